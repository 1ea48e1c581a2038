import { bukaDokumen, type Dokumen, daftarFakta, HALAMAN, kop, LEBAR_ISI, qrBerkode, tutupDokumen } from './lembar.js';

export interface ModelBuktiRegistrasi {
  nomorRegister: string;
  nip: string;
  nama: string;
  instansi: string;
  kantor: string;
  tanggal: string;
  kode: string;
  /** what the QR opens */
  alamatPeriksa: string;
}

const SETENGAH = HALAMAN.tinggi / 2;

/** Bukti Registrasi: one A4 page, two halves to cut (domain.md §5.4). */
export function gambarBuktiRegistrasi(isi: ModelBuktiRegistrasi): Promise<Buffer> {
  const pdf = bukaDokumen('Bukti Registrasi e-PUPNS');
  pdf.page.margins.bottom = 0;
  separuh(pdf, isi, {
    y: HALAMAN.atas - 8,
    judul: 'Diserahkan kepada Verifikator',
    catatan: `Serahkan lembar ini kepada ${isi.kantor}.`,
  });
  garisPotong(pdf);
  separuh(pdf, isi, {
    y: SETENGAH + 32,
    judul: 'Disimpan oleh PNS',
    catatan: 'Nomor register adalah nama pengguna saat Login. Simpan lembar ini di tempat yang aman.',
  });
  return tutupDokumen(pdf);
}

function separuh(pdf: Dokumen, isi: ModelBuktiRegistrasi, di: { y: number; judul: string; catatan: string }): void {
  const y = kop(pdf, 'Bukti Registrasi', { y: di.y });
  pdf
    .font('tebal')
    .fontSize(10)
    .text(di.judul, HALAMAN.kiri, di.y + 49, { width: LEBAR_ISI, align: 'right', lineBreak: false });
  pdf
    .font('biasa')
    .fontSize(8.5)
    .text('Nomor Register', HALAMAN.kiri, y + 4);
  pdf
    .font('tebal')
    .fontSize(26)
    .text(isi.nomorRegister, HALAMAN.kiri, y + 14, { lineBreak: false });
  const fakta = [
    ['NIP Baru', isi.nip],
    ['Nama', isi.nama],
    ['Instansi', isi.instansi],
    ['Tanggal registrasi', isi.tanggal],
  ] as const;
  const bawah = daftarFakta(pdf, fakta, { x: HALAMAN.kiri, y: y + 58, lebar: LEBAR_ISI - 130, label: 100 });
  pdf
    .font('biasa')
    .fontSize(8.5)
    .fillColor('#000')
    .text(di.catatan, HALAMAN.kiri, bawah + 8, { width: LEBAR_ISI - 130 });
  qrBerkode(pdf, isi, y + 10);
}

function garisPotong(pdf: Dokumen): void {
  pdf.markContent('Artifact');
  pdf.moveTo(0, SETENGAH).lineTo(HALAMAN.lebar, SETENGAH).lineWidth(0.7).dash(4, { space: 4 }).stroke('#000').undash();
  pdf
    .font('biasa')
    .fontSize(7.5)
    .fillColor('#333')
    .text('potong di sini', HALAMAN.kiri, SETENGAH + 4, { lineBreak: false });
  pdf.fillColor('#000').endMarkedContent();
}
