import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { mintaKelengkapan } from '../support/helpdesk.js';
import { AKUN_STAF, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { ajukanContoh } from '../support/tiket.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

it('domain §4: a ticket that waits for its reporter is told on Formulir Saya, too, until it is answered', async () => {
  const { deps } = portal;
  const isi = { nip: AKUN_STAF.orang!.nip };
  const { nomor } = await inTransaction(deps.db, (trx) => ajukanContoh(deps, trx, 'beda-nama', { isi }));
  const siti = await masukPns(portal.url);
  const tautan = async () => /href="([^"]*)">Baca dan jawab tiket/.exec((await siti.buka('/formulir')).teks)?.[1];
  assert.equal(await tautan(), undefined, 'nothing is asked yet');
  await mintaKelengkapan(deps, nomor, 'Unggah SK yang terbaca.');
  const { tujuan } = await siti.buka((await tautan()) ?? '');
  assert.match((await siti.buka(tujuan)).teks, /Unggah SK yang terbaca\./);
  await deps.db('tiket').where({ nomor }).update({ status: 'diproses', jam_berhenti_pada: null });
  assert.equal(await tautan(), undefined);
});
