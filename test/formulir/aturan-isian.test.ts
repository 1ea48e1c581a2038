import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Keterangan } from '../../src/formulir/jenis.js';
import { bacaFormulir, type Mentah, type NilaiIsian } from '../../src/shared/isian.js';
import { barisDari, butirSemua, katalog, pnsContoh } from '../shared/contoh-formulir.js';

const butir = (kode: string) => butirSemua.find((satu) => satu.kode === kode)!;
const riwayat = (jenis: string) => katalog.riwayat.find((satu) => satu.jenis === jenis)!;
const typed = (kode: string, teks: string) => bacaFormulir(butir(kode).isian, { [kode]: teks });

describe('domain §11 and §6: numbers and names as typed into a tab', () => {
  const TYPED: [kode: string, teks: string, value: string | null][] = [
    ['nik', '3302015203800004', '3302015203800004'],
    ['nik', '3302 0152 0380 0004', '3302015203800004'],
    ['nik', '330201520380000', null],
    ['nik', '33020152038000044', null],
    ['npwp', '12.345.678.9-012.000', '123456789012000'],
    ['npwp', '1234567890123456', '1234567890123456'],
    ['npwp', '12345678901234', null],
    ['npwp', '12345678901234567', null],
    ['kode_pos', '53114', '53114'],
    ['kode_pos', '5311', null],
    ['kode_pos', '531145', null],
    ['nama', 'SITI RACHMAWATI', 'SITI RACHMAWATI'],
    ['nama', "Ma'ruf Al-Contoh, Jr.", "Ma'ruf Al-Contoh, Jr."],
    ['nama', 'Réza Contoh', 'Réza Contoh'],
    ['nama', 'SITI 2', null],
    ['nama', '- SITI', null],
    ['nama', 'a'.repeat(101), null],
    ['kedudukan_hukum', '01', '01'],
    ['kedudukan_hukum', '90', null],
    ['kedudukan_hukum', '92', null],
  ];
  for (const [kode, teks, value] of TYPED) {
    it(`${kode} "${teks.slice(0, 30)}" is ${value ? 'taken' : 'refused'}`, () => {
      const { nilai, pesan } = typed(kode, teks);
      if (value) assert.deepEqual(nilai, { [kode]: value });
      else assert.deepEqual(Object.keys(pesan), [kode]);
    });
  }
});

describe('domain §6: Lokasi Kerja', () => {
  const AREAS: NilaiIsian = {
    provinsi: { kode: '33', nama: 'Jawa Tengah' },
    kabupaten: { kode: '33.02', nama: 'Kab. Banyumas' },
    kecamatan: { kode: '33.02.26', nama: 'Purwokerto Timur' },
    desa: { kode: '33.02.26.1006', nama: 'Arcawinangun' },
  };
  const inland = (ubah: NilaiIsian) => butir('lokasi_kerja').periksa!({ letak: 'dalam', ...AREAS, ...ubah });

  const CASES: [rule: string, ubah: NilaiIsian, at: string[]][] = [
    ['down to the desa', {}, []],
    ['provinsi alone', { kabupaten: null, kecamatan: null, desa: null }, []],
    ['a kabupaten of another provinsi', { provinsi: { kode: '34', nama: 'DIY' } }, ['kabupaten']],
    ['a kecamatan of another kabupaten', { kabupaten: { kode: '33.01', nama: 'Kab. Cilacap' } }, ['kecamatan']],
    ['a desa of another kecamatan', { kecamatan: { kode: '33.02.11', nama: 'Banyumas' } }, ['desa']],
    ['a kecamatan without its kabupaten', { kabupaten: null }, ['kecamatan']],
    ['a desa without its kecamatan', { kecamatan: null }, ['desa']],
  ];
  for (const [rule, ubah, at] of CASES)
    it(`dalam negeri: ${rule}`, () => assert.deepEqual(Object.keys(inland(ubah)), at));

  const needed = (mentah: Mentah) => Object.keys(bacaFormulir(butir('lokasi_kerja').isian, mentah).pesan);
  it('dalam negeri: provinsi required, the smaller areas not', () =>
    assert.deepEqual(needed({ letak: 'dalam' }), ['provinsi']));
  it('luar negeri: negara and kota', () => assert.deepEqual(needed({ letak: 'luar' }), ['negara', 'kota']));
  it('neither: say which first', () => assert.deepEqual(needed({}), ['letak']));
});

describe('domain §6: riwayat jabatan', () => {
  const { lengkapi, periksa, isian } = riwayat('jabatan');
  const unor = { kode: 'BMS-0101', nama: 'Bagian Umum' };
  const known = {
    unit_organisasi: {
      ...unor,
      isi: { eselon: '31', nama_jabatan: 'Kepala Bagian Umum', induk: 'Sekretariat Daerah' },
    },
    jft: { kode: '10131', nama: 'Guru Pertama', isi: { rumpun: 'guru' } },
  };
  const filled = (isi: NilaiIsian, rinci: Parameters<NonNullable<typeof lengkapi>>[1] = known) =>
    lengkapi!({ unit_organisasi: unor, ...isi }, rinci);

  it('struktural: jabatan and eselon follow from the unit', () => {
    const isi = filled({ jenis_jabatan: '1' });
    assert.deepEqual([isi.jabatan_struktural, isi.eselon], ['Kepala Bagian Umum', '31']);
    assert.deepEqual(periksa!(isi), {});
  });

  for (const jenis of ['2', '4']) {
    it(`jenis ${jenis}: no struktural jabatan and no eselon, though the unit has them`, () => {
      const isi = filled({ jenis_jabatan: jenis });
      assert.deepEqual([isi.jabatan_struktural, isi.eselon], [null, null]);
    });
  }

  it('struktural in a unit nobody heads is refused', () => {
    const isi = filled({ jenis_jabatan: '1' }, { unit_organisasi: { ...unor, isi: {} } });
    assert.deepEqual(Object.keys(periksa!(isi)), ['unit_organisasi']);
  });

  it('Nama Unit Organisasi is filled in, and typed over when different', () => {
    assert.equal(filled({ nama_unor: null }).nama_unor, 'Bagian Umum');
    assert.equal(filled({ nama_unor: 'SD Contoh 1' }).nama_unor, 'SD Contoh 1');
  });

  it('unor induk and rumpun follow from unit and JFT', () => {
    assert.deepEqual([filled({}).unor_induk, filled({}).rumpun], ['Sekretariat Daerah', 'guru']);
    assert.deepEqual([filled({}, {}).unor_induk, filled({}, {}).rumpun], [null, null]);
  });

  const asked = (jenis_jabatan: string) =>
    Object.keys(bacaFormulir(isian, { jenis_jabatan }).pesan).filter((kode) => kode.startsWith('jf'));
  it('JFT for Fungsional Tertentu, JFU for Fungsional Umum, neither for Struktural', () =>
    assert.deepEqual(['1', '2', '4'].map(asked), [[], ['jft'], ['jfu']]));

  it('Rangkap can no longer be picked (§10)', () => {
    assert.match(bacaFormulir(isian, { jenis_jabatan: '3' }).pesan.jenis_jabatan ?? '', /dari daftar/);
  });

  it('Instansi Kerja of a new row is filled in from Posisi', () =>
    assert.deepEqual(riwayat('jabatan').awal!(pnsContoh()), {
      instansi_kerja: 'Pemerintah Kab. Contoh',
      instansi_kerja__kode: '7315',
    }));
});

describe('domain §6: riwayat pendidikan', () => {
  const { lengkapi, periksa } = riwayat('pendidikan');
  it('tingkat fills in from the picked pendidikan', () => {
    const pendidikan = { kode: '5101101', nama: 'S-1 Contoh', isi: { tingkat: '40' } };
    assert.equal(lengkapi!({}, { pendidikan }).tingkat_pendidikan, '40');
    assert.equal(lengkapi!({}, {}).tingkat_pendidikan, null);
  });
  it('Tahun Lulus is the year of Tanggal Lulus', () => {
    assert.deepEqual(periksa!({ tanggal_lulus: '2003-07-19', tahun_lulus: 2003 }), {});
    assert.match(periksa!({ tanggal_lulus: '2003-07-19', tahun_lulus: 2004 }).tahun_lulus ?? '', /memuat 2003/);
  });
});

describe('domain §6: read-only lines come from the newest riwayat row', () => {
  const lines = katalog.tab.flatMap((tab) =>
    tab.kelompok.flatMap((satu) => satu.isi.flatMap((isi) => ('keterangan' in isi ? [isi.keterangan] : []))),
  );
  const line = (kode: string): Keterangan => lines.find((satu) => satu.kode === kode)!;
  const rows = {
    golongan: barisDari('golongan', [
      { golongan: '32', tmt_golongan: '2014-04-01' },
      { golongan: '31', tmt_golongan: '2010-04-01' },
      { golongan: '33', tmt_golongan: '2018-04-01' },
    ]),
    pendidikan: barisDari('pendidikan', [
      {},
      { pendidikan: { kode: '2', nama: 'S-2 Contoh' }, tanggal_lulus: '2012-08-01', tahun_lulus: 2012 },
    ]),
    jabatan: barisDari('jabatan', [
      {
        jenis_jabatan: '1',
        jfu: null,
        jabatan_struktural: 'Kepala Bagian Umum',
        eselon: '31',
        tmt_jabatan: '2016-01-01',
      },
      {},
    ]),
  };
  rows.golongan[2]!.dihapus = 'keliru';
  const SHOWN: [kode: string, shown: string][] = [
    ['nip', '19800312 200501 2 907'],
    ['nip_lama', '130912345'],
    ['status_kepegawaian', 'PNS'],
    ['golongan_ruang', 'III/b Penata Muda Tingkat I, TMT 01-04-2014'],
    ['pendidikan_terakhir', 'S-2 Contoh, lulus 2012'],
    ['jenis_jabatan', 'Struktural'],
    ['nama_jabatan', 'Kepala Bagian Umum'],
    ['tmt_jabatan', '01-01-2016'],
    ['eselon', 'III.a'],
    ['tmt_eselon', '01-01-2016'],
  ];
  for (const [kode, shown] of SHOWN)
    it(`${kode}: ${shown}`, () => assert.equal(line(kode).nilai(pnsContoh({}, rows)), shown));

  it('nothing is shown where BKN holds nothing', () => {
    const empty = { ...pnsContoh({ status_kepegawaian: null }), nipLama: null, riwayat: {} };
    for (const { kode, nilai } of lines) if (kode !== 'nip') assert.equal(nilai(empty), '', kode);
  });
});
