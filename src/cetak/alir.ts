import { type Dokumen, HALAMAN, LEBAR_ISI } from './lembar.js';

const BATAS_BAWAH = HALAMAN.tinggi - HALAMAN.bawah - 8;

/** Goes on to a new page when `tinggi` does not fit below `y`; what goes on there begins with `lanjutan`. */
export function tempat(
  pdf: Dokumen,
  y: number,
  tinggi: number,
  lanjutan: (y: number) => number = (atas) => atas,
): number {
  if (y + tinggi <= BATAS_BAWAH) return y;
  pdf.addPage();
  return lanjutan(HALAMAN.atas);
}

/** A section that goes on overleaf says so there. */
export function judulLanjutan(pdf: Dokumen, judul: string, y: number): number {
  pdf.font('biasa').fontSize(8.5).fillColor('#333').text(`${judul} (lanjutan)`, HALAMAN.kiri, y, { width: LEBAR_ISI });
  return y + 16;
}

/** Heading of a section, kept together with what follows it. */
export function judulBagian(pdf: Dokumen, teks: string, y: number): number {
  const di = tempat(pdf, y + 8, 76);
  pdf.font('tebal').fontSize(11).fillColor('#000').text(teks, HALAMAN.kiri, di, { width: LEBAR_ISI });
  pdf
    .moveTo(HALAMAN.kiri, di + 17)
    .lineTo(HALAMAN.kiri + LEBAR_ISI, di + 17)
    .lineWidth(0.7)
    .stroke('#000');
  return di + 23;
}

export function kalimat(pdf: Dokumen, teks: string, y: number): number {
  pdf.font('biasa').fontSize(9).fillColor('#000').text(teks, HALAMAN.kiri, y, { width: LEBAR_ISI });
  return pdf.y + 4;
}
