import type { Kamus, Nilai, ObjekPdf } from './pdf-objek.js';

/*
 * What a PDF would do by itself (PDF 32000-1, 12.6): it may open at a place of its own and hold links that somebody has
 * to click. Anything that starts by itself, or names a file elsewhere, is refused.
 */

/** Keys that no paper has: additional actions run when a page is seen; the others bring scripts and files. */
const KUNCI_TERLARANG = new Set(['AA', 'JS', 'EF', 'RF']);
/** Kinds of actions and of annotations. Those with longer names are looked for in every byte (pdf.ts). */
const JENIS_TERLARANG = new Set(['Thread', 'Movie', 'Sound', '3D', 'U3D', 'PRC']);
/** Keys whose text names a file or an address to go to. */
const KUNCI_ALAMAT = new Set(['F', 'UF', 'Base']);
const KUNCI_TUJUAN = new Set(['Type', 'S', 'D', 'SD']);

/** A file opens once, and each time it was added to. */
const PEMBUKA_PALING_BANYAK = 100;

/** What has been found on the way through all objects. */
interface Temuan {
  aktif: boolean;
  /** what the file opens with */
  pembuka: Nilai[];
  /** objects named at a key for addresses */
  alamat: Set<number>;
  /** objects named anywhere but as what a link does when clicked */
  bukanTautan: Set<number>;
}

export function bertindakSendiri(objek: readonly ObjekPdf[]): boolean {
  const temuan: Temuan = { aktif: false, pembuka: [], alamat: new Set(), bukanTautan: new Set() };
  const bernomor = new Map<number, Nilai[]>();
  for (const satu of objek) {
    const senomor = satu.nomor === null ? undefined : bernomor.get(satu.nomor);
    if (senomor) senomor.push(satu.nilai);
    else if (satu.nomor !== null) bernomor.set(satu.nomor, [satu.nilai]);
    periksaObjek(temuan, satu);
  }
  if (temuan.aktif || temuan.pembuka.length > PEMBUKA_PALING_BANYAK) return true;
  const ada = (nomor: number, jenis: (nilai: Nilai) => boolean): boolean => bernomor.get(nomor)?.some(jenis) ?? false;
  const polos = (nilai: Nilai): boolean =>
    nilai.jenis === 'rujuk'
      ? bernomor.has(nilai.nomor) && !ada(nilai.nomor, (satu) => !tujuanPolos(satu))
      : tujuanPolos(nilai);
  return (
    temuan.pembuka.some((nilai) => !polos(nilai)) ||
    [...temuan.alamat].some((nomor) => ada(nomor, ({ jenis }) => jenis === 'teks')) ||
    [...temuan.bukanTautan].some((nomor) => ada(nomor, keAlamat))
  );
}

function periksaObjek(temuan: Temuan, { nilai, aliran }: ObjekPdf): void {
  if (bernama(nilai, JENIS_TERLARANG)) temuan.aktif = true;
  // The bytes of this stream would lie in another file.
  if (aliran && nilai.jenis === 'kamus' && nilai.isi.some(([kunci]) => kunci === 'F')) temuan.aktif = true;
  catatAnak(temuan, nilai, nilai.jenis === 'rujuk' ? 'lain' : 'sendiri');
}

/** `tempat`: how the value is held: by itself, as what a link does, or in any other way. */
function catatAnak(temuan: Temuan, nilai: Nilai, tempat: 'sendiri' | 'tautan' | 'lain'): void {
  if (tempat === 'lain' && nilai.jenis === 'rujuk') temuan.bukanTautan.add(nilai.nomor);
  if (tempat === 'lain' && keAlamat(nilai)) temuan.aktif = true;
  if (nilai.jenis === 'larik') for (const satu of nilai.isi) catatAnak(temuan, satu, 'lain');
  if (nilai.jenis !== 'kamus') return;
  const tautan = nilai.isi.some(([kunci, isi]) => kunci === 'Subtype' && isi.jenis === 'nama' && isi.nama === 'Link');
  for (const [kunci, isi] of nilai.isi) {
    periksaPasangan(temuan, kunci, isi);
    catatAnak(temuan, isi, tautan && kunci === 'A' ? 'tautan' : 'lain');
  }
}

function periksaPasangan(temuan: Temuan, kunci: string, nilai: Nilai): void {
  const jenis = (kunci === 'S' || kunci === 'Subtype') && bernama(nilai, JENIS_TERLARANG);
  const alamat = KUNCI_ALAMAT.has(kunci) && (nilai.jenis === 'teks' || (kunci === 'F' && nilai.jenis === 'kamus'));
  if (KUNCI_TERLARANG.has(kunci) || jenis || alamat) temuan.aktif = true;
  if (KUNCI_ALAMAT.has(kunci) && nilai.jenis === 'rujuk') temuan.alamat.add(nilai.nomor);
  if (kunci === 'OpenAction') temuan.pembuka.push(nilai);
}

const bernama = (nilai: Nilai, nama: ReadonlySet<string>): boolean => nilai.jenis === 'nama' && nama.has(nilai.nama);

/** An action that opens an address outside. */
const keAlamat = (nilai: Nilai): boolean =>
  nilai.jenis === 'kamus' &&
  nilai.isi.some(([kunci, isi]) => (kunci === 'S' && bernama(isi, URI)) || (kunci === 'URI' && isi.jenis !== 'kamus'));
const URI = new Set(['URI']);

/** A place in this document, and nothing after it. */
const tujuanPolos = (nilai: Nilai): boolean =>
  nilai.jenis === 'larik' || nilai.jenis === 'lain' || (nilai.jenis === 'kamus' && hanyaTujuan(nilai));

const hanyaTujuan = ({ isi }: Kamus): boolean =>
  isi.every(([kunci, nilai]) => KUNCI_TUJUAN.has(kunci) && (kunci !== 'S' || bernama(nilai, GOTO))) &&
  isi.some(([kunci]) => kunci === 'S');
const GOTO = new Set(['GoTo']);
