import { fileTypeFromBuffer } from 'file-type';
import { type BerkasBersih, type BerkasMasuk, UKURAN_PALING_BESAR } from './berkas.js';
import { gambarUlang, type MasalahGambar } from './gambar.js';
import { rapikanNama, sebutNama } from './nama.js';
import { type MasalahPdf, periksaPdf } from './pdf.js';

/** A file that is taken, or in words for its sender why not and what to do. */
export type HasilPeriksa = { berkas: BerkasBersih } | { pesan: string };

const PESAN: Record<MasalahPdf | MasalahGambar | 'kosong' | 'terlalu-besar' | 'jenis-lain', string> = {
  kosong: 'kosong. Pilih lagi berkasnya, atau pindai ulang kertasnya.',
  'terlalu-besar':
    'lebih besar dari 2 MB. Pindai dengan mutu lebih rendah (150 dpi cukup) atau kecilkan fotonya, lalu pilih lagi.',
  'jenis-lain': 'bukan PDF, JPG, atau PNG. Simpan ulang sebagai salah satunya, lalu pilih lagi.',
  terpotong: 'tidak utuh, mungkin terputus saat disalin. Salin atau pindai ulang, lalu pilih lagi.',
  rusak: 'tidak bisa dibaca. Pindai atau foto ulang kertasnya, lalu pilih lagi.',
  terkunci: 'dikunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu pilih lagi.',
  aktif:
    'memuat lebih dari halaman: program, perintah, atau berkas lain di dalamnya. Cetak ulang ke PDF atau pindai kertasnya, lalu pilih lagi.',
  'terlalu-luas': 'terlalu banyak titiknya untuk dibuka. Foto atau pindai lagi dengan ukuran lebih kecil.',
  bergerak: 'berisi gambar bergerak. Pilih gambar diam: foto atau pindaian kertasnya.',
};

/** Type by content, never by name or the browser's word; PDFs looked into, pictures drawn anew. */
export async function periksaBerkas(masuk: BerkasMasuk): Promise<HasilPeriksa> {
  const hasil = await bersihkan(masuk);
  return typeof hasil === 'string' ? { pesan: `“${sebutNama(masuk.nama)}” ${PESAN[hasil]}` } : { berkas: hasil };
}

async function bersihkan({ nama, isi }: BerkasMasuk): Promise<BerkasBersih | keyof typeof PESAN> {
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
