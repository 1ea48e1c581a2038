import type { Knex } from 'knex';
import * as dasar from './0001-dasar.js';
import * as kantor from './0002-kantor-instansi-unor.js';
import * as referensi from './0003-referensi.js';
import * as pegawai from './0004-pegawai-riwayat.js';
import * as petugas from './0005-petugas.js';
import * as registrasi from './0006-registrasi.js';
import * as sesi from './0007-sesi.js';
import * as formulir from './0008-formulir.js';
import * as kiriman from './0009-kiriman-putusan.js';
import * as jejak from './0010-jejak.js';
import * as surel from './0011-surel.js';
import * as bukti from './0012-bukti.js';
import * as tetap from './0013-tetap.js';
import * as berkas from './0014-berkas.js';
import * as ketikan from './0016-ketikan.js';
import * as kuesioner from './0017-kuesioner.js';
import * as helpdesk from './0018-helpdesk.js';
import * as polaCari from './0019-pola-cari.js';
import * as surelNip from './0020-surel-nip.js';
import * as daftarRegistrasi from './0021-daftar-registrasi.js';
import * as rekap from './0022-rekap.js';
import * as jejakPerPelaku from './0023-jejak-per-pelaku.js';
import * as jejakSegel from './0024-jejak-segel.js';
import * as petugasTotp from './0025-petugas-totp.js';
import * as pengumuman from './0026-pengumuman.js';
import * as verifikasiSaring from './0027-verifikasi-saring.js';
import * as jadwal from './0028-jadwal.js';
import * as kelolaReferensi from './0029-kelola-referensi.js';
import * as kuesionerImpor from './0030-kuesioner-impor.js';
import * as sanggahan from './0031-sanggahan.js';
import * as surelKirim from './0033-surel-kirim.js';
import * as instansiVersi from './0034-instansi-versi.js';
import * as masaSimpan from './0035-masa-simpan.js';

interface Migration {
  up(knex: Knex): Promise<void>;
}

/** Every migration in order. The name is what the database remembers; it never changes once landed. */
export const migrations: readonly { name: string; migration: Migration }[] = [
  { name: '0001-dasar', migration: dasar },
  { name: '0002-kantor-instansi-unor', migration: kantor },
  { name: '0003-referensi', migration: referensi },
  { name: '0004-pegawai-riwayat', migration: pegawai },
  { name: '0005-petugas', migration: petugas },
  { name: '0006-registrasi', migration: registrasi },
  { name: '0007-sesi', migration: sesi },
  { name: '0008-formulir', migration: formulir },
  { name: '0009-kiriman-putusan', migration: kiriman },
  { name: '0010-jejak', migration: jejak },
  { name: '0011-surel', migration: surel },
  { name: '0012-bukti', migration: bukti },
  { name: '0013-tetap', migration: tetap },
  { name: '0014-berkas', migration: berkas },
  { name: '0016-ketikan', migration: ketikan },
  { name: '0017-kuesioner', migration: kuesioner },
  { name: '0018-helpdesk', migration: helpdesk },
  { name: '0019-pola-cari', migration: polaCari },
  { name: '0020-surel-nip', migration: surelNip },
  { name: '0021-daftar-registrasi', migration: daftarRegistrasi },
  { name: '0022-rekap', migration: rekap },
  { name: '0023-jejak-per-pelaku', migration: jejakPerPelaku },
  { name: '0024-jejak-segel', migration: jejakSegel },
  { name: '0025-petugas-totp', migration: petugasTotp },
  { name: '0026-pengumuman', migration: pengumuman },
  { name: '0027-verifikasi-saring', migration: verifikasiSaring },
  { name: '0028-jadwal', migration: jadwal },
  { name: '0029-kelola-referensi', migration: kelolaReferensi },
  { name: '0030-kuesioner-impor', migration: kuesionerImpor },
  { name: '0031-sanggahan', migration: sanggahan },
  { name: '0033-surel-kirim', migration: surelKirim },
  { name: '0034-instansi-versi', migration: instansiVersi },
  { name: '0035-masa-simpan', migration: masaSimpan },
];
