import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { STATUS_FORMULIR_NAMA } from '../formulir/formulir.alur.js';
import { tambahPegawai } from '../formulir/pembanding.repository.js';
import { pindahInstansi } from '../formulir/pindah-instansi.service.js';
import { tulisPegawai } from '../formulir/tulis-balik.repository.js';
import { turunkan } from '../formulir/turunkan.service.js';
import { putuskanTanpaWewenang } from '../portal/registrasi.service.js';
import { tambahReferensi, tambahUnitVerifikator, tambahUnor } from '../referensi/tambah.repository.js';
import { Galat } from '../shared/galat.js';
import { KEDUDUKAN_HUKUM, namaKode } from '../shared/kode-sapk.js';
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
      return void (await tambahReferensi(trx, dampak));
    case 'pakai_referensi':
      return;
    case 'tambah_unor':
      return void (await tambahUnor(trx, dampak.instansiKode, dampak.simpul));
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

/** One effect as the operator reads it before confirming: what, from, to. */
export function sebutDampak(dampak: Dampak, fakta: FaktaTiket): { apa: string; lama: string; baru: string } {
  switch (dampak.jenis) {
    case 'ubah_pegawai': {
      const sebutNilai = dampak.butir === 'kedudukan_hukum' ? sebutKedudukan : sebut;
      const lama = fakta.pegawai?.isi[dampak.butir];
      return { apa: `${dampak.label} di data BKN`, lama: sebutNilai(lama), baru: sebutNilai(dampak.nilai) };
    }
    case 'buat_pegawai':
      return { apa: 'PNS baru di data BKN', lama: '', baru: `${sebut(dampak.isi.nama)}, NIP ${dampak.nip}` };
    case 'pindah_instansi':
      return { apa: 'Instansi di data BKN', lama: fakta.instansi?.nama ?? '', baru: dampak.instansi.nama };
    case 'tambah_referensi':
      return { apa: 'Ditambahkan ke daftar', lama: '', baru: dampak.nama };
    case 'pakai_referensi':
      return { apa: 'Dijawab dengan yang sudah ada di daftar', lama: '', baru: dampak.rujukan.nama };
    case 'tambah_unor':
      return {
        apa: 'Ditambahkan ke unit organisasi, bila belum ada',
        lama: '',
        baru: dampak.simpul.map(({ nama }) => nama).join(' / '),
      };
    case 'turunkan_formulir':
      return {
        apa: 'Status formulir',
        lama: fakta.formulir ? STATUS_FORMULIR_NAMA[fakta.formulir.status] : '',
        baru: STATUS_FORMULIR_NAMA.draf,
      };
    case 'terima_registrasi':
      return { apa: `Registrasi ${dampak.nomorRegister}`, lama: 'menunggu diterima', baru: 'diterima' };
    case 'tambah_unit_verifikator':
      return { apa: `Verifikator Level 1 di ${dampak.instansi.nama}`, lama: '', baru: dampak.nama };
  }
}

const sebutKedudukan = (kode: unknown): string => namaKode(KEDUDUKAN_HUKUM, String(kode ?? ''));

function sebut(nilai: unknown): string {
  if (nilai === null || nilai === undefined) return '';
  return typeof nilai === 'object' ? String((nilai as { nama?: string }).nama ?? '') : String(nilai);
}
