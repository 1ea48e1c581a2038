import PDFDocument from 'pdfkit';
import qrcode from 'qrcode';
import { inProject } from '../paths.js';

export type Dokumen = PDFKit.PDFDocument;

/** A4 in points, with the margins every proof has. */
export const HALAMAN = { lebar: 595.28, tinggi: 841.89, kiri: 48, kanan: 48, atas: 48, bawah: 56 } as const;
export const LEBAR_ISI = HALAMAN.lebar - HALAMAN.kiri - HALAMAN.kanan;

const HURUF = {
  biasa: inProject('src/cetak/huruf/NotoSans-Regular.ttf'),
  tebal: inProject('src/cetak/huruf/NotoSans-Bold.ttf'),
};

/** An empty tagged A4 document in Indonesian with the embedded font. */
export function bukaDokumen(judul: string): Dokumen {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: HALAMAN.atas, bottom: HALAMAN.bawah, left: HALAMAN.kiri, right: HALAMAN.kanan },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'id',
    tagged: true,
    displayTitle: true,
    info: { Title: judul, Author: 'e-PUPNS', Creator: 'e-PUPNS' },
  });
  pdf.registerFont('biasa', HURUF.biasa);
  pdf.registerFont('tebal', HURUF.tebal);
  return pdf.font('biasa').fontSize(9.5).fillColor('#000');
}

/** Ends the document and gives its bytes. */
export function tutupDokumen(pdf: Dokumen): Promise<Buffer> {
  return new Promise((selesai, gagal) => {
    const bagian: Buffer[] = [];
    pdf.on('data', (satu: Buffer) => bagian.push(satu));
    pdf.on('end', () => selesai(Buffer.concat(bagian)));
    pdf.on('error', gagal);
    pdf.end();
  });
}

/** QR code as black squares, drawn and not embedded as a picture; `sisi` in points. */
export function gambarQr(pdf: Dokumen, teks: string, di: { x: number; y: number; sisi: number }): void {
  const { modules } = qrcode.create(teks, { errorCorrectionLevel: 'M' });
  const kotak = di.sisi / modules.size;
  pdf.markContent('Artifact');
  for (let baris = 0; baris < modules.size; baris += 1) {
    for (let kolom = 0; kolom < modules.size; kolom += 1) {
      // A hair more than a square, so that no printer leaves white lines between them.
      if (modules.get(baris, kolom)) pdf.rect(di.x + kolom * kotak, di.y + baris * kotak, kotak + 0.15, kotak + 0.15);
    }
  }
  pdf.fill('#000').endMarkedContent();
}

/** Width of the QR with its code below, at the right edge. */
const SISI_QR = 104;

/** The QR that opens the check of a proof, at the right edge below `y`, and its code for typing. */
export function qrBerkode(pdf: Dokumen, bukti: { alamatPeriksa: string; kode: string }, y: number): void {
  const x = HALAMAN.kiri + LEBAR_ISI - SISI_QR;
  const tengah = { width: SISI_QR, align: 'center' } as const;
  gambarQr(pdf, bukti.alamatPeriksa, { x, y, sisi: SISI_QR });
  pdf
    .font('biasa')
    .fontSize(8)
    .text('Kode bukti', x, y + SISI_QR + 6, tengah);
  pdf
    .font('tebal')
    .fontSize(9)
    .text(bukti.kode, x, y + SISI_QR + 17, tengah);
}

/** The letterhead that all proofs share; returns the height below it. */
export function kop(pdf: Dokumen, judul: string, di: { y: number } = { y: HALAMAN.atas }): number {
  const x = HALAMAN.kiri;
  pdf.markContent('Artifact');
  for (const [i, [dx, dy]] of (
    [
      [0, 0],
      [13, 0],
      [0, 13],
      [13, 13],
    ] as const
  ).entries())
    kelopak(pdf, x + dx, di.y + 2 + dy, i);
  pdf.endMarkedContent().fillColor('#000');
  pdf
    .font('tebal')
    .fontSize(13)
    .text('e-PUPNS', x + 34, di.y, { lineBreak: false });
  pdf
    .font('biasa')
    .fontSize(8.5)
    .text('Pendataan Ulang Pegawai Negeri Sipil secara elektronik, Badan Kepegawaian Negara', x + 34, di.y + 18, {
      lineBreak: false,
    });
  pdf
    .moveTo(x, di.y + 36)
    .lineTo(x + LEBAR_ISI, di.y + 36)
    .lineWidth(1)
    .stroke('#000');
  pdf
    .font('tebal')
    .fontSize(14)
    .text(judul, x, di.y + 46, { width: LEBAR_ISI });
  return di.y + 70;
}

/** One petal of the kawung, pointing to the middle of the four. */
function kelopak(pdf: Dokumen, x: number, y: number, i: number): void {
  const s = 12;
  const [a, b] =
    i === 0 || i === 3
      ? [
          [x, y],
          [x + s, y + s],
        ]
      : [
          [x + s, y],
          [x, y + s],
        ];
  const [c, d] =
    i === 0 || i === 3
      ? [
          [x + s, y],
          [x, y + s],
        ]
      : [
          [x + s, y + s],
          [x, y],
        ];
  pdf
    .moveTo(a![0]!, a![1]!)
    .quadraticCurveTo(c![0]!, c![1]!, b![0]!, b![1]!)
    .quadraticCurveTo(d![0]!, d![1]!, a![0]!, a![1]!)
    .fill(i === 3 ? '#777' : '#000');
}

/** Label and value lines; long values wrap. Returns the height below. */
export function daftarFakta(
  pdf: Dokumen,
  fakta: readonly (readonly [string, string])[],
  di: { x: number; y: number; lebar: number; label: number },
): number {
  let y = di.y;
  for (const [label, nilai] of fakta) {
    const lebarNilai = di.lebar - di.label;
    pdf
      .font('biasa')
      .fontSize(8.5)
      .fillColor('#333')
      .text(label, di.x, y, { width: di.label - 8 });
    const bawahLabel = pdf.y;
    pdf
      .font('tebal')
      .fontSize(9.5)
      .fillColor('#000')
      .text(nilai || '–', di.x + di.label, y - 1, { width: lebarNilai });
    y = Math.max(pdf.y, bawahLabel) + 3;
  }
  return y;
}

/** "Halaman x dari y" and the code below every page. */
export function nomoriHalaman(pdf: Dokumen, teks: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    pdf.switchToPage(i);
    const bawah = pdf.page.margins.bottom;
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('biasa').fontSize(8).fillColor('#333');
    pdf.text(teks, HALAMAN.kiri, HALAMAN.tinggi - 36, { width: LEBAR_ISI * 0.75, lineBreak: false });
    pdf.text(`Halaman ${i - start + 1} dari ${count}`, HALAMAN.kiri, HALAMAN.tinggi - 36, {
      width: LEBAR_ISI,
      align: 'right',
      lineBreak: false,
    });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bawah;
  }
}
