import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { setujuiSemua } from '../support/kasus.js';
import { masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

it('a verifikator who approved reads what they said; the next level reads that it is their turn', async () => {
  const { deps } = portal;
  const siti = await kirimSitiTetap(deps);
  await inTransaction(deps.db, (trx) => setujuiSemua(deps, trx, siti.verifikator[1], siti));
  const halaman = async (nama: string) =>
    (await (await masukPetugas(portal.url, nama)).buka(`/admin/verifikasi/${siti.formulirId}`)).teks;
  const lewat = await halaman('verif1.dinkes');
  assert.equal(lewat.match(/sesuai di tingkat 1/g)?.length, 6);
  assert.doesNotMatch(lewat, /menunggu putusan/);
  assert.equal((await halaman('verif2.banyumas')).match(/6 belum diputus/)?.length, 1);
});
