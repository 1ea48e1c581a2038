import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import { terimaBerkas } from '../../src/verifikasi/unit.service.js';
import type { Alat } from '../support/kasus.js';
import { AKUN_STAF } from '../support/klien.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

it('domain §4 Paper file: scanned twice is noted once; a new kiriman has its papers handed in anew', async () => {
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    const { pns, formulirId, verifikator } = await kirimSiti(deps, trx);
    const nomor = AKUN_STAF.akun!.nomorRegister;
    const langkah = () => trx('formulir_langkah').where({ formulir_id: formulirId, aksi: 'berkas_fisik' }).pluck('id');
    await terimaBerkas(deps, trx, verifikator[1], nomor);
    await terimaBerkas(deps, trx, verifikator[1], nomor);
    assert.equal((await langkah()).length, 1);
    await tarikFormulir(deps, trx, pns);
    await kirimFormulir(deps, trx, pns);
    assert.equal((await trx('formulir').where({ id: formulirId }).first('berkas_fisik_pada')).berkas_fisik_pada, null);
    await terimaBerkas(deps, trx, verifikator[1], nomor);
    assert.equal((await langkah()).length, 2);
  });
});
