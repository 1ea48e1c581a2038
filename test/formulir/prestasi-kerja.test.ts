import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hitungPeringatan } from '../../src/formulir/kelengkapan.js';
import { hitungPrestasi, PERILAKU, PREDIKAT } from '../../src/formulir/nilai-prestasi.js';
import prestasiKerja from '../../src/formulir/riwayat/prestasi-kerja.js';
import { bacaFormulir, mentahDari, type NilaiIsian, tampilNilai } from '../../src/shared/isian.js';
import { barisDari, katalog, pnsContoh } from '../shared/contoh-formulir.js';

const rata = (nilai: number, kepemimpinan: number | null = null): NilaiIsian => ({
  ...Object.fromEntries(PERILAKU.map(({ kode }) => [kode, nilai])),
  kepemimpinan,
});
const hasil = (nilai_skp: number, perilaku: number) => {
  const { nilai_prestasi, predikat } = hitungPrestasi({ nilai_skp, jabatan_struktural: false, ...rata(perilaku) });
  return [nilai_prestasi, PREDIKAT.find(({ kode }) => kode === predikat)?.nama];
};

describe('PP 46/2011: 60 % SKP and 40 % behaviour', () => {
  it('the example', () => {
    const { rata_perilaku, nilai_prestasi, predikat } = prestasiKerja.contoh;
    assert.deepEqual(hitungPrestasi(prestasiKerja.contoh), { rata_perilaku, nilai_prestasi, predikat });
  });

  const STEPS: [nilai: number, predikat: string][] = [
    [91, 'Sangat Baik'],
    [90.99, 'Baik'],
    [76, 'Baik'],
    [75.99, 'Cukup'],
    [61, 'Cukup'],
    [60.99, 'Kurang'],
    [51, 'Kurang'],
    [50.99, 'Buruk'],
    [0, 'Buruk'],
  ];
  for (const [nilai, predikat] of STEPS) {
    it(`${nilai} is ${predikat}`, () => assert.deepEqual(hasil(nilai, nilai), [nilai, predikat]));
  }

  it('is rounded to two decimals, halves up', () => assert.deepEqual(hasil(80.01, 80.01), [80.01, 'Baik']));

  it('kepemimpinan counts for a structural office alone', () => {
    const isi = { nilai_skp: 80, ...rata(80, 20) };
    assert.equal(hitungPrestasi({ ...isi, jabatan_struktural: false }).rata_perilaku, 80);
    assert.equal(hitungPrestasi({ ...isi, jabatan_struktural: true }).rata_perilaku, 70);
  });

  it('nothing is computed while a value is missing', () => {
    const kosong = { rata_perilaku: null, nilai_prestasi: null, predikat: null };
    assert.deepEqual(hitungPrestasi({ nilai_skp: null, ...rata(80) }), kosong);
    assert.deepEqual(hitungPrestasi({ nilai_skp: 80, ...rata(80), disiplin: null }), kosong);
  });
});

describe('the fields of prestasi kerja', () => {
  const skp = prestasiKerja.isian.find((satu) => satu.kode === 'nilai_skp')!;
  const read = (teks: string) => bacaFormulir([skp], { nilai_skp: teks });

  it('decimal scores: comma or dot accepted, shown with comma', () => {
    assert.equal(read('84,5').nilai.nilai_skp, 84.5);
    assert.equal(read(' 84.57 ').nilai.nilai_skp, 84.57);
    assert.equal(read('84').nilai.nilai_skp, 84);
    assert.equal(tampilNilai(skp, 84.5), '84,5');
    assert.deepEqual(mentahDari(skp, 84.5), { nilai_skp: '84,5' });
  });

  it('more decimals than declared, two commas or letters are refused', () => {
    for (const teks of ['84,555', '8,4,5', '84,', ',5', 'delapan', '-1', '1e2'])
      assert.match(read(teks).pesan.nilai_skp ?? '', /paling banyak 2 angka di belakang koma/, teks);
    assert.match(read('150,01').pesan.nilai_skp ?? '', /paling besar 150/);
  });

  it('kepemimpinan is asked for in a structural office only', () => {
    const kepemimpinan = prestasiKerja.isian.filter(
      (satu) => satu.kode.startsWith('kepe') || satu.kode.startsWith('jaba'),
    );
    assert.equal(bacaFormulir(kepemimpinan, { kepemimpinan: '80' }).nilai.kepemimpinan, null);
    assert.match(bacaFormulir(kepemimpinan, { jabatan_struktural: 'ya' }).pesan.kepemimpinan ?? '', /Isi Kepemimpinan/);
  });

  it('a new row begins as the newest jabatan says', () => {
    const awal = (jenis_jabatan: string) =>
      prestasiKerja.awal!(pnsContoh({}, { jabatan: barisDari('jabatan', [{ jenis_jabatan }]) }));
    assert.deepEqual(awal('1'), { jabatan_struktural: 'ya' });
    assert.deepEqual(awal('4'), {});
  });
});

describe('domain §7 warnings of prestasi kerja, diklat and guru', () => {
  const warnings = (jenis: string, rows: readonly NilaiIsian[], lain = {}) =>
    hitungPeringatan(katalog, pnsContoh({}, { [jenis]: barisDari(jenis, rows), ...lain }))
      .filter((satu) => satu.kunci.startsWith(`${jenis}:`))
      .map((satu) => satu.pesan);

  it('the examples raise none', () => {
    for (const { jenis } of katalog.riwayat) assert.deepEqual(warnings(jenis, [{}]), [], jenis);
  });

  it('a year before TMT CPNS, one twice, one’s own NIP as penilai', () => {
    assert.match(warnings('prestasi-kerja', [{ tahun: 2004 }])[0]!, /lebih awal daripada tahun TMT CPNS/);
    assert.deepEqual(warnings('prestasi-kerja', [{}, { nilai_skp: 90 }]), ['Tahun 2014 tercatat lebih dari sekali.']);
    assert.match(warnings('prestasi-kerja', [{ nip_pejabat_penilai: '198003122005012907' }])[0]!, /NIP yang dinilai/);
  });

  it('a diklat before TMT CPNS, or of another year than its certificate', () => {
    for (const jenis of ['diklat-struktural', 'diklat-fungsional'])
      assert.match(warnings(jenis, [{ tanggal: '2004-12-31', tahun: 2004 }])[0]!, /lebih awal daripada TMT CPNS/);
    assert.deepEqual(warnings('diklat-struktural', [{ tahun: 2011 }]), [
      'Tahun 2011 berbeda dengan Tanggal, yang memuat 2012.',
    ]);
  });

  it('a guru who taught before birth, or at a private school that is the Sekolah Induk', () => {
    const guru = { jabatan: barisDari('jabatan', [{ rumpun: 'guru' }]) };
    assert.match(warnings('guru', [{ tmt_mengajar: '1980-03-12' }], guru)[0]!, /lebih awal daripada Tanggal Lahir/);
    const sekolah = { kode: '00001', nama: 'SMA Negeri 1 Purwokerto' };
    const swasta = { tipe_sekolah: '2', sekolah_induk: sekolah, sekolah_mengajar: sekolah };
    assert.match(warnings('guru', [swasta], guru)[0]!, /sama dengan Sekolah Induk/);
    assert.deepEqual(warnings('guru', [swasta]), [], 'nor of a hidden section');
  });
});
