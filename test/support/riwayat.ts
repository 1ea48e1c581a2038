import type { Deps } from '../../src/deps.js';

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
