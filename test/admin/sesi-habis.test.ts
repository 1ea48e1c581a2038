import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { inTransaction } from '../../src/database/knex.js';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { type Klien, kunciDari, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let portal: TestPortal;
let alamat: string;
before(async () => {
  portal = await startTestPortal();
  const { formulirId } = await inTransaction(portal.deps.db, (trx) => kirimSiti(portal.deps, trx));
  alamat = `/admin/verifikasi/${formulirId}`;
});
after(() => portal.close());

const masuk = (klien: Klien, nama: string) =>
  klien.kirim('/admin/login', { nama_pengguna: nama, kata_sandi: KATA_SANDI_DEMO });

const tersembunyi = (halaman: string, nama: string): string =>
  new RegExp(`name="${nama}" value="([^"]*)"`).exec(halaman)?.[1] ?? '';

/** What a verifikator's page sends after something was typed. */
async function ketik(klien: Klien) {
  const { teks } = await klien.buka(alamat);
  const nama = ['_pemilik', 'kiriman', 'dilihat'];
  return {
    ...Object.fromEntries(nama.map((satu) => [satu, tersembunyi(teks, satu)])),
    _kunci: kunciDari(teks),
    aksi: 'setujui',
    'putusan:alamat': 'tidak_sesuai',
    'alasan:alamat': 'Beda dengan KTP yang terlampir.',
    'catatan:agama': 'Periksa lagi agama.',
  };
}
const putusan = async () => (await portal.deps.db('putusan').select()).length;

for (const [nama, habis] of [
  ['time', async () => portal.advance((DIAM_MENIT.petugas + 1) * 60_000)],
  ['lost cookies', async (klien: Klien) => klien.cookie.clear()],
] as const)
  it(`domain §7: a verifikator's session that ended by ${nama}: verdicts, reasons and remarks come back, not saved`, async () => {
    const klien = await masukPetugas(portal.url, 'verif1.dinkes');
    const isi = await ketik(klien);
    await habis(klien);
    const { tujuan } = await klien.kirim(alamat, isi);
    assert.equal(tujuan, '/admin/login?habis=isian');
    assert.match((await klien.buka(tujuan)).teks, /Sesi Anda sudah berakhir.*Yang baru saja Anda ketik kami simpan/s);
    assert.equal((await masuk(klien, 'verif1.dinkes')).tujuan, alamat);
    const { teks } = await klien.buka(alamat);
    assert.match(teks, /Yang Anda ketik ada di bawah dan belum disimpan/);
    assert.match(teks, /value="Beda dengan KTP yang terlampir\."/);
    assert.match(teks, /value="Periksa lagi agama\."/);
    assert.match(teks, /name="putusan:alamat"[^>]*value="tidak_sesuai"[^>]*checked/);
    assert.equal(await putusan(), 0, 'nothing is carried out');
  });

it('domain §7: another petugas on the same browser sees none of it', async () => {
  const klien = await masukPetugas(portal.url, 'verif1.dinkes');
  const isi = await ketik(klien);
  portal.advance((DIAM_MENIT.petugas + 1) * 60_000);
  await klien.kirim(alamat, isi);
  assert.equal((await masuk(klien, 'admin.banyumas')).tujuan, '/admin');
  const lain = await masukPetugas(portal.url, 'verif1.dinkes');
  assert.doesNotMatch((await lain.buka(alamat)).teks, /Beda dengan KTP/, 'it waits in the browser, not in the account');
});

it('a form without a page of its own leads back to the page that has it', async () => {
  const klien = await masukPetugas(portal.url, 'verif2.banyumas');
  portal.advance((DIAM_MENIT.petugas + 1) * 60_000);
  await klien.kirim(`${alamat}/unit`, { unit: '1', alasan_alih: 'Unit sudah digabung.' });
  assert.equal((await masuk(klien, 'verif2.banyumas')).tujuan, alamat);
  assert.match((await klien.buka(alamat)).teks, /value="Unit sudah digabung\."/);
});

it('an ended session is said at the login, also without a form', async () => {
  const klien = await masukPetugas(portal.url, 'verif1.dinkes');
  portal.advance((DIAM_MENIT.petugas + 1) * 60_000);
  const { tujuan } = await klien.buka('/admin');
  assert.equal(tujuan, '/admin/login?habis=ya');
  assert.match((await klien.buka(tujuan)).teks, /Sesi Anda sudah berakhir/);
});

it('a code waits nowhere: it is typed again after the login', async () => {
  const klien = await masukPetugas(portal.url, 'verif1.dinkes');
  const _pemilik = tersembunyi((await klien.buka('/admin/totp')).teks, '_pemilik');
  klien.cookie.delete('sesi_petugas');
  for (const langkah of ['lepas', 'pasang']) {
    const { tujuan } = await klien.kirim(`/admin/totp/${langkah}`, { _pemilik, kode: 'ABCD-EFGH-JKMN-PQRS' });
    assert.equal(tujuan, '/admin/login?habis=ya', langkah);
  }
  assert.doesNotMatch(JSON.stringify(await portal.deps.db('sesi_tamu').select('isi')), /PQRS/);
});
