import { parentPort } from 'node:worker_threads';
import { gambarBuktiPengisian } from './bukti-pengisian.js';
import { gambarBuktiRegistrasi } from './bukti-registrasi.js';
import type { PesananCetak } from './cetak.js';
import { gambarTandaBuktiTiket } from './tanda-bukti-tiket.js';
import { gambarTandaSelesai } from './tanda-selesai.js';

function gambar(pesanan: PesananCetak): Promise<Buffer> {
  switch (pesanan.jenis) {
    case 'registrasi':
      return gambarBuktiRegistrasi(pesanan.isi);
    case 'pengisian':
      return gambarBuktiPengisian(pesanan.isi);
    case 'selesai':
      return gambarTandaSelesai(pesanan.isi);
    case 'tiket':
      return gambarTandaBuktiTiket(pesanan.isi);
  }
}

parentPort?.on('message', async ({ nomor, pesanan }: { nomor: number; pesanan: PesananCetak }) => {
  try {
    parentPort?.postMessage({ nomor, pdf: await gambar(pesanan) });
  } catch (galat) {
    parentPort?.postMessage({ nomor, galat: galat instanceof Error ? (galat.stack ?? galat.message) : String(galat) });
  }
});
