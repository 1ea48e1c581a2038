import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DataPns, NilaiButir } from '../../src/formulir/jenis.js';
import { hitungPeringatan } from '../../src/formulir/kelengkapan.js';
import { tmtEselon } from '../../src/formulir/tab/posisi.js';
import type { NilaiIsian } from '../../src/shared/isian.js';
import { barisDari, katalog, pnsContoh } from '../shared/contoh-formulir.js';

const warned = (data: DataPns) => hitungPeringatan(katalog, data).map((satu) => satu.kunci);

describe('domain §7: TMT golongan rising', () => {
  const golongan = (...rows: [golongan: string, tmt: string, dihapus?: true][]) => {
    const baris = barisDari(
      'golongan',
      rows.map(([satu, tmt]) => ({ golongan: satu, tmt_golongan: tmt })),
    );
    return warned(pnsContoh({}, { golongan: baris.map((satu, i) => (rows[i]![2] ? { ...satu, dihapus: '' } : satu)) }));
  };
  const CASES: [rule: string, rows: [string, string, true?][], at: string[]][] = [
    [
      'rising with every row',
      [
        ['31', '2005-01-01'],
        ['32', '2009-04-01'],
        ['33', '2013-04-01'],
      ],
      [],
    ],
    [
      'in whatever order the rows stand',
      [
        ['33', '2013-04-01'],
        ['31', '2005-01-01'],
        ['32', '2009-04-01'],
      ],
      [],
    ],
    [
      'a lower golongan from a later date',
      [
        ['32', '2005-01-01'],
        ['31', '2009-04-01'],
      ],
      ['golongan:p2'],
    ],
    [
      'the same golongan from a later date',
      [
        ['31', '2005-01-01'],
        ['31', '2006-02-01'],
      ],
      [],
    ],
    [
      'two golongan from one date',
      [
        ['31', '2005-01-01'],
        ['32', '2005-01-01'],
      ],
      ['golongan:p2'],
    ],
    [
      'two golongan from one date, the higher one first',
      [
        ['32', '2005-01-01'],
        ['31', '2005-01-01'],
      ],
      ['golongan:p1'],
    ],
    [
      'a removed row does not count',
      [
        ['32', '2005-01-01', true],
        ['31', '2009-04-01'],
      ],
      [],
    ],
    ['one row', [['31', '2005-01-01']], []],
  ];
  for (const [rule, rows, at] of CASES) it(rule, () => assert.deepEqual(golongan(...rows), at));
});

describe('domain §6, §7: unor differing from the newest jabatan row → warning', () => {
  const unor = (kode: string) => ({ kode, nama: `Bagian ${kode}` });
  const jabatan = (rows: NilaiIsian[], unit_organisasi: NilaiButir = unor('A')) =>
    warned(pnsContoh({ unit_organisasi }, { jabatan: barisDari('jabatan', rows) }));

  it('the same unor: none', () => assert.deepEqual(jabatan([{ unit_organisasi: unor('A') }]), []));
  it('another unor', () => assert.deepEqual(jabatan([{ unit_organisasi: unor('B') }]), ['unit_organisasi']));
  it('only the newest TMT counts', () => {
    const rows = [
      { unit_organisasi: unor('A'), tmt_jabatan: '2015-01-01' },
      { unit_organisasi: unor('B'), tmt_jabatan: '2011-01-01' },
    ];
    assert.deepEqual(jabatan(rows), []);
    assert.deepEqual(jabatan(rows, unor('B')), ['unit_organisasi']);
  });
  it('no jabatan, or no unor: nothing to compare', () => {
    assert.deepEqual(jabatan([]), []);
    assert.deepEqual(jabatan([{ unit_organisasi: null }]), []);
    assert.deepEqual(jabatan([{ unit_organisasi: unor('B') }], null), []);
  });
});

describe('domain §6: TMT Eselon is the first TMT of the unbroken run at that eselon', () => {
  const CASES: [rule: string, rows: [tmt: string, eselon: string | null, dihapus?: true][], shown: string][] = [
    ['one row', [['2010-01-01', '41']], '01-01-2010'],
    [
      'several rows at one eselon',
      [
        ['2014-01-01', '41'],
        ['2010-01-01', '41'],
        ['2012-01-01', '41'],
      ],
      '01-01-2010',
    ],
    [
      'the run ends at another eselon',
      [
        ['2008-01-01', '42'],
        ['2010-01-01', '41'],
        ['2012-01-01', '41'],
      ],
      '01-01-2010',
    ],
    [
      'an earlier run at the same eselon is not this one',
      [
        ['2006-01-01', '41'],
        ['2008-01-01', '31'],
        ['2010-01-01', '41'],
      ],
      '01-01-2010',
    ],
    [
      'a row without eselon breaks the run',
      [
        ['2006-01-01', '41'],
        ['2008-01-01', null],
        ['2010-01-01', '41'],
      ],
      '01-01-2010',
    ],
    [
      'a removed row breaks nothing',
      [
        ['2006-01-01', '41'],
        ['2008-01-01', '31', true],
        ['2010-01-01', '41'],
      ],
      '01-01-2006',
    ],
    [
      'the newest row has no eselon',
      [
        ['2006-01-01', '41'],
        ['2010-01-01', null],
      ],
      '',
    ],
    ['no row', [], ''],
  ];
  for (const [rule, rows, shown] of CASES) {
    it(rule, () => {
      const baris = barisDari(
        'jabatan',
        rows.map(([tmt_jabatan, eselon]) => ({ tmt_jabatan, eselon })),
      );
      const jabatan = baris.map((satu, i) => (rows[i]![2] ? { ...satu, dihapus: '' } : satu));
      assert.equal(tmtEselon(pnsContoh({}, { jabatan })), shown);
    });
  }
});

describe('domain §7: a row that says exactly what another says', () => {
  const KEMBAR = /sama persis dengan baris lain/;
  const kembar = (jenis: string, ...isi: NilaiIsian[]) =>
    hitungPeringatan(katalog, pnsContoh({}, { [jenis]: barisDari(jenis, isi) }))
      .filter(({ pesan }) => KEMBAR.test(pesan))
      .map(({ kunci }) => kunci);
  for (const { jenis } of katalog.riwayat.filter((satu) => !satu.tampilBila))
    it(`${jenis}: is doubted, once, at the later row`, () => {
      assert.deepEqual(kembar(jenis, {}, {}), [`${jenis}:p2`]);
      assert.deepEqual(kembar(jenis, {}), []);
    });
  it('a row that differs in one field is none', () =>
    assert.deepEqual(kembar('golongan', {}, { nomor_sk: 'lain' }), []));
});
