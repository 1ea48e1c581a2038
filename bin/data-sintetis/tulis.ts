import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { readTable } from '../../seeds/referensi/berkas.js';
import { type InstansiSintetis, makePegawai } from '../../seeds/sintetis.js';
import type { NilaiButir } from '../../src/formulir/jenis.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { type Kelompok, kelompokPegawai, kelompokRiwayat, namaKolom } from '../../src/impor/kolom.js';
import { barisSel } from '../../src/impor/sel.js';
import { CACAT } from './cacat.js';

export interface OpsiTulis {
  jumlah: number;
  benih: number;
  /** folder of the files, made when missing */
  keluar: string;
  /** this many rows of pegawai.csv are wrong */
  cacat: number;
}

const INSTANSI = ['3010', '6400', '6415'];

/** Writes pegawai.csv and a file for every kind of riwayat, as the import reads them. Returns rows by file name. */
export async function tulisSintetis(opsi: OpsiTulis): Promise<Record<string, number>> {
  await mkdir(opsi.keluar, { recursive: true });
  const katalog = await muatKatalog();
  const pegawai = await bukaCsv(opsi.keluar, 'pegawai', kelompokPegawai(katalog));
  const riwayat = new Map<string, Csv>();
  for (const jenis of katalog.riwayat)
    riwayat.set(jenis.jenis, await bukaCsv(opsi.keluar, jenis.jenis, kelompokRiwayat(jenis)));
  const rusak = buatPerusak(opsi, pegawai.kolom);
  for (const orang of makePegawai({ ...opsi, instansi: bacaInstansi() })) {
    const { nip, nip_lama } = orang;
    await pegawai.tulis(rusak(pegawai.sel({ nip, nip_lama, ...orang.isi })));
    for (const [jenis, baris] of Object.entries(orang.riwayat)) {
      const csv = riwayat.get(jenis)!;
      for (const isi of baris) await csv.tulis(csv.sel({ nip, ...isi }));
    }
  }
  const semua = [pegawai, ...riwayat.values()];
  await Promise.all(semua.map((csv) => csv.tutup()));
  return Object.fromEntries(semua.map((csv) => [csv.nama, csv.banyak()]));
}

/** Spoils the given number of rows, spread evenly, each in the next way. Never the first row: some repeat the one above. */
function buatPerusak({ jumlah, cacat }: OpsiTulis, kolom: readonly string[]): (sel: string[]) => string[] {
  let [ke, rusak] = [0, 0];
  let sebelum: Record<string, string> = {};
  return (sel) => {
    ke += 1;
    const asli = Object.fromEntries(kolom.map((nama, i) => [nama, sel[i]!]));
    const tiba = ke > 1 && rusak < cacat && ke > Math.floor(((rusak + 0.5) * jumlah) / cacat);
    const jadi = tiba ? CACAT[rusak++ % CACAT.length]!(asli, sebelum) : asli;
    if (!tiba) sebelum = asli;
    return kolom.map((nama) => jadi[nama]!);
  };
}

interface Csv {
  nama: string;
  kolom: readonly string[];
  sel(nilai: Readonly<Record<string, NilaiButir>>): string[];
  tulis(sel: readonly string[]): Promise<void>;
  banyak(): number;
  tutup(): Promise<void>;
}

async function bukaCsv(folder: string, jenis: string, kelompok: readonly Kelompok[]): Promise<Csv> {
  const berkas = createWriteStream(path.join(folder, `${jenis}.csv`), { highWaterMark: 1 << 20 });
  await once(berkas, 'open');
  const kolom = namaKolom(kelompok);
  let banyak = 0;
  berkas.write(`${kolom.join()}\n`);
  return {
    nama: `${jenis}.csv`,
    kolom,
    sel: (nilai) => barisSel(kelompok, nilai),
    tulis: async (sel) => {
      banyak += 1;
      if (!berkas.write(`${sel.map(kutip).join()}\n`)) await once(berkas, 'drain');
    },
    banyak: () => banyak,
    tutup: async () => {
      berkas.end();
      await finished(berkas);
    },
  };
}

const kutip = (sel: string): string => (/[",;\r\n]/.test(sel) ? `"${sel.replaceAll('"', '""')}"` : sel);

/** The demo instansi, whose units every database has. */
function bacaInstansi(): InstansiSintetis[] {
  const nama = new Map(
    readTable('instansi.csv', ['kode', 'nama', 'jenis', 'kode_provinsi', 'kanreg']).map((satu) => [
      satu.kode,
      satu.nama,
    ]),
  );
  const unor = readTable('unor.csv', ['instansi_kode', 'kode', 'induk', 'nama', 'eselon', 'nama_jabatan']);
  const namaUnor = new Map(unor.map((satu) => [satu.kode, satu.nama]));
  return INSTANSI.map((kode) => ({
    kode,
    nama: nama.get(kode)!,
    unor: unor
      .filter((satu) => satu.instansi_kode === kode)
      .map((satu) => ({ ...satu, induk: namaUnor.get(satu.induk) ?? null, eselon: satu.eselon || null })),
  }));
}
