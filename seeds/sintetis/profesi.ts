import type { NilaiButir } from '../../src/formulir/jenis.js';
import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import { type Acak, deretAngka } from './acak.js';
import { mataPelajaranBernama, rumpunJft, SEKOLAH, UNIT_KESEHATAN } from './bahan.js';
import type { Karier } from './penilaian.js';
import { tahunDari } from './waktu.js';

/** What Guru and Dokter hold, for whoever ends in such a jabatan. */
export interface Profesi {
  isi: Record<string, NilaiButir>;
  riwayat: Record<string, NilaiIsian[]>;
}

const KOSONG: Profesi = { isi: {}, riwayat: {} };
const JENIS_UNIT = ['Rumah Sakit', 'Puskesmas', 'Poliklinik', 'Balai', 'Kantor Kesehatan Pelabuhan'];

export function makeProfesi(acak: Acak, karier: Karier, pendidikan: readonly NilaiIsian[]): Profesi {
  const terakhir = karier.jabatan.at(-1);
  const jft = terakhir?.jft as Rujukan | null | undefined;
  const rumpun = jft ? rumpunJft(jft.nama) : null;
  if (!terakhir || !jft) return KOSONG;
  if (rumpun === 'guru') return makeGuru(acak, karier, pendidikan);
  return rumpun === 'dokter' ? { isi: {}, riwayat: { dokter: [makeDokter(acak, terakhir, jft)] } } : KOSONG;
}

const namaUnit = (jabatan: NilaiIsian): string => (jabatan.unit_organisasi as Rujukan | null)?.nama ?? '';

function makeGuru(acak: Acak, { jabatan, tmtCpns }: Karier, pendidikan: readonly NilaiIsian[]): Profesi {
  const unit = namaUnit(jabatan.at(-1)!);
  const setingkat = SEKOLAH.filter(({ nama }) => nama.split(' ')[0] === unit.split(' ')[0]);
  const sekolah = SEKOLAH.find(({ nama }) => nama === unit) ?? acak.pilih(setingkat.length > 0 ? setingkat : SEKOLAH);
  const studi = pendidikan
    .map((satu) => (satu.pendidikan as Rujukan).nama)
    .find((nama) => /Pendidikan|Bimbingan/.test(nama));
  const mataPelajaran = mataPelajaranBagi(studi ?? '');
  const sejak = jabatan.find((satu) => satu.jft)!;
  const baris: NilaiIsian = {
    tipe_sekolah: '1',
    sekolah_induk: { kode: sekolah.kode, nama: sekolah.nama },
    sekolah_mengajar: null,
    kepala_sekolah: acak.peluang(0.05),
    bidang_studi: mataPelajaran ? '2' : '1',
    mata_pelajaran: mataPelajaran,
    tmt_mengajar: sejak.tmt_jabatan!,
  };
  const bersertifikat = tahunDari(tmtCpns) < 2011 && acak.peluang(0.75);
  return { isi: bersertifikat ? makeSertifikasi(acak, mataPelajaran) : {}, riwayat: { guru: [baris] } };
}

/** "S-1 Pendidikan Matematika" teaches Matematika; whoever studied for primary school teaches a class. */
function mataPelajaranBagi(studi: string): Rujukan | null {
  if (/Bimbingan/.test(studi)) return mataPelajaranBernama('Bimbingan dan Konseling');
  const nama = /^S-1 Pendidikan (Matematika|Bahasa Indonesia|Bahasa Inggris|Biologi)$/.exec(studi)?.[1];
  return nama ? mataPelajaranBernama(nama) : null;
}

function makeSertifikasi(acak: Acak, mataPelajaran: Rujukan | null): Record<string, NilaiButir> {
  const tahun = acak.angka(2007, 2013);
  return {
    sertifikasi_nomor: `9${String(tahun).slice(2)}${deretAngka(acak, 10)}`,
    sertifikasi_tahun: tahun,
    sertifikasi_bidang_studi: mataPelajaran?.nama ?? 'Guru Kelas SD',
    nrg: `9${String(tahun).slice(2)}${deretAngka(acak, 9)}`,
    nuptk: `99${deretAngka(acak, 14)}`,
  };
}

function makeDokter(acak: Acak, jabatan: NilaiIsian, jft: Rujukan): NilaiIsian {
  const unit = namaUnit(jabatan);
  const cocok = UNIT_KESEHATAN.find(({ nama }) => nama.includes(unit) || unit.includes(nama));
  const tempat = cocok ?? acak.pilih(UNIT_KESEHATAN);
  return {
    jenis_unit: String(JENIS_UNIT.indexOf(tempat.jenis) + 1),
    unit_kesehatan: { kode: tempat.kode, nama: tempat.nama },
    jenis_dokter: jft.nama.startsWith('Dokter Gigi') ? '2' : '1',
    bidang_spesialis: null,
    kemampuan_per_hari: acak.angka(12, 45),
  };
}
