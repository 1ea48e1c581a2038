import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { AKUN_STAF, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const ketikan = (teks: string) => ({
  _kunci: kunciBaru(),
  versi: '0',
  aksi: 'simpan',
  satuan_kerja__sikap: 'perbaiki',
  satuan_kerja: teks,
});

it('domain §7: a session that ended while another device changed the same part: typing comes back, and the page says so', async () => {
  const hp = await masukPns(portal.url);
  const komputer = await masukPns(portal.url);
  await komputer.kirim('/formulir/posisi', { ...ketikan('Dari komputer'), aksi: 'ketik' });
  portal.advance((DIAM_MENIT.pns + 1) * 60_000);
  const ditolak = await hp.kirim('/formulir/posisi', ketikan('Dari HP'));
  assert.equal(ditolak.tujuan, '/login?habis=isian');
  const masuk = await hp.kirim('/login', {
    nomor_register: AKUN_STAF.akun!.nomorRegister,
    kata_kunci: AKUN_STAF.akun!.kataKunci,
  });
  assert.equal(masuk.tujuan, '/formulir/posisi', masuk.teks.slice(-1500));
  const { teks } = await hp.buka('/formulir/posisi');
  assert.match(teks, /Sementara itu bagian ini juga diubah dari perangkat lain/);
  assert.match(teks, /value="Dari HP"/);
});
