import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { AKUN_STAF, type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const ORANG = `/admin/pegawai/${AKUN_STAF.orang!.nip}`;

let portal: TestPortal;
let admin: Klien;
before(async () => {
  portal = await startTestPortal();
  admin = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

it('a refused form that is loaded anew leads to the page that has it', async () => {
  assert.equal((await admin.kirim(`${ORANG}/perpanjangan`, { _kunci: kunciBaru() })).status, 422);
  for (const [alamat, halaman] of [
    [`${ORANG}/perpanjangan`, ORANG],
    [`${ORANG}/perpanjangan/1/cabut`, ORANG],
    ['/admin/verifikasi/berkas', '/admin/verifikasi'],
    ['/admin/referensi/entri/1/keaktifan', '/admin/referensi/entri/1'],
  ] as const) {
    const { status, tujuan } = await admin.buka(alamat);
    assert.deepEqual([status, tujuan], [303, halaman], alamat);
  }
});

it('the page itself keeps its door, and nothing else is led anywhere', async () => {
  assert.equal((await admin.buka(`${ORANG}/tidak-ada`)).status, 404);
  assert.equal((await admin.buka('/admin/pegawai/198003122005012999')).status, 404);
});
