import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { BerkasBersih } from '../../src/berkas/berkas.js';
import { periksaBerkas } from '../../src/berkas/periksa.js';

/** Files that people attach, made here: good ones, and what a test needs to spoil them. */

const latin = (teks: string): Buffer => Buffer.from(teks, 'latin1');

/** A PDF of these objects (number → content), with a table that is right. `trailer` is added to the trailer. */
export function buatPdf(objek: Record<number, string | Buffer>, trailer = ''): Buffer {
  let isi: Buffer = latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const letak: [number, number][] = [];
  for (const [nomor, satu] of Object.entries(objek)) {
    letak.push([Number(nomor), isi.length]);
    isi = Buffer.concat([isi, latin(`${nomor} 0 obj\n`), Buffer.from(satu as string, 'latin1'), latin('\nendobj\n')]);
  }
  const tabel = letak.map(([nomor, di]) => `${nomor} 1\n${String(di).padStart(10, '0')} 00000 n \n`).join('');
  const banyak = Math.max(...letak.map(([nomor]) => nomor)) + 1;
  const ekor = `xref\n0 1\n0000000000 65535 f \n${tabel}trailer\n<< /Size ${banyak} /Root 1 0 R ${trailer} >>\nstartxref\n${isi.length}\n%%EOF\n`;
  return Buffer.concat([isi, latin(ekor)]);
}

export const KATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const HALAMAN = {
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
};

/** One page; the catalog says what a test wants it to. */
export const pdfSatuHalaman = (katalog = KATALOG, lain: Record<number, string | Buffer> = {}): Buffer =>
  buatPdf({ 1: katalog, ...HALAMAN, ...lain });

/** A PDF of exactly so many bytes. */
export function pdfSeberat(byte: number): Buffer {
  const sisa = byte - pdfSatuHalaman(KATALOG, { 9: aliran('/Filter /DCTDecode', acak(1_000_000)) }).length;
  return pdfSatuHalaman(KATALOG, { 9: aliran('/Filter /DCTDecode', acak(1_000_000 + sisa)) });
}

export function aliran(kamus: string, isi: Buffer | string): Buffer {
  const bytes = Buffer.from(isi as string, 'latin1');
  return Buffer.concat([latin(`<< ${kamus} /Length ${bytes.length} >>\nstream\n`), bytes, latin('\nendstream')]);
}

/** An object stream that holds these objects (number → content). */
export function aliranObjek(
  objek: Record<number, string>,
  kamus = '/Filter /FlateDecode',
  kemas = deflateSync,
): Buffer {
  let isi = '';
  const kepala = Object.entries(objek).map(([nomor, satu]) => {
    const di = isi.length;
    isi += `${satu} `;
    return `${nomor} ${di}`;
  });
  const awal = `${kepala.join(' ')} `;
  return aliran(`/Type /ObjStm /N ${kepala.length} /First ${awal.length} ${kamus}`, kemas(latin(awal + isi)));
}

/** What a program that makes letters writes. */
export function pdfSurat(teks = 'Surat Keputusan'): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4' });
  const bagian: Buffer[] = [];
  pdf.on('data', (satu: Buffer) => bagian.push(satu));
  pdf.fontSize(20).text(teks);
  pdf.addPage().text('Halaman kedua');
  pdf.outline.addItem('Bab 1');
  return new Promise((selesai) => {
    pdf.on('end', () => selesai(Buffer.concat(bagian)));
    pdf.end();
  });
}

const kanvas = (lebar: number, tinggi: number, warna = '#c4832a') =>
  sharp({ create: { width: lebar, height: tinggi, channels: 3, background: warna } });

export const jpeg = (lebar = 300, tinggi = 200): Promise<Buffer> => kanvas(lebar, tinggi).jpeg().toBuffer();
export const png = (lebar = 300, tinggi = 200): Promise<Buffer> => kanvas(lebar, tinggi).png().toBuffer();

/** A photo as a phone takes it: lying on its side, with where and by whom it was taken. */
export const jpegTelepon = (lebar = 400, tinggi = 200): Promise<Buffer> =>
  kanvas(lebar, tinggi)
    .jpeg()
    .withExif({
      IFD0: { Make: 'KameraRahasia', Artist: 'Pemilik Telepon' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 25/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** Every pixel by chance: nothing makes it small. */
export function acak(panjang: number, benih = 1): Buffer {
  let x = benih;
  const isi = Buffer.alloc(panjang);
  for (let i = 0; i < panjang; i += 1) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    isi[i] = x >>> 24;
  }
  return isi;
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(isi: Buffer): number {
  let c = 0xffffffff;
  for (const byte of isi) c = CRC[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

export function potonganPng(jenis: string, isi: Buffer): Buffer {
  const badan = Buffer.concat([latin(jenis), isi]);
  const hasil = Buffer.alloc(badan.length + 8);
  hasil.writeUInt32BE(isi.length, 0);
  badan.copy(hasil, 4);
  hasil.writeUInt32BE(crc(badan), badan.length + 4);
  return hasil;
}

/** A PNG that claims to be so big and weighs little: the picture is all zeroes. */
export function pngBom(sisi: number): Buffer {
  const kepala = Buffer.alloc(13);
  kepala.writeUInt32BE(sisi, 0);
  kepala.writeUInt32BE(sisi, 4);
  kepala.set([1, 0, 0, 0, 0], 8);
  const baris = Buffer.alloc(Math.ceil(sisi / 8) + 1);
  const isi = deflateSync(Buffer.concat(Array.from({ length: Math.min(sisi, 2000) }, () => baris)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    potonganPng('IHDR', kepala),
    potonganPng('IDAT', isi),
    potonganPng('IEND', Buffer.alloc(0)),
  ]);
}

/** A file as it is after it has been looked into. */
export async function berkasBersih(nama: string, isi: Buffer): Promise<BerkasBersih> {
  const hasil = await periksaBerkas({ nama, isi });
  if ('pesan' in hasil) throw new Error(hasil.pesan);
  return hasil.berkas;
}
