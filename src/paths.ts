import { existsSync } from 'node:fs';
import path from 'node:path';

function findRoot(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  return findRoot(path.dirname(from));
}

/** The project's folder, the same from src (tsx) and from dist. */
export const projectRoot = findRoot(import.meta.dirname);

export const inProject = (...parts: string[]): string => path.join(projectRoot, ...parts);
