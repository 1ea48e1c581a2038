import { bukaDokumen, daftarFakta, HALAMAN, kop, LEBAR_ISI, nomoriHalaman, qrBerkode, tutupDokumen } from './lembar.js';

export interface ModelTandaBuktiTiket {
  judul: string;
  nomor: string;
  jenis: string;
  nip: string;
  nama: string;
  isi: string;
  dikirim: string;
  kantor: string;
  kode: string;
  alamatPeriksa: string;
}

/** Receipt of a ticket: Tanda Bukti Permohonan Bantuan (domain.md §8). */
export function gambarTandaBuktiTiket(isi: ModelTandaBuktiTiket): Promise<Buffer> {
  const pdf = bukaDokumen(`${isi.judul} e-PUPNS`);
  const y = kop(pdf, isi.judul);
  pdf
    .font('biasa')
    .fontSize(8.5)
    .text('Nomor Tiket', HALAMAN.kiri, y + 4);
  pdf
    .font('tebal')
    .fontSize(26)
    .text(isi.nomor, HALAMAN.kiri, y + 14, { lineBreak: false });
  qrBerkode(pdf, isi, y + 4);
  const fakta = [
    ['Jenis Permasalahan', isi.jenis],
    ['NIP Baru', isi.nip],
    ['Nama', isi.nama],
    ['Isi Pengaduan', isi.isi],
    ['Tanggal kirim', isi.dikirim],
    ['Diperiksa oleh', isi.kantor],
  ] as const;
  const bawah = daftarFakta(pdf, fakta, { x: HALAMAN.kiri, y: y + 60, lebar: LEBAR_ISI - 130, label: 120 });
  pdf
    .font('biasa')
    .fontSize(9)
    .fillColor('#000')
    .text(
      'Simpan Nomor Tiket ini. Dengan nomor tiket dan NIP Baru, jawabannya terbaca di Cek Status Pengaduan e-PUPNS.',
      HALAMAN.kiri,
      Math.max(bawah, y + 150) + 16,
      { width: LEBAR_ISI },
    );
  nomoriHalaman(pdf, `${isi.judul} ${isi.kode}`);
  return tutupDokumen(pdf);
}
