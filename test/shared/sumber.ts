import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../src/paths.js';

export interface Import {
  /** a package, `node:…`, or a file of ours as `src/…/x.ts` */
  of: string;
  typeOnly: boolean;
}

export interface Source {
  /** `src/…/x.ts` */
  name: string;
  text: string;
  /** text without comments */
  code: string;
  imports: Import[];
}

/** All files of a folder of the project with these endings, by name. */
export function filesOf(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort()
    .map((name) => ({ name, text: readFileSync(inProject(name), 'utf8') }));
}

export function readSources(): Source[] {
  return filesOf('src', '.ts').map(({ name, text }) => {
    const code = withoutComments(text);
    return { name, text, code, imports: importsOf(name, code) };
  });
}

/** Good enough for this code: no string of ours holds a comment mark behind a space or at the start of a line. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

export function importsOf(name: string, code: string): Import[] {
  const found: Import[] = [];
  for (const [, clause = '', from = ''] of code.matchAll(
    /^(?:import|export)\s([^;'"]*?)\s*from\s*['"]([^'"]+)['"]/gm,
  )) {
    found.push({ of: resolve(name, from), typeOnly: isTypeOnly(clause) });
  }
  for (const [, from = ''] of code.matchAll(/^import\s*['"]([^'"]+)['"]/gm))
    found.push({ of: resolve(name, from), typeOnly: false });
  for (const [, from = ''] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g))
    found.push({ of: resolve(name, from), typeOnly: false });
  return found;
}

/** `import type …`, or braces in which everything is marked `type`. */
function isTypeOnly(clause: string): boolean {
  if (/^type\b/.test(clause)) return true;
  const braces = /^\{([^}]*)\}$/.exec(clause.trim());
  const names = (braces?.[1] ?? '').split(',').map((satu) => satu.trim());
  return braces !== null && names.every((satu) => satu === '' || satu.startsWith('type '));
}

function resolve(name: string, from: string): string {
  return from.startsWith('.') ? path.join(path.dirname(name), from).replace(/\.js$/, '.ts') : from;
}
