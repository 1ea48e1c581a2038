import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { setujuiSemua } from '../support/kasus.js';
import { type Klien, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

let portal: TestPortal;
let admin: Klien;
before(async () => {
  portal = await startTestPortal();
  admin = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

it('the only kiriman is shown against what BKN held when it was sent, also after it was written back', async () => {
  const { deps } = portal;
  const siti = await kirimSitiTetap(deps);
  await inTransaction(deps.db, async (trx) => {
    for (const tingkat of [1, 2, 3, 4] as const) await setujuiSemua(deps, trx, siti.verifikator[tingkat], siti);
  });
  const banding = async (kueri: string) => (await admin.buka(`/admin/pegawai/${siti.pns.nip}/banding${kueri}`)).teks;
  const teks = await banding('');
  assert.match(teks, /6 perbedaan/);
  assert.match(teks, /<option value="bkn-1" selected>Data BKN waktu kiriman ke-1</);
  assert.doesNotMatch(teks, /<option value="">/);
  assert.match(await banding('?lama=1&baru=kini'), /Tidak ada perbedaan/);
  assert.match(await banding('?lama=bkn-1&baru=kini'), /6 perbedaan/);
  assert.equal((await admin.buka(`/admin/pegawai/${siti.pns.nip}/banding?lama=bkn-2&baru=1`)).status, 404);
});
