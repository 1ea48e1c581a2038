import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { GalatBerkas, PembacaCsv, type RekamanCsv } from './csv.js';

/** A CSV file, read once from front to end. */
export interface BerkasCsv {
  tajuk: string[];
  /** the records after the header, in pieces */
  potongan: AsyncIterable<RekamanCsv[]>;
  /** SHA-256 of what has been read */
  sidik(): string;
  /** bytes that have been read */
  terbaca(): number;
  /** for whoever does not read on */
  tutup(): Promise<void>;
}

const AWAL_BERKAS = 65_536;
const POTONGAN = 262_144;

/** Opens a file and reads its header. Throws GalatBerkas when it is not there or no CSV. */
export async function bukaBerkas(jalur: string): Promise<BerkasCsv> {
  const pemisah = kenaliPemisah(await bacaAwal(jalur), jalur);
  const hash = createHash('sha256');
  let byte = 0;
  const potongan = bacaPotongan(jalur, new PembacaCsv(pemisah), (bytes) => {
    byte += bytes.length;
    hash.update(bytes);
  });
  const pertama = await potongan.next();
  const [tajuk, ...sisa] = pertama.done ? [] : pertama.value;
  if (!tajuk) throw new GalatBerkas(`${jalur} kosong. Baris pertama harus memuat nama kolom.`);
  return {
    tajuk: tajuk.sel.map((sel) => sel.trim()),
    potongan: sambung(sisa, potongan),
    sidik: () => hash.copy().digest('hex'),
    terbaca: () => byte,
    tutup: async () => {
      await potongan.return(undefined);
    },
  };
}

async function bacaAwal(jalur: string): Promise<Buffer> {
  try {
    const berkas = await open(jalur);
    try {
      const { bytesRead, buffer } = await berkas.read(Buffer.alloc(AWAL_BERKAS), 0, AWAL_BERKAS, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await berkas.close();
    }
  } catch (error) {
    const kode = (error as NodeJS.ErrnoException).code;
    throw new GalatBerkas(kode === 'ENOENT' ? `${jalur} tidak ada.` : `${jalur} tidak dapat dibaca (${kode}).`);
  }
}

/** Excel with Indonesian settings writes semicolons, and people send its own format by mistake. */
function kenaliPemisah(awal: Buffer, jalur: string): string {
  if (awal.subarray(0, 2).toString('latin1') === 'PK')
    throw new GalatBerkas(`${jalur} adalah berkas Excel. Simpan dulu sebagai "CSV UTF-8".`);
  if (awal.includes(0)) throw new GalatBerkas(`${jalur} bukan teks UTF-8. Simpan dulu sebagai "CSV UTF-8".`);
  const tajuk = awal.toString('utf8').split('\n', 1)[0] ?? '';
  const hitung = (tanda: string) => tajuk.split(tanda).length;
  return hitung(';') > hitung(',') ? ';' : ',';
}

async function* bacaPotongan(
  jalur: string,
  csv: PembacaCsv,
  catat: (bytes: Buffer) => void,
): AsyncGenerator<RekamanCsv[]> {
  // ignoreBOM false: a byte order mark is no part of the first column's name.
  const huruf = new TextDecoder('utf-8', { ignoreBOM: false });
  for await (const bytes of createReadStream(jalur, { highWaterMark: POTONGAN })) {
    catat(bytes as Buffer);
    const rekaman = csv.baca(huruf.decode(bytes as Buffer, { stream: true }));
    if (rekaman.length > 0) yield rekaman;
  }
  const rekaman = csv.baca(huruf.decode(), true);
  if (rekaman.length > 0) yield rekaman;
}

async function* sambung(awal: RekamanCsv[], sisa: AsyncGenerator<RekamanCsv[]>): AsyncGenerator<RekamanCsv[]> {
  yield awal;
  yield* sisa;
}
