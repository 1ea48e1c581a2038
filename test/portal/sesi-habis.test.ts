import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, type Klien, kunciBaru, masukPns } from '../support/klien.js';
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

const masukLagi = (klien: Klien, { akun } = AKUN_STAF) =>
  klien.kirim('/login', { nomor_register: akun!.nomorRegister, kata_kunci: akun!.kataKunci });

/** What the page itself says about whose it is. */
async function pemilikHalaman(klien: Klien): Promise<string> {
  return /name="_pemilik" value="([^"]+)"/.exec((await klien.buka('/formulir/posisi')).teks)?.[1] ?? '';
}

for (const [nama, hilang] of [
  ['Keluar in a second tab', (klien: Klien) => klien.kirim('/logout')],
  ['a browser that lost its cookies', async (klien: Klien) => klien.cookie.clear()],
] as const)
  it(`domain §7: a session that is gone by ${nama}: what is sent then waits for the login of its owner`, async () => {
    const klien = await masukPns(portal.url);
    const pemilik = await pemilikHalaman(klien);
    await hilang(klien);
    const teks = `Sesudah ${nama}`;
    const ditolak = await klien.kirim('/formulir/posisi', { ...ketikan(teks), _pemilik: pemilik });
    assert.equal(ditolak.tujuan, '/login?habis=isian');
    await masukLagi(klien, AKUN_KEMENTERIAN);
    assert.ok(!(await klien.buka('/formulir/posisi')).teks.includes(teks), 'nobody else gets it');
    assert.equal((await masukLagi(klien)).tujuan, '/formulir/posisi');
    assert.ok((await klien.buka('/formulir/posisi')).teks.includes(`value="${teks}"`));
  });

it('domain §7: a form of somebody who has left the browser is not carried out as whoever is signed in now', async () => {
  const klien = await masukPns(portal.url);
  const pemilik = await pemilikHalaman(klien);
  await masukLagi(klien, AKUN_KEMENTERIAN);
  const ditolak = await klien.kirim('/formulir/posisi', { ...ketikan('Punya orang pertama'), _pemilik: pemilik });
  assert.equal(ditolak.tujuan, '/login?habis=isian');
  assert.ok(!(await klien.buka('/formulir/posisi')).teks.includes('Punya orang pertama'));
});

it('quality Security: whose a form is says only our own signature', async () => {
  const klien = await masukPns(portal.url);
  const { sandi } = portal.deps;
  const lain = ['pemilik:pns:1', 'pemilik:pns:1.x', sandi.tandai('registrasi-1-9999999999'), sandi.tandai('1')];
  await klien.kirim('/logout');
  for (const _pemilik of lain)
    assert.equal((await klien.kirim('/formulir/posisi', { ...ketikan('x'), _pemilik })).tujuan, '/login', _pemilik);
});
