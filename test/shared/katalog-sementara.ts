import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';

const SOURCES = path.resolve(import.meta.dirname, '../../src/formulir');
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A folder of the shape the loader reads: file → JavaScript of its default export. */
export async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'epupns-katalog-'));
  folders.push(folder);
  await Promise.all(['tab', 'riwayat'].map((name) => mkdir(path.join(folder, name))));
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), `export default ${text};`);
  return folder;
}

/** The portal's own files and those given. */
export async function portalWith(files: Record<string, string>): Promise<string> {
  const folder = await folderWith(files);
  for (const kind of ['tab', 'riwayat']) {
    for (const name of await readdir(path.join(SOURCES, kind))) {
      if (name.endsWith('.map')) continue;
      const address = pathToFileURL(path.join(SOURCES, kind, name)).href;
      await writeFile(path.join(folder, kind, `${path.parse(name).name}.js`), `export { default } from '${address}';`);
    }
  }
  return folder;
}

export const teks = (kode: string) => `{ kode: '${kode}', label: '${kode}', jenis: 'teks' }`;
export const riwayat = (jenis: string, nomorUrut: number, isian = teks('isi'), contoh = "{ isi: 'a' }") => `{
  nomorUrut: ${nomorUrut}, jenis: '${jenis}', judul: 'Riwayat ${jenis}', satuan: '${jenis}', tingkat: 2,
  isian: [${isian}], kunci: (isi) => isi.isi, judulBaris: (isi) => isi.isi, urutan: () => '', contoh: ${contoh} }`;
export const tab = (kode: string, butir: readonly string[], contoh: string) => `{
  nomorUrut: 1, kode: '${kode}', judul: '${kode}', pengantar: '', kelompok: [{ judul: '', isi: [
    ${butir.map((satu) => `{ butir: { kode: '${satu}', label: '${satu}', tingkat: 2, isian: [${teks(satu)}] } }`)}
  ] }], contoh: ${contoh} }`;
