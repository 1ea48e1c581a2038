import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { awalHariWib } from '../../src/shared/tanggal.js';
import { kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';
import { ajukanContoh } from '../support/tiket.js';

let portal: TestPortal;
let tiket: string;
before(async () => {
  portal = await startTestPortal();
  await kirimSitiTetap(portal.deps);
  tiket = (await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'unit-organisasi'))).nomor;
});
after(() => portal.close());

const beranda = async (nama: string): Promise<string> =>
  (await (await masukPetugas(portal.url, nama)).buka('/admin')).teks;

describe('domain §9 Beranda per peran', () => {
  it('what waits for me, and one click to the oldest', async () => {
    const { id } = await portal.deps.db('formulir').where('nip', '198003122005012907').first('id');
    const verif = await beranda('verif1.dinkes');
    assert.match(verif, /Formulir menunggu saya<\/dt><dd><a href="\/admin\/verifikasi">1<\/a>/);
    assert.ok(verif.includes(`href="/admin/verifikasi/${id}"`));
    const helpdesk = await beranda('helpdesk.banyumas');
    assert.ok(helpdesk.includes(`href="/admin/tiket/${tiket}"`));
    assert.doesNotMatch(helpdesk, /Formulir menunggu saya/);
  });

  it('what is overdue', async () => {
    assert.match(await beranda('helpdesk.banyumas'), /tidak ada yang terlambat/);
    portal.advance(4 * 86_400_000);
    assert.match(await beranda('helpdesk.banyumas'), /1 lewat 3 hari/);
  });

  it('whoever has no queue finds the way to their work', async () =>
    assert.match(await beranda('turun.banyumas'), /Pekerjaan saya<\/h2>[\s\S]*href="\/admin\/turun-status"/));

  it('my figures of today, counted from midnight in WIB', async () => {
    const klien = await masukPetugas(portal.url, 'helpdesk.banyumas');
    assert.match((await klien.buka('/admin')).teks, /Belum ada yang Anda putuskan hari ini/);
    const dilihat = /name="dilihat" value="([^"]+)"/.exec((await klien.buka(`/admin/tiket/${tiket}`)).teks)?.[1] ?? '';
    const isi = { aksi: 'tolak', keterangan: 'Sudah ada di daftar.', dilihat, _kunci: kunciBaru() };
    assert.equal((await klien.kirim(`/admin/tiket/${tiket}`, isi)).status, 303);
    assert.match((await klien.buka('/admin')).teks, /<dt>Tiket ditolak<\/dt><dd class="num">1<\/dd>/);
    portal.advance(86_400_000);
    assert.match(await beranda('helpdesk.banyumas'), /Belum ada yang Anda putuskan hari ini/);
    assert.equal(awalHariWib(new Date('2026-11-22T16:59:59Z')).toISOString(), '2026-11-21T17:00:00.000Z');
    assert.equal(awalHariWib(new Date('2026-11-22T17:00:00Z')).toISOString(), '2026-11-22T17:00:00.000Z');
  });
});
