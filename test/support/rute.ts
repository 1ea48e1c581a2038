import { semuaRute } from '../../src/app.js';
import { SQL_LEMBAR } from '../../src/formulir/formulir.repository.js';
import { buatPengukur } from '../../src/web/kesehatan.js';
import { buatSesi } from '../../src/web/pintu.js';
import type { BarisRute } from '../../src/web/rute.js';
import type { TestPortal } from './portal.js';

/** Every row that the portal mounts, the probes included. */
export function semuaBaris({ deps }: Pick<TestPortal, 'deps'>): BarisRute[] {
  return [...buatPengukur(deps).rute, ...semuaRute(deps, buatSesi(deps, SQL_LEMBAR))];
}

export const sebutBaris = (baris: BarisRute): string => `${baris.metode.toUpperCase()} ${baris.alamat}`;

/** Values for the parameters of a row, by "<first part of the address>/:<name>". */
export type NilaiAlamat = Record<string, string>;

/** One for every parameter of the portal; a test that needs an object that exists names its own. */
export const NILAI_CONTOH: NilaiAlamat = {
  '/bukti/:kode': 'ABCDEFGHJKMN',
  '/formulir/:tab': 'data-utama',
  '/formulir/riwayat/:jenis': 'golongan',
  '/formulir/berkas/:berkas': '1',
  '/panduan/:kode': 'pns',
  '/pengumuman/:id': '1',
  '/admin/pengumuman/:id': '1',
  '/admin/faq/:kode': 'nama-salah',
  '/admin/impor/:id': '1',
  '/admin/impor/kolom/:jenis': 'golongan',
  '/admin/kuesioner/:kode': 'kpe',
  '/admin/kuesioner/:kode/versi/:versi': '1',
  '/admin/kuesioner/:kode/draf/tanya/:tanya': 'terima',
  '/helpdesk/:kode': 'beda-nama',
  '/helpdesk/tiket/:nomor': '1234567894',
  '/cek-status/pengaduan/tiket/:nomor': '1234567894',
  '/cek-status/pengaduan/berkas/:id': '1',
  '/admin/registrasi/:nomor': 'DEM4PNS6',
  '/admin/verifikasi/:id': '1',
  '/admin/verifikasi/:id/berkas/:berkas': '1',
  '/admin/turun-status/:id': '1',
  '/admin/referensi/:instansi': '6415',
  '/admin/referensi/tetap/:daftar': 'agama',
  '/admin/referensi/daftar/:jenis': 'jfu',
  '/admin/referensi/entri/:id': '1',
  '/admin/unit-organisasi/:id': '1',
  '/admin/unit-organisasi/instansi/:instansi': '6415',
  '/admin/tiket/:nomor': '4170228563',
  '/admin/tiket/:nomor/berkas/:berkas': '1',
  '/admin/pegawai/:nip': '198003122005012907',
  '/admin/petugas/:id': '1',
  '/admin/sandi/:token': 'AbCdEfGhIjKlMnOpQrStUvWxYz012345',
  '/admin/pegawai/:nip/perpanjangan/:id': '1',
  '/admin/jadwal/:lingkup': '6415',
  '/admin/instansi/:kode': '6415',
  '/admin/surel/:id': '1',
  '/admin/kantor/:id': '1',
  '/admin/kantor/unit/:unit': '1',
};

/** A row's address with its parameters filled in; a parameter nobody has named here fails the test. */
export function isiAlamat(baris: BarisRute, nilai: NilaiAlamat = {}): string {
  return baris.alamat.replace(/:(\w+)/g, (parameter) => {
    const tempat = baris.alamat.slice(0, baris.alamat.indexOf(parameter) + parameter.length);
    const isi = { ...NILAI_CONTOH, ...nilai }[tempat];
    if (isi === undefined) throw new Error(`${sebutBaris(baris)}: name a value for "${tempat}" in NILAI_CONTOH`);
    return isi;
  });
}
