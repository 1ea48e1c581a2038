import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import type { Alat } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

it('domain §7: Kirim asks again when the Verifikator Level 1 that was picked no longer serves the instansi', async () => {
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    const { pns } = await kirimSiti(deps, trx);
    await tarikFormulir(deps, trx, pns);
    await trx('kantor').where({ kode: '6415-BMS-07' }).update({ aktif: false });
    const hasil = await kirimFormulir(deps, trx, pns);
    assert.equal(hasil.jenis, 'kurang');
    assert.deepEqual(hasil.jenis === 'kurang' && hasil.kurang.map((satu) => satu.jangkar), ['verifikator']);
    await trx('kantor').where({ kode: '6415-BMS-07' }).update({ aktif: true });
    assert.equal((await kirimFormulir(deps, trx, pns)).jenis, 'terkirim');
  });
});
