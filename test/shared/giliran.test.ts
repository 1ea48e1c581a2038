import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BatasGiliran, buatGiliran } from '../../src/shared/giliran.js';

const penuh = (): Error => new Error('penuh');

/** A line whose work is done when the test says so; `mulai` holds what has begun, in order. */
function baris(batas: Partial<BatasGiliran> = {}) {
  const { jalan } = buatGiliran({ bersamaan: 1, menunggu: 10, penuh, ...batas });
  const mulai: string[] = [];
  const akhiri: (() => void)[] = [];
  const kirim = (nama: string, milik?: string): Promise<void> =>
    jalan(() => {
      mulai.push(nama);
      return new Promise((selesai) => akhiri.push(selesai));
    }, milik);
  /** Lets everything run to its end, one after another. */
  const habiskan = async (semua: Promise<void>[]): Promise<void> => {
    let belum = true;
    const akhir = Promise.allSettled(semua).then(() => {
      belum = false;
    });
    while (belum) {
      akhiri.shift()?.();
      await new Promise(setImmediate);
    }
    await akhir;
  };
  return { kirim, mulai, habiskan };
}

describe('a line in which nobody stands in the way of others', () => {
  it('owners take turns, and each owner’s own order stays', async () => {
    const { kirim, mulai, habiskan } = baris();
    const semua = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((nama) => kirim(nama, nama[0]));
    await habiskan(semua);
    assert.deepEqual(mulai, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('without owners it is an ordinary line', async () => {
    const { kirim, mulai, habiskan } = baris({ bersamaan: 2 });
    await habiskan(['1', '2', '3', '4', '5'].map((nama) => kirim(nama)));
    assert.deepEqual(mulai, ['1', '2', '3', '4', '5']);
  });

  it('so many may wait, and so many of one owner; who is refused takes no place', async () => {
    const { kirim, habiskan } = baris({ menunggu: 4, menungguSatu: 2 });
    const semua = ['a1', 'a2', 'a3'].map((nama) => kirim(nama, 'a'));
    await assert.rejects(kirim('a4', 'a'), /penuh/);
    semua.push(kirim('b1', 'b'), kirim('c1', 'c'));
    await assert.rejects(kirim('d1', 'd'), /penuh/);
    await habiskan(semua);
    const lagi = kirim('a5', 'a');
    await habiskan([lagi]);
  });

  it('work that fails makes room too', async () => {
    const { jalan } = buatGiliran({ bersamaan: 1, menunggu: 1, penuh });
    await assert.rejects(
      jalan(() => Promise.reject(new Error('gagal'))),
      /gagal/,
    );
    assert.equal(await jalan(async () => 'jalan'), 'jalan');
  });
});
