import { bukaDokumen, daftarFakta, HALAMAN, kop, LEBAR_ISI, nomoriHalaman, qrBerkode, tutupDokumen } from './lembar.js';

export interface ModelTandaSelesai {
  nip: string;
  nama: string;
  instansi: string;
  nomorKiriman: number;
  dikirim: string;
  selesai: string;
  jumlahPerubahan: number;
  /** who approved at which level, in order */
  persetujuan: readonly { tingkat: number; kantor: string; pada: string }[];
  kode: string;
  alamatPeriksa: string;
}

/** Tanda Selesai Verifikasi (domain.md §4): the data are BKN's now. */
export function gambarTandaSelesai(isi: ModelTandaSelesai): Promise<Buffer> {
  const pdf = bukaDokumen('Tanda Selesai Verifikasi e-PUPNS');
  const y = kop(pdf, 'Tanda Selesai Verifikasi');
  const kiri = { x: HALAMAN.kiri, lebar: LEBAR_ISI - 130, label: 120 };
  const perubahan =
    isi.jumlahPerubahan === 0 ? 'tidak ada, semua data sudah sesuai' : `${isi.jumlahPerubahan}, ditulis ke data BKN`;
  const fakta = [
    ['NIP Baru', isi.nip],
    ['Nama', isi.nama],
    ['Instansi', isi.instansi],
    ['Kiriman', `ke-${isi.nomorKiriman}, ${isi.dikirim}`],
    ['Selesai diverifikasi', isi.selesai],
    ['Perubahan', perubahan],
  ] as const;
  daftarFakta(pdf, fakta, { ...kiri, y: y + 8 });
  qrBerkode(pdf, isi, y + 4);
  pdf
    .font('tebal')
    .fontSize(11)
    .text('Disetujui oleh', HALAMAN.kiri, y + 160);
  const setuju = isi.persetujuan.map((satu) => [`Tingkat ${satu.tingkat}`, `${satu.kantor}, ${satu.pada}`] as const);
  const bawah = daftarFakta(pdf, setuju, { ...kiri, lebar: LEBAR_ISI, y: y + 182 });
  pdf
    .font('biasa')
    .fontSize(9)
    .text(
      'Keaslian lembar ini dapat diperiksa dengan memindai QR atau mengetik kode bukti di halaman “Periksa bukti” e-PUPNS.',
      HALAMAN.kiri,
      bawah + 16,
      { width: LEBAR_ISI },
    );
  nomoriHalaman(pdf, `Tanda Selesai Verifikasi ${isi.kode}`);
  return tutupDokumen(pdf);
}
