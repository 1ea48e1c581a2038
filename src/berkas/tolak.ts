import type { BerkasBersih } from './berkas.js';
import type { MasalahGambar } from './gambar.js';
import { sebutNama } from './nama.js';
import type { MasalahPdf } from './pdf.js';

/** A file that is taken, or in words for its sender why not and what to do. */
export type HasilPeriksa = { berkas: BerkasBersih } | { pesan: string };

export type SebabTolak = MasalahPdf | MasalahGambar | 'kosong' | 'terlalu-besar' | 'jenis-lain' | 'virus';

const PESAN: Record<SebabTolak, string> = {
  kosong: 'kosong. Pilih lagi berkasnya, atau pindai ulang kertasnya.',
  'terlalu-besar':
    'lebih besar dari 2 MB. Pindai dengan mutu lebih rendah (150 dpi cukup) atau kecilkan fotonya, lalu pilih lagi.',
  'jenis-lain': 'bukan PDF, JPG, atau PNG. Simpan ulang sebagai salah satunya, lalu pilih lagi.',
  virus: 'ditolak pemeriksa virus. Periksa perangkat Anda dengan antivirus, lalu foto atau pindai ulang kertasnya.',
  terpotong: 'tidak utuh, mungkin terputus saat disalin. Salin atau pindai ulang, lalu pilih lagi.',
  rusak: 'tidak bisa dibaca. Pindai atau foto ulang kertasnya, lalu pilih lagi.',
  terkunci: 'dikunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu pilih lagi.',
  aktif:
    'memuat lebih dari halaman: program, perintah, atau berkas lain di dalamnya. Cetak ulang ke PDF atau pindai kertasnya, lalu pilih lagi.',
  'terlalu-luas': 'terlalu banyak titiknya untuk dibuka. Foto atau pindai lagi dengan ukuran lebih kecil.',
  bergerak: 'berisi gambar bergerak. Pilih gambar diam: foto atau pindaian kertasnya.',
};

/** What was wrong and what to do, with the file's name. */
export const tolak = (nama: string, sebab: SebabTolak): HasilPeriksa => ({
  pesan: `“${sebutNama(nama)}” ${PESAN[sebab]}`,
});
