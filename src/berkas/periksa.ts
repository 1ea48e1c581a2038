import { fileTypeFromBuffer } from 'file-type';
import { type BerkasBersih, type BerkasMasuk, UKURAN_PALING_BESAR } from './berkas.js';
import { gambarUlang } from './gambar.js';
import { rapikanNama } from './nama.js';
import { periksaPdf } from './pdf.js';
import { type HasilPeriksa, type SebabTolak, tolak } from './tolak.js';

/** Type by content, never by name or the browser's word; PDFs looked into, pictures drawn anew. */
export async function periksaBerkas(masuk: BerkasMasuk): Promise<HasilPeriksa> {
  const hasil = await bersihkan(masuk);
  return typeof hasil === 'string' ? tolak(masuk.nama, hasil) : { berkas: hasil };
}

async function bersihkan({ nama, isi }: BerkasMasuk): Promise<BerkasBersih | SebabTolak> {
  if (isi.length === 0) return 'kosong';
  if (isi.length > UKURAN_PALING_BESAR) return 'terlalu-besar';
  const jenis = (await fileTypeFromBuffer(isi))?.mime;
  if (jenis === 'application/pdf') {
    const masalah = await periksaPdf(isi);
    return masalah ?? { nama: rapikanNama(nama, jenis), jenis, isi, lebar: null, tinggi: null };
  }
  if (jenis === 'image/apng') return 'bergerak';
  if (jenis !== 'image/jpeg' && jenis !== 'image/png') return 'jenis-lain';
  const gambar = await gambarUlang(isi);
  return typeof gambar === 'string' ? gambar : { ...gambar, nama: rapikanNama(nama, gambar.jenis) };
}
