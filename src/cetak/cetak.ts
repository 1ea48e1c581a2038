import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ModelBuktiPengisian } from './bukti-pengisian.js';
import type { ModelBuktiRegistrasi } from './bukti-registrasi.js';
import type { ModelTandaBuktiTiket } from './tanda-bukti-tiket.js';
import type { ModelTandaSelesai } from './tanda-selesai.js';

export type PesananCetak =
  | { jenis: 'registrasi'; isi: ModelBuktiRegistrasi }
  | { jenis: 'pengisian'; isi: ModelBuktiPengisian }
  | { jenis: 'selesai'; isi: ModelTandaSelesai }
  | { jenis: 'tiket'; isi: ModelTandaBuktiTiket };

interface Tunggu {
  selesai: (pdf: Buffer) => void;
  gagal: (galat: Error) => void;
}

/** PDFs are drawn in a thread of their own, so that pages do not wait for them. */
let pekerja: Worker | null = null;
const menunggu = new Map<number, Tunggu>();
let nomor = 0;

/** Run from source (tests), a thread knows no TypeScript until it registers tsx itself. */
function bukaPekerja(berkas: URL): Worker {
  if (!berkas.pathname.endsWith('.ts')) return new Worker(berkas);
  const awal = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(berkas.href)}); });`;
  return new Worker(awal, { eval: true });
}

function mulaiPekerja(): Worker {
  const satu = bukaPekerja(
    pathToFileURL(path.join(import.meta.dirname, `pekerja${path.extname(import.meta.filename)}`)),
  );
  satu.on('message', (jawaban: { nomor: number; pdf?: Uint8Array; galat?: string }) => {
    const tunggu = menunggu.get(jawaban.nomor);
    menunggu.delete(jawaban.nomor);
    if (jawaban.pdf) tunggu?.selesai(Buffer.from(jawaban.pdf));
    else tunggu?.gagal(new Error(jawaban.galat));
    if (menunggu.size === 0) satu.unref();
  });
  satu.on('error', (galat) => gagalkanSemua(galat));
  satu.on('exit', () => gagalkanSemua(new Error('the PDF thread ended')));
  return satu;
}

function gagalkanSemua(galat: Error): void {
  pekerja = null;
  for (const tunggu of menunggu.values()) tunggu.gagal(galat);
  menunggu.clear();
}

function cetak(pesanan: PesananCetak): Promise<Buffer> {
  pekerja ??= mulaiPekerja();
  const satu = pekerja;
  nomor += 1;
  const milik = nomor;
  return new Promise((selesai, gagal) => {
    menunggu.set(milik, { selesai, gagal });
    satu.ref();
    satu.postMessage({ nomor: milik, pesanan });
  });
}

export const buatBuktiRegistrasi = (isi: ModelBuktiRegistrasi): Promise<Buffer> => cetak({ jenis: 'registrasi', isi });
export const buatBuktiPengisian = (isi: ModelBuktiPengisian): Promise<Buffer> => cetak({ jenis: 'pengisian', isi });
export const buatTandaSelesai = (isi: ModelTandaSelesai): Promise<Buffer> => cetak({ jenis: 'selesai', isi });
export const buatTandaBuktiTiket = (isi: ModelTandaBuktiTiket): Promise<Buffer> => cetak({ jenis: 'tiket', isi });
