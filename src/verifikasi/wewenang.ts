import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { PelakuPetugas } from '../shared/pelaku.js';

/** One line of a verifikator's inbox. */
export interface BarisAntrean {
  formulirId: number;
  nip: string;
  nama: string;
  unit: string;
  instansi: string;
  status: StatusFormulir;
  sejak: Date;
  jumlahPerubahan: number;
  jumlahPeringatan: number;
  pembandingBerubah: boolean;
  berkasFisik: boolean;
}

/** Scope of the verifikator's peran, level by level, as parameters of the queries below. */
export function wewenang(pelaku: PelakuPetugas) {
  const milik = (tingkat: number) =>
    pelaku.peran.filter((satu) => satu.peran === 'verifikator' && satu.tingkat === tingkat);
  return {
    unit: milik(1).map((satu) => satu.kantorId),
    instansi: milik(2).map((satu) => satu.instansiKode ?? ''),
    kanreg: milik(3).map((satu) => satu.kantorKode),
    pusat: milik(4).length > 0,
  };
}

/** Waiting at a level the petugas holds, where the petugas holds it. */
export const SQL_MENUNGGU = `((f.status = 'tingkat_1' AND f.unit_kantor_id = ANY(:unit)) OR (f.status = 'tingkat_2' AND f.instansi_kode = ANY(:instansi))
  OR (f.status = 'tingkat_3' AND i.kanreg_kode = ANY(:kanreg)) OR (f.status = 'tingkat_4' AND :pusat))`;

export const SQL_DARI = `FROM formulir f JOIN pegawai p ON p.nip = f.nip JOIN instansi i ON i.kode = f.instansi_kode
  JOIN kiriman s ON s.id = f.kiriman_id LEFT JOIN kantor u ON u.id = f.unit_kantor_id`;

export const SQL_KOLOM = `f.id AS "formulirId", f.nip, p.nama, coalesce(u.nama, '') AS unit, i.nama AS instansi, f.status, f.sejak,
  s.jumlah_perubahan AS "jumlahPerubahan", s.jumlah_peringatan AS "jumlahPeringatan", p.versi <> s.pegawai_versi AS "pembandingBerubah",
  f.berkas_fisik_pada IS NOT NULL AS "berkasFisik"`;
