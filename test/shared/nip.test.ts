import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bacaNip, hanyaAngka, hariLahirNik, inisial, tampilNip, uraiNip } from '../../src/shared/nip.js';

const NIP = '198003122005012907';

describe('domain §11: NIP Baru, shown `19800312 200501 2 907`, accepted with or without spaces', () => {
  const READ: [typed: string, nip: string | null][] = [
    [NIP, NIP],
    ['19800312 200501 2 907', NIP],
    ['  19800312 200501 2 907\t', NIP],
    ['19800312.200501.2.907', NIP],
    ['19800312-200501-2-907', NIP],
    ['19800312\u00a0200501 2 907', NIP],
    ['19800312200501290', null],
    ['1980031220050129077', null],
    ['19800312200501290O', null],
    ['١٩٨٠٠٣١٢٢٠٠٥٠١٢٩٠٧', null],
    ['', null],
  ];
  for (const [typed, nip] of READ) {
    it(`"${typed}" ${nip ? 'is an NIP' : 'is none'}`, () => assert.equal(bacaNip(typed), nip));
  }

  it('is shown in its four groups', () => {
    assert.equal(tampilNip(NIP), '19800312 200501 2 907');
    assert.equal(bacaNip(tampilNip(NIP)), NIP);
  });

  it('is birth date yyyymmdd + TMT CPNS yyyymm + 1 (laki-laki) / 2 (perempuan) + 3 digits', () => {
    assert.deepEqual(uraiNip(NIP), { tanggalLahir: '1980-03-12', bulanCpns: '2005-01', jenisKelamin: '2' });
    assert.deepEqual(uraiNip('197912312003121999'), {
      tanggalLahir: '1979-12-31',
      bulanCpns: '2003-12',
      jenisKelamin: '1',
    });
  });

  for (const impossible of ['19800230', '19801301', '19800100', '18991231', '19810229']) {
    it(`the birth date ${impossible} does not exist`, () =>
      assert.equal(uraiNip(`${impossible}2005012907`).tanggalLahir, null));
  }

  it('digits are kept, spaces, dots and dashes dropped, letters left to be refused', () => {
    assert.equal(hanyaAngka(' 01.234-567 8a'), '012345678a');
  });
});

describe('domain §11: NIK, region 6 + ddmmyy (women dd + 40) + 4', () => {
  const NIK: [nik: string, read: ReturnType<typeof hariLahirNik>][] = [
    ['3302011203800004', { bulanHari: '03-12', tahun: '80', perempuan: false }],
    ['3302015203800004', { bulanHari: '03-12', tahun: '80', perempuan: true }],
    ['3302010101000004', { bulanHari: '01-01', tahun: '00', perempuan: false }],
    ['3302014101800004', { bulanHari: '01-01', tahun: '80', perempuan: true }],
    ['3302017112790004', { bulanHari: '12-31', tahun: '79', perempuan: true }],
    ['3302016902000004', { bulanHari: '02-29', tahun: '00', perempuan: true }],
    ['3302010003800004', null],
    ['3302014003800004', null],
    ['3302013203800004', null],
    ['3302017203800004', null],
    ['3302017002800004', null],
    ['3302011213800004', null],
  ];
  for (const [nik, read] of NIK) {
    it(`${nik.slice(0, 6)} ${nik.slice(6, 12)} ${nik.slice(12)}: ${read ? `${read.bulanHari}, ${read.perempuan ? 'a woman' : 'a man'}` : 'no date'}`, () =>
      assert.deepEqual(hariLahirNik(nik), read));
  }
});

describe('domain §7: a proof confirms initials and nothing more', () => {
  const NAMES: [name: string, initials: string][] = [
    ['SITI RACHMAWATI', 'S. R.'],
    ['Suparno', 'S.'],
    ['  ni   wayan contoh ', 'N. W. C.'],
    ['', ''],
  ];
  for (const [name, initials] of NAMES) {
    it(`"${name}" becomes "${initials}"`, () => assert.equal(inisial(name), initials));
  }
});
