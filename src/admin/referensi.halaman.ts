import type { Db } from '../database/knex.js';
import { type DaftarReferensi, isianEntri, mentahEntri } from '../referensi/daftar-referensi.js';
import { type EntriReferensi, namaEntri } from '../referensi/kelola.repository.js';
import type { Pemakaian } from '../referensi/pemakaian.repository.js';
import { PALING_BANYAK_DIHITUNG } from '../referensi/pindahkan.service.js';
import { cariRujukan } from '../referensi/referensi.repository.js';
import { type Isian, type Mentah, tampilNilai } from '../shared/isian.js';
import { type IsianTampil, tampilkanSemua } from '../web/isian-tampil.js';

/** An entry as lists and pages show it. */
export function barisEntri(daftar: DaftarReferensi, entri: EntriReferensi) {
  const rincian = daftar.rincian
    .filter(({ jenis }) => jenis !== 'referensi')
    .map((isian) => tampilNilai(isian, String(entri.isi[isian.kode] ?? '')));
  return {
    id: entri.id,
    kode: entri.kode,
    nama: entri.nama,
    aktif: entri.aktif,
    penerus: entri.penerus,
    keterangan: [...rincian, String(entri.isi.keterangan ?? '')].filter(Boolean).join(', '),
  };
}

export type BarisEntri = ReturnType<typeof barisEntri>;

/** An entry as its form shows it, its references named. */
export async function mentahTersimpan(db: Db, daftar: DaftarReferensi, entri: EntriReferensi): Promise<Mentah> {
  const kode = entri.isi.induk ? [String(entri.isi.induk)] : [];
  return mentahEntri(daftar, entri, await namaEntri(db, entri.jenis, kode));
}

/** The fields of an entry's form; what its code tells already is not asked again. */
export async function isianTampil(
  db: Db,
  daftar: DaftarReferensi,
  { mentah, pesan, sudahAda }: { mentah: Mentah; pesan: Record<string, string>; sudahAda: boolean },
): Promise<IsianTampil[]> {
  const isian = isianEntri(daftar).filter(
    ({ kode, bila }) =>
      !sudahAda || !(daftar.tetap.includes(kode) || (bila && !bila.nilai.includes(mentah[bila.isian] ?? ''))),
  );
  return tampilkanSemua(isian, { mentah, pesan, usulan: await usulanIsian(db, isian, mentah, pesan) });
}

/** The search step without JavaScript: what a refused text might mean. */
async function usulanIsian(db: Db, isian: readonly Isian[], mentah: Mentah, pesan: Record<string, string>) {
  const pasangan = isian
    .filter(({ jenis, kode }) => jenis === 'referensi' && pesan[kode])
    .map(
      async ({ kode, daftar }) => [kode, await cariRujukan(db, { daftar: daftar!, teks: mentah[kode] ?? '' })] as const,
    );
  return Object.fromEntries(await Promise.all(pasangan));
}

const sebutBanyak = (banyak: number, batas: number): string =>
  banyak > batas ? `lebih dari ${batas.toLocaleString('id-ID')}` : banyak.toLocaleString('id-ID');

/** Where an entry is used, place by place. */
export function barisPemakaian(pakai: Pemakaian, batas = PALING_BANYAK_DIHITUNG) {
  return [
    { apa: 'Data PNS', banyak: sebutBanyak(pakai.pegawai, batas) },
    { apa: 'Baris riwayat', banyak: sebutBanyak(pakai.riwayat, batas) },
    { apa: 'Isian di draf formulir', banyak: sebutBanyak(pakai.draf, batas) },
    { apa: 'Formulir terkirim', banyak: sebutBanyak(pakai.kiriman, batas) },
  ];
}
