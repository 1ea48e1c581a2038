import type { Deps } from '../../src/deps.js';
import type { JenisRiwayat } from '../../src/formulir/jenis.js';
import { jenisDirujuk } from '../../src/formulir/rujukan-baris.js';
import { isRujukan, type Mentah, mentahDari, type Rujukan } from '../../src/shared/isian.js';
import type { Klien } from './klien.js';

/** Gives a person at BKN a row of every kind of history that they lack, from its example, and a jabatan of this rumpun. */
export async function lengkapiRiwayat(
  { db, katalog }: Pick<Deps, 'db' | 'katalog'>,
  nip: string,
  rumpun: 'guru' | 'dokter',
): Promise<void> {
  const ada = await db('riwayat').where({ nip }).distinct('jenis').pluck('jenis');
  const kurang = katalog.riwayat.filter(({ jenis }) => !ada.includes(jenis));
  const baris = kurang.map(({ jenis, kunci, contoh }) => ({
    nip,
    jenis,
    kunci: kunci(contoh),
    isi: JSON.stringify(contoh),
  }));
  if (baris.length > 0) await db('riwayat').insert(baris);
  await db('riwayat')
    .where({ nip, jenis: 'jabatan' })
    .update({ isi: db.raw("isi || jsonb_build_object('rumpun', ?::text)", [rumpun]) });
}

/** A kind's example as an editor of this portal would send it: its references replaced by some that the lists hold. */
export async function mentahContoh({ db }: Pick<Deps, 'db'>, jenis: JenisRiwayat, instansi: string): Promise<Mentah> {
  const nilai = { ...jenis.contoh };
  for (const { kode, daftar } of jenis.isian) {
    if (!daftar || jenisDirujuk({ daftar }) || !isRujukan(nilai[kode])) continue;
    nilai[kode] = await entriPertama(db, daftar, instansi);
  }
  return Object.assign({}, ...jenis.isian.map((isian) => mentahDari(isian, nilai[isian.kode])));
}

async function entriPertama(db: Deps['db'], daftar: string, instansi: string): Promise<Rujukan> {
  if (daftar === 'instansi') return db('instansi').where({ kode: instansi }).first('kode', 'nama');
  if (daftar === 'unor') return db('unor').where({ instansi_kode: instansi }).orderBy('kode').first('kode', 'nama');
  return db('referensi')
    .where({ jenis: daftar.split(':')[0] })
    .orderBy('kode')
    .first('kode', 'nama');
}

/** The bytes of a page that this person may open. */
export async function byteHalaman(portal: { url: string }, klien: Klien, alamat: string): Promise<Buffer> {
  const Cookie = [...klien.cookie].map(([nama, nilai]) => `${nama}=${nilai}`).join('; ');
  const jawab = await fetch(portal.url + alamat, { headers: { Cookie } });
  if (jawab.status !== 200) throw new Error(`${alamat}: ${jawab.status}`);
  return Buffer.from(await jawab.arrayBuffer());
}
