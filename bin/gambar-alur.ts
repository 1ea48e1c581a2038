import { readFileSync, writeFileSync } from 'node:fs';
import { ALUR_FORMULIR } from '../src/formulir/formulir.alur.js';
import { ALUR_TIKET } from '../src/helpdesk/tiket.alur.js';
import { ALUR_IMPOR } from '../src/impor/impor.alur.js';
import { inProject } from '../src/paths.js';
import { ALUR_REGISTRASI } from '../src/portal/registrasi.alur.js';
import { gambarAlur } from '../src/shared/alur.js';

/* npm run alur: writes docs/alur.md from the tables in the code; a test fails when they differ. */

const FILE = inProject('docs/alur.md');

/** The page as the tables say it now. */
export function alurPage(): string {
  const section = (title: string, diagram: string) => `## ${title}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`;
  return [
    '# Life cycles\n\nDrawn from the tables in the code (`npm run alur`).\n',
    section('Registrasi', gambarAlur(ALUR_REGISTRASI)),
    section('Formulir', gambarAlur(ALUR_FORMULIR)),
    section('Tiket', gambarAlur(ALUR_TIKET)),
    section('Impor', gambarAlur(ALUR_IMPOR)),
  ].join('\n');
}

export const currentAlurPage = (): string => readFileSync(FILE, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(FILE, alurPage());
