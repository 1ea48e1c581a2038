import { judulBagian, judulLanjutan, kalimat, tempat } from './alir.js';
import {
  bukaDokumen,
  type Dokumen,
  daftarFakta,
  gambarQr,
  HALAMAN,
  kop,
  LEBAR_ISI,
  nomoriHalaman,
  tutupDokumen,
} from './lembar.js';

export interface BarisPerubahanCetak {
  bagian: string;
  label: string;
  lama: string;
  baru: string;
}

export interface BagianFakta {
  judul: string;
  fakta: readonly (readonly [string, string])[];
}

export interface BagianBaris {
  judul: string;
  baris: readonly { judul: string; isi: string; tanda: string }[];
}

export interface ModelBuktiPengisian {
  nip: string;
  nama: string;
  instansi: string;
  unit: string;
  nomorKiriman: number;
  dikirim: string;
  /** false: a watermark says that a newer kiriman or a draft has taken its place */
  berlaku: boolean;
  kode: string;
  alamatPeriksa: string;
  /** part 2: Formulir Perubahan Data */
  perubahan: readonly BarisPerubahanCetak[];
  /** the form as sent, section by section */
  bagian: readonly (BagianFakta | BagianBaris)[];
  berkas: readonly string[];
}

/** Bukti Pengisian Formulir e-PUPNS (domain.md §7): black and white, rows never broken over a page. */
export function gambarBuktiPengisian(isi: ModelBuktiPengisian): Promise<Buffer> {
  const pdf = bukaDokumen('Bukti Pengisian Formulir e-PUPNS');
  let y = identitas(pdf, isi);
  y = bagianPerubahan(pdf, isi, y);
  for (const satu of isi.bagian) y = 'fakta' in satu ? bagianData(pdf, satu, y) : bagianRiwayat(pdf, satu, y);
  y = bagianBerkas(pdf, isi, y);
  tandaTangan(pdf, isi, y);
  if (!isi.berlaku) tandaAir(pdf);
  nomoriHalaman(pdf, `Bukti Pengisian ${isi.kode}, kiriman ke-${isi.nomorKiriman}`);
  return tutupDokumen(pdf);
}

function identitas(pdf: Dokumen, isi: ModelBuktiPengisian): number {
  const y = kop(pdf, 'Bukti Pengisian Formulir e-PUPNS');
  const fakta = [
    ['NIP Baru', isi.nip],
    ['Nama', isi.nama],
    ['Instansi', isi.instansi],
    ['Verifikator Level 1', isi.unit],
    ['Tanggal kirim', `${isi.dikirim} (kiriman ke-${isi.nomorKiriman})`],
  ] as const;
  const bawah = daftarFakta(pdf, fakta, { x: HALAMAN.kiri, y: y + 8, lebar: LEBAR_ISI - 120, label: 120 });
  const x = HALAMAN.kiri + LEBAR_ISI - 92;
  gambarQr(pdf, isi.alamatPeriksa, { x, y: y + 4, sisi: 92 });
  pdf
    .font('tebal')
    .fontSize(8.5)
    .text(isi.kode, x - 8, y + 100, { width: 108, align: 'center' });
  return Math.max(bawah, y + 118) + 8;
}

const KOLOM = [140, 150, LEBAR_ISI - 290] as const;

function bagianPerubahan(pdf: Dokumen, isi: ModelBuktiPengisian, atas: number): number {
  const judul = 'Formulir Perubahan Data';
  const kepala = (di: number): number =>
    barisTabel(pdf, ['Data', 'Semula (data BKN)', 'Menjadi'], { y: di, huruf: 'tebal' });
  const lanjutan = (di: number): number => kepala(judulLanjutan(pdf, judul, di));
  let y = judulBagian(pdf, judul, atas);
  if (isi.perubahan.length === 0)
    return kalimat(pdf, 'Tidak ada perubahan. PNS menyatakan semua data BKN sudah sesuai.', y);
  y = kepala(y);
  for (const satu of isi.perubahan) {
    const sel = [`${satu.label}\n${satu.bagian}`, satu.lama || 'tidak ada', satu.baru || 'dihapus'];
    y = barisTabel(pdf, sel, { y, huruf: 'biasa', lanjutan });
  }
  return y;
}

interface DiTabel {
  y: number;
  huruf: 'biasa' | 'tebal';
  lanjutan?: (y: number) => number;
}

function barisTabel(pdf: Dokumen, sel: readonly string[], { y: atas, huruf, lanjutan }: DiTabel): number {
  pdf.font(huruf).fontSize(8.5);
  const tinggi = Math.max(...sel.map((teks, i) => pdf.heightOfString(teks, { width: KOLOM[i]! - 8 }))) + 7;
  const y = tempat(pdf, atas, tinggi, lanjutan);
  let x: number = HALAMAN.kiri;
  sel.forEach((teks, i) => {
    pdf
      .font(huruf)
      .fontSize(8.5)
      .fillColor('#000')
      .text(teks, x, y + 2, { width: KOLOM[i]! - 8 });
    x += KOLOM[i]!;
  });
  pdf
    .moveTo(HALAMAN.kiri, y + tinggi)
    .lineTo(HALAMAN.kiri + LEBAR_ISI, y + tinggi)
    .lineWidth(0.3)
    .stroke('#777');
  return y + tinggi + 1;
}

function bagianData(pdf: Dokumen, { judul, fakta }: BagianFakta, atas: number): number {
  let y = judulBagian(pdf, judul, atas);
  for (const satu of fakta) {
    pdf.font('tebal').fontSize(9.5);
    const tinggi = pdf.heightOfString(satu[1] || '–', { width: LEBAR_ISI - 150 }) + 4;
    y = tempat(pdf, y, tinggi, (di) => judulLanjutan(pdf, judul, di));
    y = daftarFakta(pdf, [satu], { x: HALAMAN.kiri, y, lebar: LEBAR_ISI, label: 150 });
  }
  return y;
}

function bagianRiwayat(pdf: Dokumen, { judul, baris }: BagianBaris, atas: number): number {
  let y = judulBagian(pdf, judul, atas);
  if (baris.length === 0) y = kalimat(pdf, 'Tidak ada data.', y);
  baris.forEach((satu, i) => {
    const bernomor = { ...satu, judul: baris.length > 1 ? `${i + 1}. ${satu.judul}` : satu.judul };
    y = barisRiwayat(pdf, bernomor, { y, lanjutan: (di) => judulLanjutan(pdf, judul, di) });
  });
  return y;
}

interface DiBagian {
  y: number;
  lanjutan: (y: number) => number;
}

function barisRiwayat(pdf: Dokumen, satu: BagianBaris['baris'][number], di: DiBagian): number {
  const kepala = satu.tanda ? `${satu.judul} (${satu.tanda})` : satu.judul;
  const tinggiKepala = pdf.font('tebal').fontSize(9).heightOfString(kepala, { width: LEBAR_ISI });
  const tinggiIsi = pdf.font('biasa').fontSize(8.5).heightOfString(satu.isi, { width: LEBAR_ISI });
  const y = tempat(pdf, di.y, tinggiKepala + tinggiIsi + 6, di.lanjutan);
  pdf.font('tebal').fontSize(9).fillColor('#000').text(kepala, HALAMAN.kiri, y, { width: LEBAR_ISI });
  pdf
    .font('biasa')
    .fontSize(8.5)
    .text(satu.isi, HALAMAN.kiri, y + tinggiKepala, { width: LEBAR_ISI });
  return y + tinggiKepala + tinggiIsi + 6;
}

function bagianBerkas(pdf: Dokumen, isi: ModelBuktiPengisian, atas: number): number {
  let y = judulBagian(pdf, 'Berkas yang diserahkan kepada Verifikator Level 1', atas);
  for (const satu of isi.berkas) {
    y = tempat(pdf, y, 14);
    pdf
      .rect(HALAMAN.kiri + 1, y + 2, 7, 7)
      .lineWidth(0.7)
      .stroke('#000');
    pdf
      .font('biasa')
      .fontSize(9)
      .fillColor('#000')
      .text(satu, HALAMAN.kiri + 16, y, { width: LEBAR_ISI - 16 });
    y = pdf.y + 2;
  }
  return y;
}

/** The paper is handed in signed. */
function tandaTangan(pdf: Dokumen, isi: ModelBuktiPengisian, atas: number): void {
  const y = tempat(pdf, atas + 18, 118);
  const kanan = { x: HALAMAN.kiri + LEBAR_ISI - 220, lebar: 220 };
  pdf.font('biasa').fontSize(9).fillColor('#000');
  pdf.text('Saya menyatakan data di atas benar.', HALAMAN.kiri, y, { width: LEBAR_ISI - kanan.lebar - 20 });
  pdf.text('Tempat, tanggal: ................................................', kanan.x, y, { width: kanan.lebar });
  pdf.text('PNS yang bersangkutan,', kanan.x, y + 16, { width: kanan.lebar });
  pdf.font('tebal').text(isi.nama, kanan.x, y + 80, { width: kanan.lebar });
  pdf.font('biasa').text(`NIP ${isi.nip}`, kanan.x, pdf.y, { width: kanan.lebar });
}

function tandaAir(pdf: Dokumen): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    pdf.switchToPage(i);
    pdf.save().markContent('Artifact');
    pdf.rotate(-38, { origin: [HALAMAN.lebar / 2, HALAMAN.tinggi / 2] });
    pdf.font('tebal').fontSize(56).fillColor('#000').fillOpacity(0.1);
    pdf.text('TIDAK BERLAKU LAGI', 0, HALAMAN.tinggi / 2 - 34, {
      width: HALAMAN.lebar,
      align: 'center',
      lineBreak: false,
    });
    pdf.fillOpacity(1).endMarkedContent().restore();
  }
}
