import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { tarikFormulir } from '../../src/formulir/kirim.service.js';
import { kasusFormulir } from '../../src/verifikasi/verifikasi.repository.js';
import type { Alat } from '../support/kasus.js';
import { pelakuPetugas } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

it('domain §3: a Verifikator Level 1 picked again opens nothing to the new unit before Kirim', async () => {
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    const { pns, formulirId, verifikator } = await kirimSiti(deps, trx);
    await tarikFormulir(deps, trx, pns);
    const lain = await trx('kantor').where({ kode: '6415-BMS-06' }).first('id');
    await trx('formulir').where({ id: formulirId }).update({ unit_kantor_id: lain.id });
    const disdik = await pelakuPetugas(trx, 'verif1.disdik');
    assert.equal(await kasusFormulir(trx, disdik, formulirId, 'baca'), null);
    assert.equal((await kasusFormulir(trx, verifikator[1], formulirId, 'baca'))?.formulirId, formulirId);
  });
});
