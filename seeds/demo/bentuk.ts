import type { NilaiButir } from '../../src/formulir/jenis.js';
import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import { uraiNip } from '../../src/shared/nip.js';
import { readTable } from '../referensi/berkas.js';
import { jftBernama, jfuBernama, KABUPATEN, pendidikanBernama } from '../sintetis/bahan.js';
import { lengkapiOrang } from '../sintetis/lengkapi.js';
import { cariTempat, lokasiKerja } from '../sintetis/tempat.js';
import { selisihBulan, tambahBulan, tambahHari } from '../sintetis/waktu.js';

/** A person written out by hand, in as few words as it takes; the rest follows from the NIP. */
export interface RancanganOrang {
  nip: string;
  nama: string;
  gelarDepan?: string;
  gelarBelakang?: string;
  instansi: string;
  /** null where the demo has no tree for the instansi */
  unor: string | null;
  /** kode of the kabupaten or kota of birth */
  lahirDi: string;
  alamat: string;
  kedudukanHukum?: string;
  belumKawin?: true;
  /** from the first on, one every four years */
  golongan: readonly string[];
  pendidikan: readonly { nama: string; tahun: number; sekolah: string }[];
  /** oldest first; the first one begins with TMT CPNS */
  jabatan: readonly (Kedudukan & { tmt?: string; unor?: string })[];
}

type Kedudukan = { jfu: string } | { jft: string } | { struktural: true };

/** A row of `pegawai` and its history; derived fields of the history are filled in when it is stored. */
export interface OrangDemo {
  nip: string;
  nip_lama: string | null;
  isi: Record<string, NilaiButir>;
  riwayat: Record<string, NilaiIsian[]> & { jabatan: NilaiIsian[]; pendidikan: NilaiIsian[] };
}

const INSTANSI = daftarNama('instansi.csv', ['kode', 'nama', 'jenis', 'kode_provinsi', 'kanreg']);
const UNOR = daftarNama('unor.csv', ['instansi_kode', 'kode', 'induk', 'nama', 'eselon', 'nama_jabatan']);
const TEMPAT = new Map(KABUPATEN.map((satu) => [satu.kode, satu]));

function daftarNama(berkas: string, kolom: readonly string[]): Map<string, Rujukan> {
  return new Map(readTable(berkas, kolom).map(({ kode, nama }) => [kode!, { kode: kode!, nama: nama! }]));
}

function wajibAda(daftar: Map<string, Rujukan>, kode: string): Rujukan {
  const ada = daftar.get(kode);
  if (!ada) throw new Error(`seeds/data does not know ${kode}`);
  return ada;
}

const tmtCpns = (nip: string): string => `${uraiNip(nip).bulanCpns}-01`;

export function susunOrang(satu: RancanganOrang): OrangDemo {
  const cpns = tmtCpns(satu.nip);
  const orang: OrangDemo = {
    nip: satu.nip,
    // Begins with 99, which neither BKN nor seeds/sintetis gives out to so few people.
    nip_lama: cpns <= '2008-12-01' ? `99${satu.nip.slice(2, 6)}${satu.nip.slice(15)}` : null,
    isi: { ...dataDiri(satu), ...dataKepegawaian(satu, cpns) },
    riwayat: {
      golongan: satu.golongan.map((golongan, i) => barisGolongan(golongan, i, cpns)),
      pendidikan: satu.pendidikan.map((studi, i) => barisPendidikan(satu, studi, i)),
      jabatan: satu.jabatan.map((kedudukan) => barisJabatan(satu, kedudukan, cpns)),
    },
  };
  const dekat = KABUPATEN.filter(({ kode }) => kode.startsWith(satu.lahirDi.slice(0, 2)));
  // The figures of an NIP that tell people of one birthday apart, and the birthday.
  lengkapiOrang(orang, { benih: Number(satu.nip.slice(0, 8)) ^ Number(satu.nip.slice(12)), dekat, hariIni: HARI_INI });
  return orang;
}

const HARI_INI = '2015-09-01';

function dataDiri(satu: RancanganOrang): Record<string, NilaiButir> {
  const { jenisKelamin, tanggalLahir } = uraiNip(satu.nip);
  return {
    nama: satu.nama,
    gelar_depan: satu.gelarDepan ?? null,
    gelar_belakang: satu.gelarBelakang ?? null,
    tempat_lahir: wajibAda(TEMPAT, satu.lahirDi),
    tanggal_lahir: tanggalLahir,
    jenis_kelamin: jenisKelamin,
    nik: nik(satu.lahirDi, tanggalLahir!, jenisKelamin === '2', satu.nip.slice(15)),
    agama: '1',
    status_perkawinan: satu.belumKawin ? '4' : '1',
    alamat: satu.alamat,
    kode_pos: null,
    npwp: `99${satu.nip.slice(2, 12)}000`,
    kartu_pegawai: `N ${satu.nip.slice(12)}`,
  };
}

function nik(kabupaten: string, lahir: string, perempuan: boolean, seri: string): string {
  const hari = String(Number(lahir.slice(8)) + (perempuan ? 40 : 0)).padStart(2, '0');
  return `${kabupaten.replace('.', '')}01${hari}${lahir.slice(5, 7)}${lahir.slice(2, 4)}9${seri}`;
}

function dataKepegawaian(satu: RancanganOrang, cpns: string): Record<string, NilaiButir> {
  const instansi = wajibAda(INSTANSI, satu.instansi);
  const tempat = cariTempat(instansi.nama);
  return {
    tmt_cpns: cpns,
    tmt_pns: tambahBulan(cpns, 14),
    status_kepegawaian: 'P',
    kedudukan_hukum: satu.kedudukanHukum ?? '01',
    jenis_pegawai: tempat.jenisPegawai,
    instansi_induk: instansi,
    instansi_kerja: instansi,
    lokasi_kerja: lokasiKerja(tempat),
    satuan_kerja: null,
    unit_organisasi: satu.unor && wajibAda(UNOR, satu.unor),
  };
}

function barisGolongan(golongan: string, ke: number, cpns: string): NilaiIsian {
  const tmt = ke === 0 ? cpns : `${Number(cpns.slice(0, 4)) + 4 * ke}-04-01`;
  const bulan = selisihBulan(cpns, tmt);
  const tanggalSk = tambahHari(tmt, -20);
  return {
    golongan,
    tmt_golongan: tmt,
    masa_kerja_tahun: Math.floor(bulan / 12),
    masa_kerja_bulan: bulan % 12,
    nomor_sk: `${ke === 0 ? '813' : '823'}.${golongan.charAt(0)}/${100 + ke}/${tanggalSk.slice(0, 4)}`,
    tanggal_sk: tanggalSk,
    nomor_bkn: null,
    tanggal_bkn: null,
    jenis_kp: ke === 0 ? '211' : '101',
  };
}

function barisPendidikan(
  { gelarDepan, gelarBelakang }: RancanganOrang,
  { nama, tahun, sekolah }: RancanganOrang['pendidikan'][number],
  ke: number,
): NilaiIsian {
  return {
    pendidikan: pendidikanBernama(nama),
    tanggal_lulus: `${tahun}-07-19`,
    tahun_lulus: tahun,
    nomor_ijazah: `${1100 + ke}/IJZ/${tahun}`,
    nama_sekolah: sekolah,
    gelar_depan: gelarDepan ?? null,
    gelar_belakang: gelarBelakang ?? null,
    pendidikan_pertama: ke === 0,
  };
}

function barisJabatan(satu: RancanganOrang, kedudukan: RancanganOrang['jabatan'][number], cpns: string): NilaiIsian {
  const tmt = kedudukan.tmt ?? cpns;
  const unor = kedudukan.unor ?? satu.unor;
  const tanggalSk = tambahHari(tmt, -12);
  return {
    jenis_jabatan: 'struktural' in kedudukan ? '1' : 'jft' in kedudukan ? '2' : '4',
    instansi_kerja: wajibAda(INSTANSI, satu.instansi),
    unit_organisasi: unor && wajibAda(UNOR, unor),
    nama_unor: null,
    jft: 'jft' in kedudukan ? jftBernama(kedudukan.jft) : null,
    jfu: 'jfu' in kedudukan ? jfuBernama(kedudukan.jfu) : null,
    tmt_jabatan: tmt,
    nomor_sk: `821/${tanggalSk.slice(5, 7)}/${tanggalSk.slice(0, 4)}`,
    tanggal_sk: tanggalSk,
    tmt_pelantikan: 'struktural' in kedudukan ? tmt : null,
  };
}
