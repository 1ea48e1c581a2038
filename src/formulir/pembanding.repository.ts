import type { Db, Trx } from '../database/knex.js';
import type { Rujukan } from '../shared/isian.js';
import type { StatusFormulir } from './formulir.alur.js';
import type { NilaiButir } from './jenis.js';

/** Adds a person BKN did not hold; false when the NIP is held meanwhile. */
export async function tambahPegawai(
  trx: Trx,
  nip: string,
  isi: Record<string, NilaiButir>,
  pada: Date,
): Promise<boolean> {
  const hasil = await trx('pegawai')
    .insert({ nip, isi: JSON.stringify(isi), diubah_pada: pada })
    .onConflict('nip')
    .ignore();
  return (hasil as unknown as { rowCount: number }).rowCount === 1;
}

/** Instansi induk, and instansi kerja with it where the person worked at the old induk. */
export async function tulisInstansi(trx: Trx, nip: string, instansi: Rujukan, pada: Date): Promise<void> {
  await trx.raw(
    `UPDATE pegawai SET versi = versi + 1, diubah_pada = :pada, isi = isi || jsonb_build_object('instansi_induk', :instansi::jsonb)
       || CASE WHEN isi #>> '{instansi_kerja,kode}' = instansi_kode THEN jsonb_build_object('instansi_kerja', :instansi::jsonb) ELSE '{}' END
     WHERE nip = :nip`,
    { nip, instansi: JSON.stringify(instansi), pada },
  );
}

/** The person's registration belongs to the new instansi now: one that waits to its queue, an account to its figures. */
export async function pindahkanRegistrasiMenunggu(trx: Trx, nip: string, instansiKode: string): Promise<void> {
  await trx('registrasi')
    .where({ nip })
    .whereIn('status', ['diajukan', 'aktif'])
    .update({ instansi_kode: instansiKode });
}

export interface FormulirPindah {
  id: number;
  status: StatusFormulir;
  kirimanId: number | null;
}

/** The form of a NIP, locked. */
export async function kunciFormulir(trx: Trx, nip: string): Promise<FormulirPindah | null> {
  const baris = await trx('formulir').where({ nip }).forUpdate().first('id', 'status', 'kiriman_id as kirimanId');
  return (baris as FormulirPindah | undefined) ?? null;
}

/** The form belongs to another instansi now; the Verifikator Level 1 has to be picked anew. */
export async function gantiInstansiFormulir(trx: Trx, id: number, instansiKode: string): Promise<void> {
  await trx('formulir').where({ id }).update({ instansi_kode: instansiKode, unit_kantor_id: null });
}

/** What BKN holds of a NIP, butir by butir; null when it holds nothing. */
export async function isiPegawai(db: Db | Trx, nip: string): Promise<Record<string, NilaiButir> | null> {
  return ((await db('pegawai').where({ nip }).first('isi'))?.isi as Record<string, NilaiButir> | undefined) ?? null;
}
