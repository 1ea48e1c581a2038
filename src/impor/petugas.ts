import { ISIAN_NAMA, ISIAN_NAMA_PENGGUNA } from '../petugas/isian-petugas.js';
import { type JenisKantor, tolakKantor, tolakTingkat } from '../petugas/kantor-peran.js';
import { tolakKataKunciPetugas } from '../petugas/kata-kunci-petugas.js';
import type { Isian } from '../shared/isian.js';
import { tolakNip } from '../shared/nip.js';
import { PERAN, PERAN_NAMA } from '../shared/pelaku.js';
import type { IsiBaris } from './baca-baris.js';
import { type JenisImpor, type Masalah, type Pengimpor, satuMasalah, type Terperiksa } from './jenis-impor.js';
import { type Kelompok, NIP } from './kolom.js';
import { buatBukuCoba } from './petugas-coba.js';
import { type PetugasMasuk, simpanPetugas } from './petugas-simpan.js';

const ISIAN: readonly Isian[] = [
  ISIAN_NAMA_PENGGUNA,
  ISIAN_NAMA,
  NIP,
  {
    kode: 'peran',
    label: 'Peran',
    jenis: 'pilihan',
    pilihan: PERAN.map((kode) => ({ kode, nama: PERAN_NAMA[kode] })),
  },
  { kode: 'tingkat', label: 'Tingkat', jenis: 'angka', min: 1, maks: 4, tidakWajib: true },
  { kode: 'kantor', label: 'Kantor', jenis: 'referensi', daftar: 'kantor' },
  {
    kode: 'kata_sandi',
    label: 'Kata Sandi Pertama',
    jenis: 'teks',
    rahasia: true,
    tidakWajib: true,
    pola: { cocok: /^\S{12,72}$/, pesan: 'Kata sandi pertama terdiri dari 12 sampai 72 karakter tanpa spasi.' },
  },
];

export const KELOMPOK_PETUGAS: readonly Kelompok[] = [{ awalan: '', isian: ISIAN }];

/** Staff, one row a peran; several rows of one nama_pengguna give several peran. Never takes a peran away. */
export const IMPOR_PETUGAS: JenisImpor = {
  jenis: 'petugas',
  nama: 'Petugas dan perannya',
  untuk:
    'Staff with their peran, one row a peran. `kata_sandi` is the first password of somebody new and is not touched afterwards.',
  kelompok: KELOMPOK_PETUGAS,
  mulai: async ({ bcrypt }) => mulaiPetugas(bcrypt.hash),
};

function mulaiPetugas(hash: (kataSandi: string) => Promise<string>): Pengimpor<PetugasMasuk> {
  const pertama = new Map<string, PetugasMasuk>();
  const buku = buatBukuCoba();
  return {
    // Every new member of staff costs a tenth of a second of bcrypt, in the transaction of the batch.
    ukuranBatch: 50,
    periksa: (isi) => {
      const terperiksa = periksaPetugas(isi);
      return 'nilai' in terperiksa ? samaOrang(terperiksa.nilai, pertama) : terperiksa;
    },
    simpan: (trx, batch) => simpanPetugas(trx, batch, hash),
    banding: async (trx, batch) => {
      const hasil = await simpanPetugas(trx, batch, async () => '-', buku);
      return { ...hasil, contoh: buku.ambilContoh() };
    },
  };
}

/** Rules of one row, whether it comes from a file or from the command line. */
export function periksaPetugas({ nilai, rinci }: IsiBaris): Terperiksa<PetugasMasuk> {
  const kantor = rinci[0]?.kantor;
  const { kantor: _, tingkat, ...isi } = nilai[0] ?? {};
  const satu = { ...isi, tingkat: Number(tingkat ?? 0), kantor_id: Number(kantor?.isi.id) } as PetugasMasuk;
  const masalah = [
    tolak('nip', satu.nip, tolakNip(satu.nip)),
    tolak('tingkat', String(tingkat ?? ''), tolakTingkat(satu.peran, satu.tingkat)) ??
      tolak('kantor', kantor?.kode ?? '', tolakKantor(satu.peran, satu.tingkat, kantor?.isi.jenis as JenisKantor)),
    tolak('kata_sandi', '•••', tolakSandi(satu)),
  ].filter((ada) => ada !== null);
  return masalah.length > 0 ? { masalah } : { nilai: satu };
}

const tolak = (kolom: string, isi: string, alasan: string | null): Masalah | null =>
  alasan ? { kolom, isi, alasan } : null;

const tolakSandi = ({ kata_sandi, nip, nama_pengguna }: PetugasMasuk): string | null =>
  kata_sandi && tolakKataKunciPetugas(kata_sandi, { nip, namaPengguna: nama_pengguna });

/** Two rows of one nama_pengguna must speak of the same person, or every run would change them to and fro. */
function samaOrang(satu: PetugasMasuk, pertama: Map<string, PetugasMasuk>): Terperiksa<PetugasMasuk> {
  const awal = pertama.get(satu.nama_pengguna) ?? satu;
  pertama.set(satu.nama_pengguna, awal);
  for (const kolom of ['nip', 'nama'] as const) {
    if (satu[kolom] !== awal[kolom])
      return satuMasalah(kolom, satu[kolom], `Berbeda dengan baris ${satu.nama_pengguna} sebelumnya. Samakan.`);
  }
  return { nilai: satu };
}
