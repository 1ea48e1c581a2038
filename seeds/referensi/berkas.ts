import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { inProject } from '../../src/paths.js';

const readData = (file: string): Buffer => readFileSync(inProject('seeds', 'data', file));

/** Rows of a CSV of seeds/data (a .gz is unpacked); throws when its header is not exactly `columns`. */
export function readTable<Column extends string>(file: string, columns: readonly Column[]): Record<Column, string>[] {
  const bytes = readData(file);
  const rows: string[][] = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const header = rows.shift() ?? [];
  if (header.join() !== columns.join()) throw new Error(`seeds/data/${file}: header is ${header.join()}`);
  return rows.map(
    (cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Record<Column, string>,
  );
}

/** Content hash of the named files of seeds/data. */
export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readData(file));
  return hash.digest('hex');
}
