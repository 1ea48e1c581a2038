import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { selesaikanRujukan } from '../referensi/resolusi.js';
import { bacaAlasan } from '../shared/alasan.js';
import { bacaFormulir, berlaku, type Mentah, mentahDari, type NilaiIsian } from '../shared/isian.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { hariWib } from '../shared/tanggal.js';
import { type BarisDraf, idAsal, idBaru, rangkaiFormulir } from './draf.js';
import { hapusUbahan, type Lembar, simpanBagian, tambahUbahan, ubahTambahan } from './formulir.repository.js';
import { formulirTerbuka, type HasilSimpan } from './formulir.service.js';
import { instansiPns } from './instansi-pns.js';
import type { Baris, JenisRiwayat } from './jenis.js';
import { lepaskanLampiran } from './lampiran.repository.js';
import { penulis } from './penulis.js';
import { isianBaris, samaIsi } from './perubahan.js';
import { bacaPilihanBaris, jenisDirujuk } from './rujukan-baris.js';

/** What the PNS does in a riwayat section. `baris` is `baru`, `p<id>` (a row of BKN) or `b<id>` (an added one). */
export interface TindakanRiwayat {
  jenis: JenisRiwayat;
  versi: number;
  aksi: 'simpan' | 'hapus' | 'batalkan' | 'batal' | 'sesuai';
  baris: string;
  mentah: Mentah;
}

/** `hilang`: the row is there no more, and nothing was done. */
export type HasilBaris = HasilSimpan | { jenis: 'hilang' };

/** One action in a section: the row and the section's version move together (domain.md §6). */
export async function kerjakanRiwayat(d: Deps, trx: Trx, pelaku: PelakuPns, t: TindakanRiwayat): Promise<HasilBaris> {
  const lembar = await formulirTerbuka(d, trx, pelaku);
  if (!adaUntuk(lembar, t)) return { jenis: 'hilang' };
  const bacaan = t.aksi === 'simpan' ? await bacaBaris(d, trx, lembar, t) : { nilai: {}, pesan: {}, usulan: {} };
  const salah = Object.keys(bacaan.pesan).length > 0;
  const sementara = sementaraLain(lembar, t);
  const ketikan = mentahBaris(t);
  // Simpan on an empty new row leaves nothing behind that would hold Kirim back.
  if (salah && (t.baris !== 'baru' || Object.keys(ketikan).length > 0)) sementara[t.baris] = ketikan;
  const isi = t.aksi === 'sesuai' ? { semua_sesuai: true } : {};
  const tersimpan = await simpanBagian(
    trx,
    { formulirId: lembar.formulirId, bagian: t.jenis.jenis, versi: t.versi, kunci: penulis(t.mentah) },
    { isi, sementara, pada: d.jam() },
  );
  if (!tersimpan) return { jenis: 'bentrok' };
  if (salah) return { jenis: 'salah', pesan: bacaan.pesan, usulan: bacaan.usulan };
  const baris = await ubahBaris(trx, lembar, t, bacaan.nilai);
  const kunci = `${t.jenis.jenis}:${t.baris}`;
  if (baris === null && lembar.lampiran[kunci])
    await lepaskanLampiran(trx, lembar.formulirId, { kunci: [kunci] }, d.jam());
  return { jenis: 'tersimpan', baris: baris ?? undefined };
}

/** A new row enters by Simpan alone: anything else would add an empty one that nobody has checked. */
function adaUntuk(lembar: Lembar, { jenis, aksi, baris }: TindakanRiwayat): boolean {
  if (aksi === 'sesuai' || aksi === 'batal') return true;
  return baris === 'baru' ? aksi === 'simpan' : adaBaris(lembar, jenis.jenis, baris);
}

/** What waits in the other rows, of those that are still there. */
function sementaraLain(lembar: Lembar, { jenis: { jenis }, baris }: TindakanRiwayat): Record<string, Mentah> {
  const semua = (lembar.draf.bagian[jenis]?.sementara ?? {}) as Record<string, Mentah>;
  return Object.fromEntries(Object.entries(semua).filter(([satu]) => satu !== baris && adaBaris(lembar, jenis, satu)));
}

async function bacaBaris(d: Deps, trx: Trx, lembar: Lembar, t: TindakanRiwayat) {
  const isian = t.jenis.isian.filter((satu) => berlaku(satu, (kode) => t.mentah[kode]));
  const dariDaftar = isian.filter((satu) => !jenisDirujuk(satu));
  const resolusi = await selesaikanRujukan(trx, dariDaftar, t.mentah, instansiPns(d.katalog, lembar));
  const formulir = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  const asal = formulir.riwayat[t.jenis.jenis]?.find((satu) => satu.id === t.baris)?.isi;
  Object.assign(resolusi.rujukan, bacaPilihanBaris(d.katalog, formulir, isian, t.mentah, asal));
  const { nilai, pesan } = bacaFormulir(t.jenis.isian, t.mentah, resolusi.rujukan, hariWib(d.jam()));
  const lengkap = t.jenis.lengkapi?.(nilai, resolusi.rujukan, asal) ?? nilai;
  const lintas = Object.keys(pesan).length > 0 ? {} : (t.jenis.periksa?.(lengkap) ?? {});
  for (const [kode, teks] of Object.entries(lintas)) if (teks) pesan[kode] = teks;
  return { nilai: lengkap, pesan, usulan: resolusi.usulan };
}

const mentahBaris = (t: TindakanRiwayat): Mentah =>
  Object.fromEntries(
    t.jenis.isian
      .flatMap((isian) => [isian.kode, `${isian.kode}__kode`])
      .filter((nama) => t.mentah[nama])
      .map((nama) => [nama, t.mentah[nama]]),
  );

/** Name of the row that differs from BKN's data afterwards; null when it does not any more. */
async function ubahBaris(trx: Trx, lembar: Lembar, t: TindakanRiwayat, nilai: NilaiIsian): Promise<string | null> {
  const id = Number(t.baris.slice(1));
  const dasar = { jenis: t.jenis.jenis, alasan: null };
  if (t.aksi === 'sesuai' || t.aksi === 'batal') return t.baris;
  if (t.baris === 'baru')
    return idBaru(
      await tambahUbahan(trx, lembar.formulirId, { ...dasar, tindakan: 'tambah', asalId: null, isi: nilai }),
    );
  if (t.baris.startsWith('b')) {
    if (t.aksi === 'simpan') await ubahTambahan(trx, lembar.formulirId, id, nilai);
    else await hapusUbahan(trx, lembar.formulirId, id);
    return t.aksi === 'simpan' ? t.baris : null;
  }
  const asal = lembar.pembanding.riwayat[t.jenis.jenis]!.find((satu) => satu.id === idAsal(id))!;
  if (t.aksi === 'batalkan' || (t.aksi === 'simpan' && samaBaris(t.jenis, asal, nilai))) {
    const ubahan = cariUbahan(lembar, t, (satu) => satu.asalId === id);
    if (ubahan) await hapusUbahan(trx, lembar.formulirId, ubahan.id);
    return null;
  }
  const alasan = t.aksi === 'hapus' ? bacaAlasan(t.mentah.alasan, 300) : null;
  await tambahUbahan(trx, lembar.formulirId, {
    ...dasar,
    alasan,
    tindakan: t.aksi === 'hapus' ? 'hapus' : 'ubah',
    asalId: id,
    isi: t.aksi === 'hapus' ? null : nilai,
  });
  return t.baris;
}

const cariUbahan = (lembar: Lembar, t: TindakanRiwayat, cocok: (satu: BarisDraf) => boolean): BarisDraf | undefined =>
  lembar.draf.riwayat.find((satu) => satu.jenis === t.jenis.jenis && cocok(satu));

/** Whether a section has the row that a page names; `baru` is always there to be added. */
export function adaBaris({ pembanding, draf }: Lembar, jenis: string, baris: string): boolean {
  const tambahan = draf.riwayat.filter((satu) => satu.jenis === jenis && satu.tindakan === 'tambah');
  const ada = [...(pembanding.riwayat[jenis] ?? []).map(({ id }) => id), ...tambahan.map(({ id }) => idBaru(id))];
  return baris === 'baru' || ada.includes(baris);
}

const samaBaris = (jenis: JenisRiwayat, asal: Baris, nilai: NilaiIsian): boolean =>
  jenis.isian.every((isian) => samaIsi(isian, asal.isi, nilai));

/** A row's fields as text: what was typed and not saved, else what it holds. */
export function mentahBarisTersimpan(
  d: Pick<Deps, 'katalog'>,
  lembar: Lembar,
  jenis: JenisRiwayat,
  baris: string,
): Mentah {
  const sementara = (lembar.draf.bagian[jenis.jenis]?.sementara as Record<string, Mentah> | undefined)?.[baris];
  return sementara ?? mentahBarisLama(d, lembar, jenis, baris);
}

/** A row's fields as text, as it was saved last. */
export function mentahBarisLama(d: Pick<Deps, 'katalog'>, lembar: Lembar, jenis: JenisRiwayat, baris: string): Mentah {
  const formulir = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  const isi = formulir.riwayat[jenis.jenis]?.find((satu) => satu.id === baris)?.isi ?? {};
  return Object.assign({}, ...isianBaris(jenis).map((isian) => mentahDari(isian, isi[isian.kode])));
}
