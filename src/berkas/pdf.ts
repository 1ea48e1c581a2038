import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { adaObjekTersembunyi } from './pdf-sembunyi.js';
import { bertindakSendiri } from './pdf-tindakan.js';
import { type AliranPdf, type BacaanPdf, bacaPdf, lewatiKosong } from './pdf-token.js';

/** Why a PDF is not taken. `aktif`: it would do something when opened, or carries other files. */
export type MasalahPdf = 'terpotong' | 'rusak' | 'terkunci' | 'aktif';

/**
 * Actions that run something, leave the document or bring other files along (PDF 32000-1, 12.6.4 and 7.11.4). Shorter
 * ones count only where the grammar has them (pdf-tindakan.ts).
 */
const BERBAHAYA = [
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Rendition'],
  ...['GoTo3DView', 'ResetForm', 'Filespec'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'RichMedia', 'RichMediaContent', 'XFA'],
];
/** What an object stream has to say of itself. */
const CIRI_ALIRAN_OBJEK = ['First', 'ObjStm'];

/** Most that the object streams of one file may unfold to; a real one of 2 MB stays far below. */
const UNTAIAN_PALING_BESAR = 24 * 1024 * 1024;

/** Most signs outside pages, pictures and letters; a real file of 2 MB has a tenth of it. */
const TANDA_PALING_BANYAK = 600_000;

/** A writer fills each with some hundred objects. */
const ALIRAN_OBJEK_PALING_BANYAK = 1000;

/** Blanks between where an object is said to begin and where it does; a writer puts it there. */
const KOSONG_PALING_PANJANG = 1000;

const kembangkan = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

/**
 * Looks into a PDF without drawing it. Whatever readers might read in another way than this one (objects hidden in
 * streams, object streams behind unusual filters) is refused as damaged: a scan has none of it.
 */
export async function periksaPdf(isi: Buffer): Promise<MasalahPdf | null> {
  const teks = isi.toString('latin1');
  const masalah = periksaKerangka(teks);
  if (masalah) return masalah;
  if (adaNama(teks, ['Encrypt'])) return 'terkunci';
  // Wherever they stand, in a stream or a remark too: a reader led there by a forged table would find them.
  if (adaNama(teks, BERBAHAYA)) return 'aktif';
  const anggaran = { sisa: TANDA_PALING_BANYAK };
  const bacaan = await bacaPdf(teks, anggaran);
  if (!bacaan) return 'rusak';
  return periksaObjek(isi, teks, bacaan, anggaran);
}

/** Head, end, and the table that the end points to. */
function periksaKerangka(teks: string): MasalahPdf | null {
  if (!/^%PDF-[12]\.\d/.test(teks)) return 'rusak';
  const ekor = /startxref\s{1,9}(\d{1,9})\s{1,9}%%EOF[\s\0]*$/.exec(teks.slice(-2048));
  if (!ekor) return /%%EOF/.test(teks.slice(-2048)) ? 'rusak' : 'terpotong';
  const tabel = teks.slice(Number(ekor[1]), Number(ekor[1]) + 64);
  return /^\s{0,9}(xref\s|\d+\s+\d+\s+obj\b)/.test(tabel) ? null : 'rusak';
}

async function periksaObjek(
  isi: Buffer,
  teks: string,
  bacaan: BacaanPdf,
  anggaran: { sisa: number },
): Promise<MasalahPdf | null> {
  const aliranObjek = bacaan.aliran.filter(({ kamus }) => CIRI_ALIRAN_OBJEK.some((nama) => kamus.includes(`/${nama}`)));
  if (aliranObjek.length > ALIRAN_OBJEK_PALING_BANYAK) return 'rusak';
  const semua = [bacaan];
  let sisa = UNTAIAN_PALING_BESAR;
  for (const satu of aliranObjek) {
    const buka = await bukaAliranObjek(isi, satu, sisa);
    const baca = buka && (await bacaPdf(buka.toString('latin1'), anggaran));
    if (!baca || !nomori(baca, buka.toString('latin1'), satu.kamus)) return 'rusak';
    sisa -= buka.length;
    semua.push(baca);
  }
  if (adaYangTersembunyi(teks, bacaan, aliranObjek) || adaObjekTersembunyi(teks, bacaan)) return 'rusak';
  if (BERBAHAYA.some((nama) => semua.some((satu) => satu.nama.has(`/${nama}`)))) return 'aktif';
  if (bertindakSendiri(semua.flatMap(({ objek }) => objek))) return 'aktif';
  return semua.some((satu) => satu.nama.has('/Page')) ? null : 'rusak';
}

/** An object stream's text; null when it is packed in a way that only a forger needs. */
async function bukaAliranObjek(isi: Buffer, { kamus, awal, akhir }: AliranPdf, maks: number): Promise<Buffer | null> {
  const bytes = isi.subarray(awal, akhir);
  const saringan = saringanTunggal(kamus);
  if (saringan === 'tanpa') return bytes;
  if (saringan === 'aneh' || maks <= 0) return null;
  try {
    return await kembangkan(bytes, { maxOutputLength: maks });
  } catch (galat) {
    if (galat instanceof Error && 'code' in galat) return null;
    throw galat;
  }
}

function saringanTunggal(kamus: readonly string[]): 'tanpa' | 'flate' | 'aneh' {
  const bersarang = kamus.lastIndexOf('<<') > 0;
  const banyak = kamus.filter((tanda) => tanda === '/Filter').length;
  if (bersarang || banyak > 1 || ['/DecodeParms', '/DP', '/F'].some((nama) => kamus.includes(nama))) return 'aneh';
  if (banyak === 0) return 'tanpa';
  const nilai = kamus.slice(kamus.indexOf('/Filter') + 1);
  const [pertama, kedua, ketiga] = nilai[0] === '[' ? nilai.slice(1) : nilai;
  const satu = nilai[0] !== '[' || (kedua === ']' && ketiga !== undefined);
  return satu && (pertama === '/FlateDecode' || pertama === '/Fl') ? 'flate' : 'aneh';
}

/** Whether the signs of an object stream stand where the grammar saw none: inside other streams, texts or remarks. */
function adaYangTersembunyi(teks: string, bacaan: BacaanPdf, aliranObjek: readonly AliranPdf[]): boolean {
  return CIRI_ALIRAN_OBJEK.some((nama) => {
    const pola = polaNama([nama]);
    const banyak = (bagian: string): number => bagian.match(pola)?.length ?? 0;
    const terbuka = aliranObjek.reduce((jumlah, { awal, akhir }) => jumlah + banyak(teks.slice(awal, akhir)), 0);
    return banyak(teks) !== (bacaan.nama.get(`/${nama}`) ?? 0) + terbuka;
  });
}

/** Gives the objects of an object stream their numbers, as its head says; false when one begins inside another. */
function nomori({ objek }: BacaanPdf, teks: string, kamus: readonly string[]): boolean {
  const [banyak, awal] = ['/N', '/First'].map((nama) => Number(kamus[kamus.indexOf(nama) + 1] ?? Number.NaN));
  const menurutLetak = new Map(objek.map((satu) => [satu.letak, satu]));
  const kepala = (i: number): number => {
    const nilai = objek[i]?.nilai;
    return nilai?.jenis === 'angka' ? Number(nilai.angka) : Number.NaN;
  };
  for (let i = 0; i < (banyak ?? Number.NaN); i += 1) {
    const di = (awal ?? Number.NaN) + kepala(2 * i + 1);
    const satu = menurutLetak.get(di + lewatiKosong(teks.slice(di, di + KOSONG_PALING_PANJANG), 0));
    if (!satu || !Number.isInteger(kepala(2 * i))) return false;
    satu.nomor = kepala(2 * i);
  }
  return true;
}

const adaNama = (teks: string, nama: readonly string[]): boolean => polaNama(nama).test(teks);

/** Finds names in bytes, each letter as itself or escaped (#4a). */
function polaNama(nama: readonly string[]): RegExp {
  const huruf = (satu: string): string => {
    const hex = satu.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:${satu}|#${[...hex].map((angka) => (/[a-f]/.test(angka) ? `[${angka}${angka.toUpperCase()}]` : angka)).join('')})`;
  };
  const pilihan = nama.map((satu) => [...satu].map(huruf).join(''));
  return new RegExp(`/(?:${pilihan.join('|')})(?![A-Za-z0-9#_.-])`, 'g');
}
