import path from 'node:path';

/** The code that runs: the sources under tsx, or what `npm test` compiled from them. */
const CODE = path.resolve(import.meta.dirname, '../..');
const ENDING = path.extname(import.meta.filename);

/** File of a module of ours (`bin/impor`), as this run runs its own. */
export const fileKode = (modul: string): string => path.join(CODE, `${modul}${ENDING}`);

/** What node needs before the module's file. */
export const kataNode: readonly string[] = ENDING === '.ts' ? ['--import', 'tsx'] : ['--enable-source-maps'];
