import { hitungPrestasi, PERILAKU } from '../../src/formulir/nilai-prestasi.js';
import type { NilaiIsian } from '../../src/shared/isian.js';
import { type Acak, deretAngka } from './acak.js';
import { diklatBernama, diklatStruktural, NAMA_ORANG } from './bahan.js';
import { tahunDari, tambahHari } from './waktu.js';

/** A career as the other files made it. */
export interface Karier {
  tmtCpns: string;
  jabatan: readonly NilaiIsian[];
  hariIni: string;
}

const TAHUN_DINILAI = [2013, 2014];
const STRUKTURAL = '1';

const namaPejabat = (acak: Acak): string =>
  `${acak.pilih(acak.peluang(0.5) ? NAMA_ORANG.laki : NAMA_ORANG.perempuan)} ${acak.pilih(NAMA_ORANG.belakang)}`.toUpperCase();

/** Quarter points, as averages over tasks come out. */
const nilai = (acak: Acak): number => acak.angka(76 * 4, 92 * 4) / 4;

/** The two years before the campaign, for whoever served a whole year of them. */
export function makePrestasi(acak: Acak, { tmtCpns, jabatan }: Karier): NilaiIsian[] {
  const [penilai, atasan] = [namaPejabat(acak), namaPejabat(acak)];
  const nipPenilai = nipPejabat(acak);
  return TAHUN_DINILAI.filter((tahun) => tahunDari(tmtCpns) < tahun).map((tahun) => {
    const pada = jabatan.filter((satu) => String(satu.tmt_jabatan) <= `${tahun}-12-31`).at(-1);
    const struktural = pada?.jenis_jabatan === STRUKTURAL;
    const isi: NilaiIsian = {
      tahun,
      nilai_skp: nilai(acak),
      jabatan_struktural: struktural,
      ...Object.fromEntries(PERILAKU.map(({ kode }) => [kode, nilai(acak)])),
      pejabat_penilai: penilai,
      nip_pejabat_penilai: nipPenilai,
      atasan_pejabat_penilai: atasan,
      nip_atasan_pejabat_penilai: null,
    };
    if (!struktural) isi.kepemimpinan = null;
    return { ...isi, ...hitungPrestasi(isi) };
  });
}

/** Born around 1963, appointed some 25 years later. */
const nipPejabat = (acak: Acak): string =>
  `${acak.angka(1959, 1968)}0${acak.angka(1, 9)}1${acak.angka(0, 9)}${acak.angka(1988, 1993)}031${acak.angka(900, 999)}`;

/** Assessments are held for few, mostly for those who lead a unit. */
export function makeKompetensi(acak: Acak, { tmtCpns, jabatan }: Karier): NilaiIsian[] {
  const struktural = jabatan.some((satu) => satu.jenis_jabatan === STRUKTURAL);
  if (tahunDari(tmtCpns) > 2011 || !acak.peluang(struktural ? 0.7 : 0.04)) return [];
  return [
    {
      jenis_penilaian: acak.pilih(['1', '1', '2']),
      lembaga: acak.pilih(['Pusat Penilaian Kompetensi ASN BKN', 'Assessment Center Serayu', 'Biro Psikologi Samudra']),
      tahun: acak.angka(2011, 2014),
      hasil: acak.pilih(['Memenuhi syarat', 'Memenuhi syarat dengan catatan', 'Disarankan']),
    },
  ];
}

/** Diklat PIM for those who lead a unit, by its eselon. */
export function makeDiklatStruktural(acak: Acak, { jabatan, hariIni }: Karier): NilaiIsian[] {
  const memimpin = jabatan.filter((satu) => satu.jenis_jabatan === STRUKTURAL && satu.eselon).at(-1);
  if (!memimpin) return [];
  const tanggal = tambahHari(String(memimpin.tmt_jabatan), acak.angka(120, 500));
  const kode = { '1': '5', '2': '4', '3': '3', '4': '2', '5': '2' }[String(memimpin.eselon).charAt(0)];
  if (!kode || tanggal > hariIni) return [];
  const tahun = tahunDari(tanggal);
  return [{ diklat_struktural: diklatStruktural(kode), nomor: `${deretAngka(acak, 4)}/PIM/${tahun}`, tanggal, tahun }];
}

/** Training that belongs to a JFT; others may have learnt to buy for the office. */
const DIKLAT_JFT: readonly [awal: string, nama: string][] = [
  ['Guru', 'Pendidikan dan Latihan Profesi Guru (PLPG)'],
  ['Perawat', 'Diklat Fungsional Perawat'],
  ['Bidan', 'Diklat Fungsional Bidan'],
  ['Pranata Komputer', 'Diklat Fungsional Pranata Komputer Tingkat Ahli'],
  ['Arsiparis', 'Diklat Fungsional Arsiparis Tingkat Ahli'],
  ['Pustakawan', 'Diklat Fungsional Pustakawan Tingkat Ahli'],
  ['Auditor', 'Diklat Pembentukan Auditor Ahli'],
  ['Analis Kepegawaian', 'Diklat Fungsional Analis Kepegawaian Tingkat Ahli'],
  ['Perencana', 'Diklat Fungsional Perencana Pertama'],
];
const DIKLAT_UMUM = 'Diklat Fungsional Pengelola Pengadaan Barang/Jasa';

export function makeDiklatFungsional(
  acak: Acak,
  { tmtCpns, jabatan, hariIni }: Karier,
  instansi: string,
): NilaiIsian[] {
  const jft = jabatan.map((satu) => satu.jft as { nama: string } | null).find(Boolean);
  const milik = DIKLAT_JFT.find(([awal]) => jft?.nama.startsWith(awal))?.[1];
  if (!acak.peluang(milik ? 0.65 : 0.12)) return [];
  const tanggal = tambahHari(tmtCpns, acak.angka(400, 2200));
  if (tanggal > hariIni || (jft && !milik)) return [];
  const tahun = tahunDari(tanggal);
  return [
    {
      tipe: '1',
      jenis_diklat: milik ? '2' : '3',
      diklat_fungsional: diklatBernama(milik ?? DIKLAT_UMUM),
      lama_jam: acak.angka(4, 30) * 10,
      tanggal,
      nomor_sertifikat: `${deretAngka(acak, 4)}/DIKLAT/${tahun}`,
      instansi,
      institusi_penyelenggara: acak.pilih(['Badan Diklat Serayu', 'Pusdiklat Samudra', 'Balai Diklat Mekar Sari']),
    },
  ];
}
