import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DataPns, NilaiButir } from '../../src/formulir/jenis.js';
import { hitungPeringatan } from '../../src/formulir/kelengkapan.js';
import { katalog, pnsContoh } from '../shared/contoh-formulir.js';

/** A man with NIP 19791231 200312 1 999, on whom everything agrees. */
const pria = (ubah: Record<string, NilaiButir> = {}): DataPns => ({
  ...pnsContoh({
    tanggal_lahir: '1979-12-31',
    jenis_kelamin: '1',
    nik: '3302013112790004',
    tmt_cpns: '2003-12-01',
    tmt_pns: '2005-01-01',
    ...ubah,
  }),
  nip: '197912312003121999',
});
const wanita = (ubah: Record<string, NilaiButir> = {}): DataPns => pnsContoh(ubah);
const warned = (data: DataPns) => hitungPeringatan(katalog, data).map((satu) => satu.kunci);

describe('domain §7: warnings of Data Utama', () => {
  it('a woman and a man on whom everything agrees: none', () => {
    assert.deepEqual(hitungPeringatan(katalog, wanita()), []);
    assert.deepEqual(hitungPeringatan(katalog, pria()), []);
  });

  const WARNINGS: [rule: string, data: DataPns, at: string[]][] = [
    ['NIP ↔ birth date', wanita({ tanggal_lahir: '1980-03-13', nik: null }), ['tanggal_lahir']],
    ['NIP ↔ birth date: also when it is missing', wanita({ tanggal_lahir: null }), ['tanggal_lahir']],
    ['NIP ↔ sex', wanita({ jenis_kelamin: '1', nik: null }), ['jenis_kelamin']],
    ['NIP ↔ sex, the other way round', pria({ jenis_kelamin: '2', nik: null }), ['jenis_kelamin']],
    ['NIP ↔ TMT CPNS: another month', wanita({ tmt_cpns: '2005-02-01' }), ['tmt_cpns']],
    ['NIP ↔ TMT CPNS: another year', wanita({ tmt_cpns: '2004-01-01' }), ['tmt_cpns']],
    ['NIP ↔ TMT CPNS: the day does not matter', wanita({ tmt_cpns: '2005-01-31' }), []],
    ['an NIP whose birth date does not exist is compared no further', { ...wanita(), nip: '198002302005012907' }, []],
    ['NIK ↔ birth date: another day', wanita({ nik: '3302015303800004' }), ['nik']],
    ['NIK ↔ birth date: another month', wanita({ nik: '3302015204800004' }), ['nik']],
    ['NIK ↔ birth date: another year', wanita({ nik: '3302015203810004' }), ['nik']],
    ['NIK ↔ birth date: a woman without day + 40', wanita({ nik: '3302011203800004' }), ['nik']],
    ['NIK ↔ birth date: a man with day + 40', pria({ nik: '3302017112790004' }), ['nik']],
    ['NIK ↔ birth date: digits that are no date', wanita({ nik: '3302015213800004' }), ['nik']],
    ['NIK missing: nothing to compare', wanita({ nik: null }), []],
    ['lahir < TMT CPNS', { ...wanita({ tmt_cpns: '1980-03-11' }), nip: '198003121980032907' }, ['tmt_cpns']],
    [
      'lahir < TMT CPNS: the same day',
      { ...wanita({ tmt_cpns: '1980-03-12' }), nip: '198003121980032907' },
      ['tmt_cpns'],
    ],
    [
      'age at CPNS ≥ 18: one day too young',
      { ...wanita({ tmt_cpns: '1998-03-11' }), nip: '198003121998032907' },
      ['tmt_cpns'],
    ],
    ['age at CPNS ≥ 18: on the birthday', { ...wanita({ tmt_cpns: '1998-03-12' }), nip: '198003121998032907' }, []],
    ['TMT CPNS ≤ TMT PNS: a day before', wanita({ tmt_pns: '2004-12-31' }), ['tmt_pns']],
    ['TMT CPNS ≤ TMT PNS: the same day', wanita({ tmt_pns: '2005-01-01' }), []],
    ['a CPNS without TMT PNS', wanita({ tmt_pns: null, status_kepegawaian: 'C' }), []],
  ];
  for (const [rule, data, at] of WARNINGS) it(rule, () => assert.deepEqual(warned(data), at));

  it('they say what the NIP holds', () => {
    const [lahir, kelamin, cpns] = hitungPeringatan(
      katalog,
      wanita({ tanggal_lahir: '1980-03-13', jenis_kelamin: '1', tmt_cpns: '2005-02-01', nik: null }),
    );
    assert.match(lahir?.pesan ?? '', /12-03-1980/);
    assert.match(kelamin?.pesan ?? '', /Perempuan/);
    assert.match(cpns?.pesan ?? '', /01-2005/);
  });
});
