import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { simpanKetikan } from '../../src/formulir/ketikan.service.js';
import { type Alat, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF } from '../support/klien.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

it('domain §6: isian sementara keeps what the tab or row asks for, and nothing else', async () => {
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    const { nip } = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
    await pastikanFormulir(trx, nip, deps.jam());
    const simpan = (bagian: string, baris: string | null, mentah: Record<string, string>) =>
      simpanKetikan(deps, trx, nip, { bagian, baris, mentah });
    const sementara = async (bagian: string) => (await lembarNip(trx, nip))!.draf.bagian[bagian]?.sementara;

    await simpan('data-utama', null, {
      nama__sikap: 'perbaiki',
      nama: 'Siti',
      lain: 'x',
      _kunci: 'k',
      alamat: 'y'.repeat(5000),
    });
    assert.deepEqual(await sementara('data-utama'), { nama__sikap: 'perbaiki', nama: 'Siti' });

    await simpan('jabatan', 'b900000', { nomor_sk: '1' });
    assert.equal(await sementara('jabatan'), undefined, 'a row that does not exist keeps nothing');
    await simpan('jabatan', 'baru', { nomor_sk: '821/1', x: 'z'.repeat(1000), constructor: 'q' });
    assert.deepEqual(await sementara('jabatan'), { baru: { nomor_sk: '821/1' } });
  });
});
