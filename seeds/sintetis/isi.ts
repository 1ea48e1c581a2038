import type { NilaiButir } from '../../src/formulir/jenis.js';
import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import type { Acak } from './acak.js';
import * as identitas from './identitas.js';
import type { Pokok } from './nip.js';
import type { Pendidikan } from './pendidikan.js';
import { lokasiKerja, type Tempat } from './tempat.js';

/** The values of Data Utama and Posisi, by the kode of their butir. */
type Isi = Record<string, NilaiButir>;

export function dataDiri(acak: Acak, pokok: Pokok, tempat: Tempat, pendidikan: Pendidikan): Isi {
  return {
    ...identitas.makeNama(acak, pokok.perempuan),
    gelar_depan: pendidikan.gelarDepan,
    gelar_belakang: pendidikan.gelarBelakang,
    tempat_lahir: identitas.makeTempatLahir(acak, tempat.kabupatenDekat),
    tanggal_lahir: pokok.tanggalLahir,
    jenis_kelamin: pokok.perempuan ? '2' : '1',
    status_perkawinan: acak.pilih(['1', '1', '1', '1', '1', '1', '4', '3']),
    alamat: identitas.makeAlamat(acak),
    kode_pos: tempat.awalKodePos && acak.peluang(0.8) ? `${tempat.awalKodePos}${acak.angka(10, 99)}` : null,
    nik: identitas.makeNik(acak, pokok, tempat.kodeNik),
    npwp: acak.peluang(0.7) ? identitas.makeNpwp(acak) : null,
    kartu_pegawai: acak.peluang(0.85) ? identitas.makeKartuPegawai(acak, pokok) : null,
  };
}

export const dataKepegawaian = (pokok: Pokok, tmtPns: string | null, tempat: Tempat): Isi => ({
  tmt_cpns: pokok.tmtCpns,
  tmt_pns: tmtPns,
  status_kepegawaian: tmtPns ? 'P' : 'C',
  kedudukan_hukum: '01',
  jenis_pegawai: tempat.jenisPegawai,
});

export const dataPosisi = (instansi: Rujukan, tempat: Tempat, jabatan: NilaiIsian): Isi => ({
  instansi_induk: instansi,
  instansi_kerja: instansi,
  lokasi_kerja: lokasiKerja(tempat),
  satuan_kerja: jabatan.unor_induk!,
  unit_organisasi: jabatan.unit_organisasi!,
});
