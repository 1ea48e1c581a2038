import type { Trx } from '../../src/database/knex.js';
import type { JenisRiwayat } from '../../src/formulir/jenis.js';
import type { Katalog } from '../../src/formulir/katalog.js';
import { simpanPegawai } from '../../src/impor/pegawai.repository.js';
import { simpanRiwayat } from '../../src/impor/riwayat.repository.js';
import { type KamusRujukan, muatRujukan } from '../../src/impor/rujukan.repository.js';
import { isRujukan, type NilaiIsian } from '../../src/shared/isian.js';
import type { OrangDemo } from './bentuk.js';
import { KATA_SANDI_DEMO, PETUGAS_DEMO } from './petugas.js';

/** Stores people with their history, the way an import does. */
export async function simpanOrang(trx: Trx, katalog: Katalog, orang: readonly OrangDemo[], pada: Date): Promise<void> {
  const rujukan = await muatRujukan(
    trx,
    katalog.riwayat.filter(({ lengkapi }) => lengkapi).flatMap(({ isian }) => isian),
  );
  const pegawai = orang.map(({ nip, nip_lama, isi }) => ({ nip, nip_lama, isi }));
  await simpanPegawai(trx, pegawai, pada);
  for (const jenis of katalog.riwayat) {
    const baris = orang.flatMap(({ nip, riwayat }) =>
      (riwayat[jenis.jenis] ?? []).map((mentah) => {
        const isi = lengkapi(jenis, mentah, rujukan);
        return { nip, kunci: jenis.kunci(isi), isi };
      }),
    );
    await simpanRiwayat(trx, jenis.jenis, baris, pada);
  }
}

function lengkapi(jenis: JenisRiwayat, isi: NilaiIsian, rujukan: KamusRujukan): NilaiIsian {
  if (!jenis.lengkapi) return isi;
  const rinci = jenis.isian.flatMap(({ kode, daftar }) => {
    const nilai = isi[kode];
    return daftar && isRujukan(nilai) ? [[kode, rujukan.pencari(daftar)(nilai.kode)]] : [];
  });
  return jenis.lengkapi(isi, Object.fromEntries(rinci));
}

/** All demo staff; they share a password, so its hash is made once. */
export async function simpanPetugas(trx: Trx, hash: (sandi: string) => Promise<string>): Promise<void> {
  const kataSandiHash = await hash(KATA_SANDI_DEMO);
  const baris = PETUGAS_DEMO.map(({ namaPengguna, nama, nip, peran, peranLain, tingkat, kantor }) => ({
    nama_pengguna: namaPengguna,
    nama,
    nip,
    peran: [peran, ...peranLain],
    tingkat,
    kantor,
  }));
  await trx.raw(
    `WITH masuk AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset(:baris::jsonb)
         AS m (nama_pengguna text, nama text, nip text, peran text[], tingkat smallint, kantor text)
     ), orang AS (
       INSERT INTO petugas (nama_pengguna, nama, nip, kata_sandi_hash)
       SELECT nama_pengguna, nama, nip, :kataSandiHash FROM masuk RETURNING id, nama_pengguna
     )
     INSERT INTO petugas_peran (petugas_id, peran, tingkat, kantor_id)
     SELECT o.id, p.peran, m.tingkat, k.id FROM masuk m CROSS JOIN unnest(m.peran) AS p (peran) JOIN orang o USING (nama_pengguna) JOIN kantor k ON k.kode = m.kantor`,
    { baris: JSON.stringify(baris), kataSandiHash },
  );
}
