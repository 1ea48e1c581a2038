import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { tampilButir } from '../formulir/butir.js';
import { ALUR_FORMULIR, bisaDiisi, STATUS_FORMULIR_NAMA } from '../formulir/formulir.alur.js';
import type { NilaiButir } from '../formulir/jenis.js';
import { semuaButir } from '../formulir/katalog.js';
import { adaReferensi, adaSimpul, adaUnitVerifikator, type SimpulAda } from '../referensi/tambah.repository.js';
import { bolehDari } from '../shared/alur.js';
import { isRujukan, type Nilai } from '../shared/isian.js';
import { ESELON, namaKode } from '../shared/kode-sapk.js';
import type { Dampak, FaktaTiket } from './jenis.js';

/** One thing that approving changes, as the operator reads it before confirming. */
export interface BarisDampak {
  apa: string;
  lama: string;
  baru: string;
}

type Alat = Pick<Deps, 'katalog'>;

/** Exactly what approving would change now, line by line: what is new, what is there already, what moves along. */
export async function rincikanDampak(
  d: Alat,
  db: Db | Trx,
  dampak: readonly Dampak[],
  fakta: FaktaTiket,
): Promise<BarisDampak[]> {
  const baris: BarisDampak[] = [];
  for (const satu of dampak) baris.push(...(await rincikan(d, db, satu, fakta)));
  return baris;
}

async function rincikan(d: Alat, db: Db | Trx, dampak: Dampak, fakta: FaktaTiket): Promise<BarisDampak[]> {
  switch (dampak.jenis) {
    case 'ubah_pegawai':
      return [ubah(d, dampak.butir, `${dampak.label} di data BKN`, fakta.pegawai?.isi[dampak.butir], dampak.nilai)];
    case 'buat_pegawai':
      return buatPegawai(d, dampak);
    case 'pindah_instansi':
      return pindahInstansi(dampak, fakta);
    case 'tambah_referensi':
      return tambahReferensi(db, dampak);
    case 'pakai_referensi':
      return [{ apa: 'Dijawab dengan yang sudah ada di daftar', lama: '', baru: dampak.rujukan.nama }];
    case 'tambah_unor':
      return tambahUnor(db, dampak, fakta);
    case 'turunkan_formulir':
      return turunkan(fakta);
    case 'terima_registrasi':
      return [{ apa: `Registrasi ${dampak.nomorRegister}`, lama: 'menunggu diterima', baru: 'diterima' }];
    case 'tambah_unit_verifikator':
      return tambahUnit(db, dampak);
  }
}

function ubah(d: Alat, kode: string, apa: string, lama: NilaiButir | undefined, baru: NilaiButir): BarisDampak {
  return { apa, lama: sebutNilai(d, kode, lama), baru: sebutNilai(d, kode, baru) };
}

function sebutNilai(d: Alat, kode: string, nilai: NilaiButir | undefined): string {
  const butir = d.katalog.tab.flatMap((tab) => [...semuaButir(tab)]).find((satu) => satu.kode === kode);
  if (butir) return tampilButir(butir, nilai);
  return isRujukan(nilai as Nilai) ? (nilai as { nama: string }).nama : String(nilai ?? '');
}

function buatPegawai(d: Alat, dampak: Extract<Dampak, { jenis: 'buat_pegawai' }>): BarisDampak[] {
  const label = new Map(d.katalog.tab.flatMap((tab) => semuaButir(tab).map((butir) => [butir.kode, butir.label])));
  const isi = Object.entries(dampak.isi).map(([kode, nilai]) => ({
    apa: label.get(kode) ?? kode,
    lama: '',
    baru: sebutNilai(d, kode, nilai),
  }));
  return [{ apa: 'PNS baru di data BKN', lama: '', baru: `NIP ${dampak.nip}` }, ...isi];
}

/** What `pindahInstansi` moves along with the pembanding. */
function pindahInstansi(
  { instansi }: Extract<Dampak, { jenis: 'pindah_instansi' }>,
  { pegawai, instansi: kini, registrasi, formulir }: FaktaTiket,
): BarisDampak[] {
  const lama = kini?.nama ?? '';
  const kerja = pegawai?.isi.instansi_kerja as { kode?: string } | null | undefined;
  const baris = [{ apa: 'Instansi Induk di data BKN', lama, baru: instansi.nama }];
  if (kerja?.kode === kini?.kode) baris.push({ apa: 'Instansi Kerja di data BKN', lama, baru: instansi.nama });
  if (registrasi?.status === 'diajukan')
    baris.push({
      apa: `Registrasi ${registrasi.nomorRegister}`,
      lama: `menunggu di ${lama}`,
      baru: `menunggu di ${instansi.nama}`,
    });
  if (!formulir || formulir.status === 'selesai') return baris;
  const ke = bolehDari(ALUR_FORMULIR, 'pindah_instansi', formulir.status) ? 'dikembalikan' : formulir.status;
  if (ke !== formulir.status)
    baris.push({ apa: 'Status formulir', lama: STATUS_FORMULIR_NAMA[formulir.status], baru: STATUS_FORMULIR_NAMA[ke] });
  return [
    ...baris,
    { apa: 'Verifikator Level 1', lama: 'yang dipilih sekarang', baru: 'dikosongkan; PNS memilih lagi' },
  ];
}

async function tambahReferensi(
  db: Db | Trx,
  dampak: Extract<Dampak, { jenis: 'tambah_referensi' }>,
): Promise<BarisDampak[]> {
  const ada = await adaReferensi(db, dampak);
  const rincian = Object.entries(dampak.sebutan ?? {}).map(([apa, baru]) => ({ apa, lama: '', baru }));
  if (ada?.aktif) return [{ apa: 'Sudah ada di daftar, tidak ditambah lagi', lama: '', baru: ada.nama }];
  const apa = ada ? 'Dihidupkan lagi di daftar' : 'Ditambahkan ke daftar';
  return [{ apa, lama: '', baru: ada?.nama ?? dampak.nama }, ...rincian];
}

async function tambahUnor(
  db: Db | Trx,
  dampak: Extract<Dampak, { jenis: 'tambah_unor' }>,
  fakta: FaktaTiket,
): Promise<BarisDampak[]> {
  const baris = [{ apa: 'Pohon unit organisasi', lama: '', baru: fakta.instansi?.nama ?? '' }];
  let indukId: number | null = null;
  let baru = false;
  for (const simpul of dampak.simpul) {
    const ada: SimpulAda | null = baru ? null : await adaSimpul(db, dampak.instansiKode, indukId, simpul.nama);
    baris.push(ada ? sebutSimpulAda(ada) : sebutSimpulBaru(simpul));
    baru = ada === null;
    indukId = ada?.id ?? null;
  }
  return baris;
}

const sebutSimpulAda = (ada: SimpulAda): BarisDampak => ({
  apa: ada.aktif ? 'Sudah ada' : 'Dihidupkan lagi',
  lama: '',
  baru: ada.induk ? `${ada.nama}, di bawah ${ada.induk}` : ada.nama,
});

const sebutSimpulBaru = ({
  nama,
  eselon,
  jabatan,
}: {
  nama: string;
  eselon: string | null;
  jabatan: string | null;
}) => ({
  apa: 'Ditambahkan',
  lama: '',
  baru: [nama, eselon ? `eselon ${namaKode(ESELON, eselon)}` : '', jabatan ?? ''].filter(Boolean).join(', '),
});

function turunkan({ formulir }: FaktaTiket): BarisDampak[] {
  const lama = formulir ? STATUS_FORMULIR_NAMA[formulir.status] : '';
  const baris = [{ apa: 'Status formulir', lama, baru: STATUS_FORMULIR_NAMA.draf }];
  return formulir && !bisaDiisi(formulir.status)
    ? [...baris, { apa: 'Turun status', lama: '', baru: 'terpakai; PNS ini tidak bisa mengajukannya lagi' }]
    : baris;
}

async function tambahUnit(
  db: Db | Trx,
  { instansi, nama }: Extract<Dampak, { jenis: 'tambah_unit_verifikator' }>,
): Promise<BarisDampak[]> {
  const ada = await adaUnitVerifikator(db, instansi.kode, nama);
  const apa = ada ? (ada.aktif ? 'Sudah ada, tidak ditambah lagi' : 'Dihidupkan lagi') : 'Verifikator Level 1 baru';
  return [{ apa: `${apa}, ${instansi.nama}`, lama: '', baru: ada?.nama ?? nama }];
}
