import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Klien, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let klien: Klien;
before(async () => {
  portal = await startTestPortal();
  klien = await masukPns(portal.url);
});
after(() => portal.close());

const kirim = (referer: string) =>
  klien.kirim(
    '/formulir/posisi',
    { satuan_kerja: 'x'.repeat(300_000) },
    { 'Sec-Fetch-Site': 'same-origin', Referer: referer },
  );

it('a form beyond the limit: what to do, and the way back to the page it came from', async () => {
  const { status, teks } = await kirim(`${portal.url}/formulir/riwayat/golongan?baris=baru`);
  assert.equal(status, 413);
  assert.match(teks, /pendekkan isian yang sangat panjang/);
  assert.match(teks, /href="\/formulir\/riwayat\/golongan\?baris=baru">Kembali ke halaman tadi/);
});

it('the way back leads nowhere else', async () => {
  for (const asal of ['https://lain.example/formulir', '', 'x', 'javascript:alert(1)'])
    assert.doesNotMatch((await kirim(asal)).teks, />Kembali ke halaman tadi</, asal);
  assert.match((await kirim(`${portal.url}//lain.example/`)).teks, /href="\/lain\.example\/">Kembali/);
});
