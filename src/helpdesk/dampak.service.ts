import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { tambahPegawai } from '../formulir/pembanding.repository.js';
import { pindahInstansi } from '../formulir/pindah-instansi.service.js';
import { tulisPegawai } from '../formulir/tulis-balik.repository.js';
import { turunkan } from '../formulir/turunkan.service.js';
import { catatJejak } from '../jejak/jejak.js';
import { putuskanTanpaWewenang } from '../portal/registrasi.service.js';
import { tambahReferensi, tambahUnitVerifikator, tambahUnor } from '../referensi/tambah.repository.js';
import { Galat } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import type { Dampak, FaktaTiket } from './jenis.js';

interface Konteks {
  pelaku: PelakuPetugas;
  /** the office that decides */
  kantorId: number;
  fakta: FaktaTiket;
  /** where the portal stands, for the links of mails */
  alamat: string;
}

/** Carries out what approving a ticket changes, in the transaction of the decision (domain.md §8). */
export async function laksanakanDampak(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  dampak: readonly Dampak[],
  konteks: Konteks,
): Promise<void> {
  for (const satu of dampak) await laksanakan(d, trx, satu, konteks);
}

async function laksanakan(d: Pick<Deps, 'jam'>, trx: Trx, dampak: Dampak, konteks: Konteks): Promise<void> {
  const { pelaku, kantorId, alamat } = konteks;
  switch (dampak.jenis) {
    case 'ubah_pegawai':
      return tulisPegawai(trx, dampak.nip, { [dampak.butir]: dampak.nilai }, d.jam());
    case 'buat_pegawai':
      return buatPegawai(d, trx, dampak);
    case 'pindah_instansi':
      return pindahInstansi(d, trx, pelaku, { nip: dampak.nip, instansi: dampak.instansi, kantorId });
    case 'tambah_referensi':
      return tambahEntri(d, trx, pelaku, dampak);
    case 'pakai_referensi':
      return;
    case 'tambah_unor':
      return tambahSimpul(d, trx, pelaku, dampak);
    case 'turunkan_formulir':
      return turunkanFormulir(d, trx, dampak, konteks);
    case 'terima_registrasi':
      return putuskanTanpaWewenang(d, trx, pelaku, {
        aksi: 'terima',
        nomorRegister: dampak.nomorRegister,
        alasan: null,
        alamatLogin: `${alamat}/login`,
      });
    case 'tambah_unit_verifikator':
      return void (await tambahUnitVerifikator(trx, dampak.instansi.kode, dampak.nama));
  }
}

/** The entry's own page tells where it came from. */
async function tambahEntri(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  dampak: Extract<Dampak, { jenis: 'tambah_referensi' }>,
): Promise<void> {
  const { id, tindakan } = await tambahReferensi(trx, dampak);
  if (tindakan === 'ada') return;
  await catatJejak(trx, {
    ...{ pelaku, aksi: `referensi.${tindakan}`, objek: { jenis: 'referensi', id }, pada: d.jam() },
    rincian: { bidang: ['lewat tiket'] },
  });
}

async function tambahSimpul(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { instansiKode, simpul }: Extract<Dampak, { jenis: 'tambah_unor' }>,
): Promise<void> {
  for (const { id, tindakan } of await tambahUnor(trx, instansiKode, simpul))
    if (tindakan !== 'ada')
      await catatJejak(trx, {
        ...{ pelaku, aksi: `unor.${tindakan}`, objek: { jenis: 'unor', id }, pada: d.jam() },
        rincian: { bidang: ['lewat tiket'] },
      });
}

async function buatPegawai(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  dampak: Extract<Dampak, { jenis: 'buat_pegawai' }>,
): Promise<void> {
  if (!(await tambahPegawai(trx, dampak.nip, dampak.isi, d.jam())))
    throw new Galat('bentrok', 'NIP ini sementara itu sudah ada di data BKN. Tidak ada yang berubah. Tolak tiket ini.');
}

async function turunkanFormulir(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  dampak: Extract<Dampak, { jenis: 'turunkan_formulir' }>,
  { pelaku, kantorId, fakta, alamat }: Konteks,
): Promise<void> {
  await turunkan(d, trx, pelaku, {
    formulirId: dampak.formulirId,
    status: fakta.formulir?.status ?? 'draf',
    alasan: dampak.alasan,
    alamat: `${alamat}/formulir`,
    kirimanId: fakta.formulir?.kirimanId ?? null,
    nip: dampak.nip,
    nama: fakta.pegawai?.nama ?? '',
    kantorId,
  });
}
