import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { ajukanContoh } from '../support/tiket.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

it('who reads a ticket without deciding on it is told who does', async () => {
  const { deps } = portal;
  const { db } = deps;
  const { id, nomor } = await inTransaction(db, (trx) => ajukanContoh(deps, trx, 'beda-nama'));
  const tiket = () => db('tiket').where({ id });
  await tiket().update({ kantor_id: db('kantor').where('jenis', 'pusat').select('id') });
  const dibaca = async (nama: string) =>
    (await (await masukPetugas(portal.url, nama)).buka(`/admin/tiket/${nomor}`)).teks;
  assert.match(await dibaca('helpdesk.banyumas'), /Tiket ini di meja BKN Pusat\. Anda bisa membacanya/);
  assert.doesNotMatch(await dibaca('helpdesk.pusat'), /Tiket ini di meja/);
  await db('petugas')
    .where('nama_pengguna', 'helpdesk.pusat')
    .update({ nip: tiket().select('nip') });
  assert.match(await dibaca('helpdesk.pusat'), /Tiket ini tentang Anda sendiri/);
  await tiket().update({ status: 'ditolak', diputus_pada: deps.jam(), keterangan: 'Tidak cocok.' });
  assert.doesNotMatch(await dibaca('helpdesk.banyumas'), /Tiket ini di meja/);
});
