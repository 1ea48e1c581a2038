import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bacaNomorTiket, susunNomorTiket, tampilNomorTiket } from '../../src/helpdesk/nomor-tiket.js';

const acak = fc.stringMatching(/^\d{9}$/);

describe('domain §8: a ticket number has 10 digits, the last of which checks the others', () => {
  it('is read with spaces, as it is shown', () =>
    fc.assert(
      fc.property(acak, (sembilan) => {
        const nomor = susunNomorTiket(sembilan);
        assert.match(nomor, /^\d{10}$/);
        assert.deepEqual(bacaNomorTiket(` ${tampilNomorTiket(nomor)} `), { nomor });
      }),
    ));

  it('one mistyped digit is recognised, whichever it is', () =>
    fc.assert(
      fc.property(acak, fc.nat(9), fc.integer({ min: 1, max: 9 }), (sembilan, di, beda) => {
        const angka = [...susunNomorTiket(sembilan)].map(Number);
        angka[di] = (angka[di]! + beda) % 10;
        assert.deepEqual(bacaNomorTiket(angka.join('')), { salah: 'angka' });
      }),
    ));

  it('so are two neighbours that changed places', () =>
    fc.assert(
      fc.property(acak, fc.nat(8), (sembilan, di) => {
        const angka = [...susunNomorTiket(sembilan)];
        fc.pre(angka[di] !== angka[di + 1]);
        [angka[di], angka[di + 1]] = [angka[di + 1]!, angka[di]!];
        assert.deepEqual(bacaNomorTiket(angka.join('')), { salah: 'angka' });
      }),
    ));

  it('missing or other signs are told apart from a mistyped digit', () => {
    for (const teks of ['', '123', '12345678901', '12345abcde'])
      assert.deepEqual(bacaNomorTiket(teks), { salah: 'panjang' });
  });
});
