import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nilaiIsianButir } from '../../src/formulir/butir.js';
import { alamatTab } from '../../src/formulir/katalog.js';
import { isianBaris } from '../../src/formulir/perubahan.js';
import { bacaFormulir, type Isian, isRujukan, mentahDari, type NilaiIsian } from '../../src/shared/isian.js';
import { butirSemua, katalog, pnsContoh } from '../shared/contoh-formulir.js';

/** Sends an example as a browser would. */
function send(isian: readonly Isian[], contoh: NilaiIsian) {
  const rujukan = Object.fromEntries(Object.entries(contoh).filter((satu) => isRujukan(satu[1])));
  return bacaFormulir(
    isian,
    Object.assign({}, ...isian.map((satu) => mentahDari(satu, contoh[satu.kode]))),
    rujukan as never,
  );
}

/** Labels hold no commas. */
const list = (names: string): string[] => names.split(', ');

const labels = (kode: string) =>
  katalog.tab
    .find((tab) => tab.kode === kode)!
    .kelompok.flatMap((kelompok) => kelompok.isi.map((satu) => ('butir' in satu ? satu.butir : satu.keterangan).label));

describe('every tab: its example passes its own schema', () => {
  for (const butir of butirSemua) {
    const contoh = nilaiIsianButir(butir, pnsContoh().isi[butir.kode]);
    const isEmpty = Object.values(contoh).every((nilai) => nilai === null);
    it(`${butir.kode}${isEmpty ? ' (left empty, which it may be)' : ''}`, () => {
      if (isEmpty) return assert.ok(butir.bolehKosong);
      const { nilai, pesan } = send(butir.isian, contoh);
      assert.deepEqual(pesan, {});
      assert.deepEqual(nilai, contoh);
      assert.deepEqual(butir.periksa?.(nilai) ?? {}, {});
    });
  }
});

describe('every riwayat kind: its example passes its own schema', () => {
  for (const jenis of katalog.riwayat) {
    it(jenis.jenis, () => {
      const { nilai, pesan } = send(jenis.isian, jenis.contoh);
      assert.deepEqual(pesan, {});
      for (const isian of jenis.isian) assert.deepEqual(nilai[isian.kode], jenis.contoh[isian.kode], isian.kode);
      assert.deepEqual(jenis.periksa?.(jenis.contoh) ?? {}, {});
      assert.ok(jenis.judulBaris(jenis.contoh).length > 0);
      // Rows of a dokter carry no date (domain §6) and keep the order in which they came.
      assert.match(jenis.urutan(jenis.contoh), jenis.jenis === 'dokter' ? /^$/ : /^\d{4}-\d\d-\d\d$/);
      assert.doesNotMatch(jenis.kunci(jenis.contoh), /undefined|null|\[object/);
    });

    it(`${jenis.jenis}: its example names every field, derived ones too, and nothing else`, () =>
      assert.deepEqual(
        Object.keys(jenis.contoh).sort(),
        isianBaris(jenis)
          .map((satu) => satu.kode)
          .sort(),
      ));

    it(`${jenis.jenis}: an empty row is refused field by field`, () => {
      const required = jenis.isian.filter((satu) => !satu.tidakWajib && !satu.bila && satu.jenis !== 'ya-tidak');
      assert.deepEqual(
        Object.keys(bacaFormulir(jenis.isian, {}).pesan),
        required.map((satu) => satu.kode),
      );
    });
  }
});

describe('domain §6: the fields of each tab', () => {
  const TABS: Record<string, string[]> = {
    'data-utama': list(
      'NIP Baru, NIP Lama, Nama, Gelar Depan, Gelar Belakang, Tempat Lahir, Tanggal Lahir, Agama, ' +
        'Jenis Kelamin, Status Perkawinan, TMT CPNS, TMT PNS, Status CPNS/PNS, Golongan Ruang, ' +
        'Pendidikan Terakhir, Kedudukan Hukum, Jenis Pegawai, Alamat, Kode Pos, NIK, NPWP, ' +
        'Kartu Pegawai, E-mail, Telepon, HP',
    ),
    posisi: list(
      'Instansi Induk, Instansi Kerja, Lokasi Kerja, Satuan Kerja, Unit Organisasi, Jenis Jabatan, ' +
        'Nama Jabatan, TMT Jabatan, Eselon, TMT Eselon',
    ),
    'sertifikasi-guru': list('Nomor Sertifikat, Tahun Sertifikasi, Bidang Studi Sertifikasi, NRG, NUPTK'),
    penilaian: [],
    'praktik-dokter': [],
  };
  for (const [tab, fields] of Object.entries(TABS)) {
    it(tab, () => assert.deepEqual(labels(tab).sort(), fields.sort()));
  }

  it('Verifikator Level 1 is asked in Posisi and nowhere else', () =>
    assert.deepEqual(
      katalog.tab.filter((tab) => tab.denganVerifikator).map((tab) => tab.kode),
      ['posisi'],
    ));

  it('NIP Baru, NIP Lama, Status CPNS/PNS and what comes from riwayat or account are read-only', () => {
    const shown = katalog.tab.flatMap((tab) =>
      tab.kelompok.flatMap((satu) => satu.isi.flatMap((isi) => ('keterangan' in isi ? [isi.keterangan.kode] : []))),
    );
    assert.deepEqual(
      shown.sort(),
      list(
        'email, eselon, golongan_ruang, hp, jenis_jabatan, nama_jabatan, nip, nip_lama, ' +
          'pendidikan_terakhir, status_kepegawaian, telepon, tmt_eselon, tmt_jabatan',
      ),
    );
  });

  it('and no tab besides, but the questionnaires', () =>
    assert.deepEqual([...Object.keys(TABS), 'stakeholder'].sort(), katalog.tab.map((tab) => tab.kode).sort()));

  const KINDS: Record<string, string[]> = {
    'orang-tua': list(
      'Ayah atau Ibu, Pegawai Negeri Sipil (PNS), NIP Baru, Nama, Tanggal Lahir, Tempat Lahir, Status Hidup, Nomor BPJS',
    ),
    'suami-istri': list(
      'Pegawai Negeri Sipil (PNS), NIP Baru, Nama, Tanggal Lahir, Tempat Lahir, Tanggal Menikah, Akta Menikah, ' +
        'Status Pernikahan, Nomor BPJS',
    ),
    anak: list('Ayah/Ibu, Nama, Tanggal Lahir, Tempat Lahir, Jenis Kelamin, Status Anak, Nomor BPJS'),
    'diklat-struktural': list('Nama Diklat, Nomor, Tanggal, Tahun'),
    'diklat-fungsional': list(
      'Tipe, Jenis, Nama Diklat, Lama (jam), Tanggal, Nomor Sertifikat, Instansi, Institusi Penyelenggara',
    ),
    'prestasi-kerja': list(
      'Tahun, Nilai SKP, Dinilai dalam jabatan struktural, Orientasi Pelayanan, Integritas, Komitmen, Disiplin, ' +
        'Kerja Sama, Kepemimpinan, Pejabat Penilai, NIP Pejabat Penilai, Atasan Pejabat Penilai, ' +
        'NIP Atasan Pejabat Penilai',
    ),
    kompetensi: list('Jenis, Lembaga, Tahun, Hasil'),
    guru: list(
      'Tipe Sekolah, Sekolah Induk/Satminkal, Sekolah tempat mengajar, Kepala Sekolah, Bidang Studi, ' +
        'Mata Pelajaran, TMT Mengajar',
    ),
    dokter: list('Jenis Unit Kesehatan, Unit Kesehatan, Jenis Dokter, Bidang Spesialis, Kemampuan Penanganan per Hari'),
    golongan: list(
      'Golongan, Masa Kerja (tahun), Masa Kerja (bulan), Nomor SK, Tanggal SK, TMT Golongan, ' +
        'Nomor BKN, Tanggal BKN, Jenis KP',
    ),
    pendidikan: list(
      'Pendidikan, Tanggal Lulus, Tahun Lulus, Nomor Ijazah, Nama Sekolah, Gelar Depan, ' +
        'Gelar Belakang, Pendidikan pertama saat pengangkatan CPNS',
    ),
    jabatan: list(
      'Jenis Jabatan, Instansi Kerja, Unit Organisasi, Nama Unit Organisasi, ' +
        'Jabatan Fungsional Tertentu, Jabatan Fungsional Umum, TMT Jabatan, Tanggal SK, Nomor SK, ' +
        'TMT Pelantikan',
    ),
  };
  for (const [jenis, fields] of Object.entries(KINDS)) {
    it(`riwayat ${jenis}`, () => {
      const isian = katalog.riwayat.find((satu) => satu.jenis === jenis)!.isian;
      assert.deepEqual(isian.map((satu) => satu.label).sort(), fields.sort());
    });
  }

  it('and no kind besides', () =>
    assert.deepEqual(Object.keys(KINDS).sort(), katalog.riwayat.map((satu) => satu.jenis).sort()));
});

describe('domain §6: "?" beside a reference field files the kategori it declares', () => {
  const KATEGORI: Record<string, number | undefined> = {
    tempat_lahir: 6,
    provinsi: 6,
    kabupaten: 6,
    kecamatan: 6,
    desa: 6,
    negara: 6,
    instansi_induk: 1,
    instansi_kerja: 1,
    unit_organisasi: 2,
    pendidikan: 3,
    jft: 4,
    jfu: 5,
    sekolah_induk: 7,
    sekolah_mengajar: 7,
    unit_kesehatan: 8,
    bidang_spesialis: 9,
    mata_pelajaran: 10,
    diklat_fungsional: 11,
  };
  const fields = [...butirSemua, ...katalog.riwayat]
    .flatMap((satu) => satu.isian)
    .filter((satu) => satu.jenis === 'referensi');
  for (const isian of fields) {
    it(`${isian.label} (${isian.kode})`, () => assert.equal(isian.kategoriHelpdesk, KATEGORI[isian.kode]));
  }

  it('every field fed by a reference names its list, and no other field does', () => {
    const all = [...butirSemua, ...katalog.riwayat].flatMap((satu) => satu.isian);
    for (const isian of all) assert.equal(isian.daftar !== undefined, isian.jenis === 'referensi', isian.kode);
  });
});

it('the order of the form is that of the manual, tabs and kinds in one row', () => {
  assert.deepEqual(
    katalog.bagian.map((satu) => ('tab' in satu ? satu.tab.kode : satu.riwayat.jenis)),
    list(
      'data-utama, posisi, orang-tua, suami-istri, anak, golongan, pendidikan, diklat-struktural, diklat-fungsional, ' +
        'jabatan, prestasi-kerja, kompetensi, guru, sertifikasi-guru, dokter, stakeholder',
    ),
  );
});

it('domain §12: the addresses of the tabs', () => {
  assert.deepEqual(
    katalog.tab.map(alamatTab),
    list(
      '/formulir/data-utama, /formulir/posisi, /formulir/prestasi-kerja, /formulir/guru, /formulir/dokter, ' +
        '/formulir/stakeholder',
    ),
  );
});
