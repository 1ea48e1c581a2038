import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import { GalatIsian } from '../../src/shared/galat.js';
import { sidikKasus } from '../../src/verifikasi/kasus.js';
import { bukaKasus, pastikanMasihSama } from '../../src/verifikasi/kasus.service.js';
import { putuskanKasus } from '../../src/verifikasi/verifikasi.service.js';
import type { Alat } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

/** Each test undoes what it did. */
async function dibatalkan(kerja: (trx: Trx) => Promise<void>): Promise<void> {
  const trx = await alat.deps.db.transaction();
  try {
    await kerja(trx);
  } finally {
    await trx.rollback();
  }
}

const diketik = {
  hasil: { alamat: 'tidak_sesuai' as const },
  alasan: { alamat: 'Beda dengan KTP.' },
  catatan: { agama: 'Periksa.' },
};

it('a page opened before a colleague judged overwrites nothing', async () => {
  const { deps } = alat;
  await dibatalkan(async (trx) => {
    const { formulirId, kirimanId, verifikator } = await kirimSiti(deps, trx);
    const dilihat = sidikKasus(await bukaKasus(deps, trx, verifikator[1], formulirId, 'baca'));
    await pastikanMasihSama(deps, trx, verifikator[1], formulirId, dilihat);
    await putuskanKasus(deps, trx, verifikator[1], { formulirId, kirimanId, aksi: 'simpan', diketik, alamat: '' });
    await assert.rejects(pastikanMasihSama(deps, trx, verifikator[1], formulirId, dilihat), GalatIsian);
  });
});

it('domain §4: a page opened before the pembanding changed counts as no fresh verdict', async () => {
  const { deps } = alat;
  await dibatalkan(async (trx) => {
    const { formulirId, pns, verifikator } = await kirimSiti(deps, trx);
    const dilihat = sidikKasus(await bukaKasus(deps, trx, verifikator[1], formulirId, 'baca'));
    await trx('pegawai')
      .where({ nip: pns.nip })
      .update({ versi: trx.raw('versi + 1') });
    await assert.rejects(pastikanMasihSama(deps, trx, verifikator[1], formulirId, dilihat), /Ada isian/);
  });
});
