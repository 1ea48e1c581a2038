import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ribuan } from '../../src/admin/rekap.halaman.js';
import { batang, garis, puncakSumbu } from '../../src/rekap/grafik.js';
import { bacaAngka, lengkapiHari, persen, TAHAP, tahapAngka } from '../../src/rekap/rekap.js';

describe('figures of the campaign', () => {
  const ukuran = {
    ...{ pns_01: 90, pns_03: 10, pns_99: 40, registrasi_diajukan: 5, registrasi_aktif: 60, registrasi_ditolak: 2 },
    ...{
      formulir_draf: 20,
      formulir_dikembalikan: 4,
      formulir_tingkat_1: 7,
      formulir_tingkat_3: 3,
      formulir_selesai: 6,
    },
  };

  it('pensioned and dismissed people do not have to register', () => assert.equal(bacaAngka(ukuran).pns, 100));

  it('every PNS stands in one stage', () => {
    const tahap = tahapAngka(bacaAngka(ukuran));
    assert.deepEqual(tahap, { belum: 35, menunggu: 5, diterima: 44, tingkat1: 7, tingkat24: 3, selesai: 6 });
    assert.equal(
      Object.values(tahap).reduce((a, b) => a + b),
      100,
    );
    assert.deepEqual(
      Object.keys(tahap),
      TAHAP.map(({ kode }) => kode),
    );
  });

  it('0 % is none and 100 % is all', () =>
    assert.deepEqual(
      [persen(0, 10), persen(1, 1000), persen(999, 1000), persen(10, 10), persen(0, 0)],
      [0, 1, 99, 100, 0],
    ));

  it('thousands as Indonesia writes them', () =>
    assert.deepEqual([0, 999, 1000, 4556765].map(ribuan), ['0', '999', '1.000', '4.556.765']));

  it('days without anything are there too', () =>
    assert.deepEqual(
      lengkapiHari([{ tanggal: '2026-02-28', kiriman: 3, selesai: 1 }], '2026-02-27', '2026-03-01').map((satu) => [
        satu.tanggal,
        satu.kiriman,
      ]),
      [
        ['2026-02-27', 0],
        ['2026-02-28', 3],
        ['2026-03-01', 0],
      ],
    ));
});

describe('charts', () => {
  it('pieces of a bar lie side by side and fill it', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 8 }), (nilai) => {
        const ada = batang(nilai).flatMap((satu) =>
          satu ? [{ x: Number.parseFloat(satu.x), lebar: Number.parseFloat(satu.lebar) }] : [],
        );
        assert.equal(ada.length, nilai.filter((satu) => satu > 0).length);
        for (const [i, satu] of ada.entries()) {
          assert.ok(satu.lebar > 0 && satu.x + satu.lebar <= 100.2);
          assert.ok(i === 0 || satu.x >= ada[i - 1]!.x);
        }
      }),
    ));

  it('a line begins left, ends right and stays in its box', () => {
    assert.deepEqual(garis([0, 5, 10], 10), {
      garis: 'M0.00 100.00L50.00 50.00L100.00 0.00',
      bidang: 'M0.00 100.00L50.00 50.00L100.00 0.00L100 100L0 100z',
    });
    assert.equal(garis([-3], 0).garis, 'M0.00 100.00');
  });

  it('an axis ends at a round number that holds every value', () =>
    fc.assert(fc.property(fc.nat(10_000_000), (nilai) => puncakSumbu(nilai) >= nilai)));
});
