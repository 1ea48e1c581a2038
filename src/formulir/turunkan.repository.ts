import type { Db, Trx } from '../database/knex.js';
import type { Jadwal } from '../jadwal/jadwal.js';
import { bacaJadwal, sqlJadwalPns } from '../jadwal/jadwal.repository.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import type { StatusFormulir } from './formulir.alur.js';

/** A PNS as the operator of turun status sees them; without a form before the first login. */
export interface PnsTurun {
  nip: string;
  nama: string;
  instansi: string;
  unit: string;
  jadwal: Jadwal;
  formulir: {
    id: number;
    status: StatusFormulir;
    sejak: Date;
    kirimanId: number | null;
    kantorId: number | null;
  } | null;
}

/** Where the operator works, level by level (domain.md §3): a unit has only what waits at its own tingkat 1. */
function wewenang(pelaku: PelakuPetugas) {
  const milik = pelaku.peran.filter(({ peran }) => peran === 'operator_turun_status');
  const kantor = (jenis: string) => milik.filter(({ kantorJenis }) => kantorJenis === jenis);
  return {
    unit: kantor('unit').map(({ kantorId }) => kantorId),
    instansi: kantor('instansi').map(({ instansiKode }) => instansiKode ?? ''),
    kanreg: kantor('kanreg').map(({ kantorKode }) => kantorKode),
    nasional: kantor('pusat').length > 0 || pelaku.peran.some(({ peran }) => peran === 'admin_bkn'),
  };
}

/** A PNS of the operator's area by NIP or by the form's id; null when there is none there. `ubah` locks the form. */
export async function pnsUntukTurun(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  cari: { nip: string } | { formulirId: number },
  untuk: 'baca' | 'ubah',
): Promise<PnsTurun | null> {
  const hasil = await db.raw(
    `SELECT p.nip, p.nama, i.nama AS instansi, coalesce(u.nama, '') AS unit,
       CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'status', f.status, 'kirimanId', f.kiriman_id, 'kantorId', f.unit_kantor_id) END AS formulir, f.sejak,
       ${sqlJadwalPns('p.nip', 'p.instansi_kode')} AS jadwal
     FROM pegawai p LEFT JOIN formulir f ON f.nip = p.nip JOIN instansi i ON i.kode = coalesce(f.instansi_kode, p.instansi_kode)
       LEFT JOIN kantor u ON u.id = f.unit_kantor_id
     WHERE ${'nip' in cari ? 'p.nip = :cari' : 'f.id = :cari'}
       AND (:nasional OR i.kode = ANY(:instansi) OR i.kanreg_kode = ANY(:kanreg) OR (f.status = 'tingkat_1' AND f.unit_kantor_id = ANY(:unit)))
     ${untuk === 'ubah' ? 'FOR UPDATE OF p' : ''}`,
    { ...wewenang(pelaku), cari: 'nip' in cari ? cari.nip : cari.formulirId },
  );
  const baris = hasil.rows[0];
  if (!baris) return null;
  const { sejak, formulir, jadwal, ...orang } = baris;
  return { ...orang, jadwal: bacaJadwal(jadwal), formulir: formulir && { ...formulir, sejak } };
}
