import assert from 'node:assert/strict';
import { it } from 'node:test';
import { muatKatalog } from '../../src/formulir/katalog.js';
import type { Kiriman } from '../../src/formulir/kiriman.repository.js';
import { itemKasus, peringatanLain } from '../../src/verifikasi/kasus.js';

it('domain §7: doubts about what the PNS did not change are shown to the verifikator too', async () => {
  const katalog = await muatKatalog();
  const isi = Object.assign({}, ...katalog.tab.map((tab) => tab.contoh), { status_perkawinan: '4' });
  const data = { nip: '198003132005012907', nipLama: null, isi, riwayat: {} };
  const kiriman = { pembanding: data, isi: { ...data, isi: { ...isi, nama: 'SITI RAHMAWATI' } } } as unknown as Kiriman;
  const item = itemKasus({
    katalog,
    kiriman,
    tingkat: 1,
    daerah: true,
    putusan: [],
    usulan: new Set(),
    pembandingKini: null,
  });
  assert.deepEqual(
    item.map((satu) => satu.perubahan.kunci),
    ['nama'],
  );
  // The NIP says 13-03-1980, the untouched birth date 12-03-1980.
  assert.deepEqual(
    peringatanLain(katalog, kiriman, item).map((satu) => satu.kunci),
    ['tanggal_lahir'],
  );
});
