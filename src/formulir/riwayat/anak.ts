import { isRujukan } from '../../shared/isian.js';
import { JENIS_KELAMIN, STATUS_ANAK } from '../../shared/kode-sapk.js';
import type { Baris, DataPns, JenisRiwayat, Peringatan } from '../jenis.js';
import { lahirPns, NAMA, NOMOR_BPJS, sebut, TANGGAL_LAHIR, TEMPAT_LAHIR } from '../keluarga.js';
import { barisRujukan, rujukanBaris, TIDAK_ADA_DALAM_DAFTAR } from '../rujukan-baris.js';
import suamiIstri from './suami-istri.js';

const KANDUNG = '1';

/** Keluarga, anak (domain.md §6; Buku Petunjuk Pengguna III.B "Anak"). */
const anak: JenisRiwayat = {
  nomorUrut: 50,
  kelompokDaftar: 'Keluarga',
  jenis: 'anak',
  judul: 'Anak',
  satuan: 'anak',
  tingkat: 2,
  isian: [
    {
      kode: 'ayah_ibu',
      label: 'Ayah/Ibu',
      jenis: 'referensi',
      daftar: 'riwayat:suami-istri',
      petunjuk: 'Orang tuanya selain Anda, dari daftar Suami/Istri.',
    },
    NAMA,
    TANGGAL_LAHIR,
    TEMPAT_LAHIR,
    { kode: 'jenis_kelamin', label: 'Jenis Kelamin', jenis: 'pilihan', pilihan: JENIS_KELAMIN },
    { kode: 'status_anak', label: 'Status Anak', jenis: 'pilihan', pilihan: STATUS_ANAK },
    NOMOR_BPJS,
  ],
  kunci: (isi) => `${isi.tanggal_lahir}|${String(isi.nama).toUpperCase()}`,
  judulBaris: sebut,
  urutan: (isi) => String(isi.tanggal_lahir ?? ''),
  peringatan: (baris, data) => baris.flatMap((satu) => [...lebihMuda(satu, data), ...pasanganHilang(satu, data)]),
  contoh: {
    ayah_ibu: rujukanBaris(suamiIstri, suamiIstri.contoh),
    nama: 'DIMAS WIBOWO',
    tanggal_lahir: '2008-02-10',
    tempat_lahir: { kode: '33.02', nama: 'Kab. Banyumas' },
    jenis_kelamin: '1',
    status_anak: KANDUNG,
    nomor_bpjs: null,
  },
};
export default anak;

/** Children younger than parents (domain.md §7); of adopted and step children only against the PNS. */
function lebihMuda({ id, isi }: Baris, data: DataPns): Peringatan[] {
  const lahir = String(isi.tanggal_lahir ?? '');
  const kunci = `anak:${id}`;
  if (!lahir) return [];
  if (lahirPns(data) && lahir <= lahirPns(data))
    return [{ kunci, pesan: `${sebut(isi)} tercatat lahir sebelum orang tuanya.` }];
  const pasangan = barisRujukan(suamiIstri, data, isi.ayah_ibu)?.isi;
  if (isi.status_anak !== KANDUNG || !pasangan || lahir > String(pasangan.tanggal_lahir ?? '')) return [];
  return [{ kunci, pesan: `${sebut(isi)} tercatat lahir sebelum ${sebut(pasangan)}, ayah atau ibunya.` }];
}

function pasanganHilang({ id, isi }: Baris, data: DataPns): Peringatan[] {
  if (!isRujukan(isi.ayah_ibu) || isi.ayah_ibu.kode === TIDAK_ADA_DALAM_DAFTAR.kode) return [];
  if (barisRujukan(suamiIstri, data, isi.ayah_ibu)) return [];
  const pesan = `${isi.ayah_ibu.nama}, ayah atau ibu ${sebut(isi)}, tidak ada lagi di daftar Suami/Istri. Pilih lagi.`;
  return [{ kunci: `anak:${id}`, pesan }];
}
