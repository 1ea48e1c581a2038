import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type JalanRegistrasi, jalanRegistrasi } from '../../src/portal/kedudukan-hukum.js';
import { KEDUDUKAN_HUKUM } from '../../src/shared/kode-sapk.js';

/** domain §5.1; every code that is not named here may register. */
const STOPPED: Record<string, JalanRegistrasi> = {
  ...Object.fromEntries(['77', '88', '89', '98', '99'].map((kode) => [kode, 'pensiun' as const])),
  ...Object.fromEntries(['66', '67', '69', '70', '91'].map((kode) => [kode, 'diberhentikan' as const])),
  ...Object.fromEntries(['52', '90', '92'].map((kode) => [kode, 'hubungi-kami' as const])),
};
const WAY: Record<JalanRegistrasi, string> = {
  pensiun: 'kategori 13',
  diberhentikan: 'kategori 15',
  'hubungi-kami': 'Hubungi Kami',
  boleh: 'may register',
};

describe('domain §5.1: kedudukan hukum decides on registering', () => {
  for (const { kode, nama } of KEDUDUKAN_HUKUM) {
    const way = STOPPED[kode] ?? 'boleh';
    it(`${kode} ${nama}: ${WAY[way]}`, () => assert.equal(jalanRegistrasi(kode), way));
  }

  it('every code that §5 names is in the list of SAPK', () => {
    const known = KEDUDUKAN_HUKUM.map((satu) => satu.kode);
    assert.deepEqual(
      Object.keys(STOPPED).filter((kode) => !known.includes(kode)),
      [],
    );
  });

  it('a code nobody knows may register', () => assert.equal(jalanRegistrasi('17'), 'boleh'));
});
