import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StatusFormulir } from '../../src/formulir/formulir.alur.js';
import type { FaktaTiket, InstansiTiket } from '../../src/helpdesk/jenis.js';
import { cariKategori, muatKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { halanganPermohonan } from '../../src/helpdesk/permohonan.js';

const SEMUA = await muatKategori();
const kategori = (kode: string) => cariKategori(SEMUA, kode)!;
const KINI = new Date('2015-09-10T05:00:00Z');
const BANYUMAS: InstansiTiket = { kode: '6415', nama: 'Pemerintah Kab. Banyumas', jenis: 'kabupaten', kanregKode: 'I' };
const KEMENTERIAN: InstansiTiket = { kode: '3010', nama: 'Kementerian', jenis: 'pusat', kanregKode: null };
const LAINNYA: InstansiTiket = { kode: '9999', nama: 'Lainnya', jenis: 'lainnya', kanregKode: null };
const NIP = '198003122005012907';
const DASAR: FaktaTiket = {
  nip: NIP,
  pegawai: { nama: 'SITI RACHMAWATI', nipLama: null, kedudukanHukum: '01', isi: {} },
  instansi: BANYUMAS,
  dipilih: null,
  registrasi: {
    id: 1,
    nomorRegister: 'DEM2PNS4',
    nip: NIP,
    status: 'aktif',
    disanggah: false,
    email: null,
    diajukanPada: KINI,
  },
  formulir: { id: 7, status: 'tingkat_1', kirimanId: null },
  turunStatusTerpakai: false,
  sudahMasuk: false,
  kini: KINI,
};

describe('domain §8, 16: turun status only by its owner, once, at tingkat 1 or 2', () => {
  const isi = kategori('turun-status').contoh.isi;
  const tanya = (lain: Partial<FaktaTiket>) => halanganPermohonan(kategori('turun-status'), isi, { ...DASAR, ...lain });

  const STATUS: [StatusFormulir, RegExp | null][] = [
    ['draf', /belum dikirim/],
    ['dikembalikan', /sudah dikembalikan/],
    ['tingkat_1', null],
    ['tingkat_2', null],
    ['tingkat_3', /tingkat 3.*Minta verifikator/],
    ['tingkat_4', /tingkat 4.*Minta verifikator/],
    ['selesai', /BKN Pusat/],
  ];
  for (const [status, pesan] of STATUS) {
    it(`${status}: ${pesan ? 'explained, with the way that is' : 'may be asked for'}`, () => {
      const hasil = tanya({ formulir: { id: 7, status, kirimanId: null } });
      if (!pesan) return assert.equal(hasil, null);
      assert.match(hasil!.pesan, pesan);
      assert.ok(hasil!.jalan.length > 0);
    });
  }

  it('a second time is explained: the operator of the instansi still can', () => {
    const hasil = tanya({ turunStatusTerpakai: true });
    assert.match(hasil!.pesan, /sekali setiap PNS.*Operator Turun Status/);
    assert.equal(hasil!.jalan[0]?.alamat, '/helpdesk/hubungi-kami');
  });

  it('who does not know the nomor register learns nothing of the form', () => {
    for (const registrasi of [
      null,
      { ...DASAR.registrasi!, nip: '199001272014022924' },
      { ...DASAR.registrasi!, status: 'ditolak' as const },
    ]) {
      const hasil = tanya({
        registrasi,
        formulir: { id: 7, status: 'selesai', kirimanId: null },
        turunStatusTerpakai: true,
      });
      assert.equal(hasil?.isian, 'nomor_register');
      assert.match(hasil.pesan, /tidak cocok/);
    }
  });

  it('whoever has signed in needs none', () =>
    assert.equal(
      halanganPermohonan(kategori('turun-status'), { ...isi, nomor_register: null }, { ...DASAR, sudahMasuk: true }),
      null,
    ));
});

describe('domain §8, 17: once 72 hours have passed since diajukan', () => {
  const jam = (lewat: number) => new Date(KINI.getTime() - lewat * 3_600_000);
  const tanya = (registrasi: FaktaTiket['registrasi']) =>
    halanganPermohonan(kategori('verifikasi-registrasi'), { nomor_register: 'DEM4PNS6' }, { ...DASAR, registrasi });
  const satu = (status: 'diajukan' | 'aktif' | 'ditolak' | 'direset', lewat: number) => ({
    ...DASAR.registrasi!,
    status,
    diajukanPada: jam(lewat),
  });

  it('71 hours: not yet, and since when it is', () =>
    assert.match(tanya(satu('diajukan', 71))!.pesan, /sampai 10 September 2015 13\.00 WIB/));
  it('72 hours: it may be asked for', () => assert.equal(tanya(satu('diajukan', 72)), null));
  it('accepted: Login', () => assert.equal(tanya(satu('aktif', 99))!.jalan[0]?.alamat, '/login'));
  for (const status of ['ditolak', 'direset'] as const)
    it(`${status}: says where the reason stands`, () =>
      assert.equal(tanya(satu(status, 99))!.jalan[0]?.alamat, '/cek-status/pendaftaran'));
  it('disowned by the owner of the NIP: the instansi looks into it first', () =>
    assert.match(tanya({ ...satu('diajukan', 99), disanggah: true })!.petugas!, /menutup sanggahannya dulu/));
  it('no such number', () => assert.match(tanya(null)!.pesan, /tidak ada/));
});

describe('domain §8: first office', () => {
  const tujuan = (kode: string, lain: Partial<FaktaTiket>) => kategori(kode).kantorPertama({ ...DASAR, ...lain });

  it('Kanreg of the new instansi for 1, of the one named for 14', () => {
    for (const kode of ['beda-instansi', 'tidak-ada-dalam-database']) {
      assert.deepEqual(tujuan(kode, { dipilih: { ...BANYUMAS, kanregKode: 'II' } }), { jenis: 'kanreg', kode: 'II' });
      assert.deepEqual(tujuan(kode, { dipilih: KEMENTERIAN }), { jenis: 'pusat' });
    }
  });

  for (const kode of ['beda-nama', 'data-pensiun', 'diberhentikan', 'verifikasi-registrasi']) {
    it(`${kode}: the Kanreg; central instansi, lainnya and unknown have none: Pusat`, () => {
      assert.deepEqual(tujuan(kode, {}), { jenis: 'kanreg', kode: 'I' });
      for (const instansi of [KEMENTERIAN, LAINNYA, null])
        assert.deepEqual(tujuan(kode, { instansi }), { jenis: 'pusat' });
    });
  }

  it('the instansi for 2, 16 and 18', () => {
    for (const kode of ['unit-organisasi', 'turun-status'])
      assert.deepEqual(tujuan(kode, { instansi: KEMENTERIAN }), { jenis: 'instansi', kode: '3010' });
    assert.deepEqual(tujuan('verifikator-level-1', { dipilih: BANYUMAS }), { jenis: 'instansi', kode: '6415' });
  });

  it('Pusat for 3–11', () => {
    for (const satu of SEMUA.filter(({ nomor }) => nomor >= 3 && nomor <= 11))
      assert.deepEqual(satu.kantorPertama(DASAR), { jenis: 'pusat' });
  });
});

describe('domain §8: what approving changes is a list, worked out from the ticket', () => {
  const dampak = (kode: string, lain: Partial<FaktaTiket> = {}) => {
    const { contoh, ...satu } = kategori(kode);
    return satu.dampak({ nip: NIP, isi: contoh.isi }, { ...DASAR, ...lain }, contoh.tambahan);
  };

  for (const satu of SEMUA)
    it(`${satu.nomor}. ${satu.nama}: its example has one effect`, () => assert.equal(dampak(satu.kode).length, 1));

  it('kedudukan hukum 01 for 13 and 15', () => {
    for (const kode of ['data-pensiun', 'diberhentikan'])
      assert.deepEqual(dampak(kode), [
        { jenis: 'ubah_pegawai', nip: NIP, butir: 'kedudukan_hukum', label: 'Kedudukan Hukum', nilai: '01' },
      ]);
  });

  it('a reference is added, or the existing one named', () => {
    const jft = kategori('jabatan-fungsional-tertentu');
    assert.deepEqual(dampak(jft.kode), [
      {
        ...{ jenis: 'tambah_referensi', daftar: 'jft', nama: 'Analis Pelaksana Lanjutan' },
        ...{ isi: { rumpun: 'lain' }, sebutan: { Rumpun: 'Lainnya' } },
      },
    ]);
    const rujukan = { kode: '10131', nama: 'Guru Pertama' };
    assert.deepEqual(jft.dampak({ nip: NIP, isi: jft.contoh.isi }, DASAR, { yang_ada: rujukan }), [
      { jenis: 'pakai_referensi', daftar: 'jft', rujukan },
    ]);
  });

  it('a new reference needs what its list keeps; an existing one nothing', () => {
    const { periksaTambahan, contoh } = kategori('jabatan-fungsional-tertentu');
    assert.deepEqual(Object.keys(periksaTambahan!({ nama_baku: 'X' }, contoh.isi)), ['rumpun']);
    assert.deepEqual(periksaTambahan!({ yang_ada: { kode: '1', nama: 'X' } }, contoh.isi), {});
    const lokasi = kategori('lokasi');
    assert.deepEqual(Object.keys(lokasi.periksaTambahan!({ nama_baku: 'X', tingkat: 'provinsi' }, {})), []);
    assert.deepEqual(Object.keys(lokasi.periksaTambahan!({ nama_baku: 'X', tingkat: 'desa' }, {})), ['induk']);
  });

  it('open requests for the same thing are told by their pokok, whatever the spelling', () => {
    const { pokok } = kategori('sekolah');
    assert.equal(
      pokok({ sekolah: 'SMP Negeri 2  Nganjuk' }, DASAR),
      pokok({ sekolah: 'smp negeri 2, nganjuk' }, DASAR),
    );
    const unor = kategori('unit-organisasi').pokok;
    const isi = { unit_organisasi: 'Dinas A#Bidang B' };
    assert.notEqual(unor(isi, DASAR), unor(isi, { ...DASAR, instansi: KEMENTERIAN }));
  });
});
