import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NOMOR = 'DEM4PNS6';

let portal: TestPortal;
let admin: Klien;
let id: number;
before(async () => {
  portal = await startTestPortal();
  admin = await masukPetugas(portal.url, 'admin.bkn');
  ({ id } = await portal.deps.db('registrasi').where('nomor_register', NOMOR).first('id'));
});
after(() => portal.close());

const putus = (isi: Record<string, string>, klien = admin) =>
  klien.kirim(`/admin/registrasi/${NOMOR}`, { _kunci: kunciBaru(), ...isi });
const baris = () =>
  portal.deps.db('registrasi').where({ id }).first('status', 'alasan', 'diputus_oleh', 'diputus_pada');
const jejak = () =>
  portal.deps
    .db('jejak')
    .where({ objek_jenis: 'registrasi', objek_id: String(id) })
    .pluck('aksi');

describe('domain §3: nobody acts on their own registration', () => {
  it('an admin with the NIP of the registrant may neither accept nor reject it', async () => {
    const { db } = portal.deps;
    const { nip } = await db('registrasi').where({ id }).first('nip');
    const { nip: asli } = await db('petugas').where('nama_pengguna', 'admin.bkn').first('nip');
    await db('petugas').where('nama_pengguna', 'admin.bkn').update({ nip });
    for (const aksi of ['terima', 'tolak']) {
      const { status, teks } = await putus({ aksi, alasan: 'x' });
      assert.equal(status, 403);
      assert.match(teks, /registrasi Anda sendiri/);
    }
    await db('petugas').where('nama_pengguna', 'admin.bkn').update({ nip: asli });
    assert.equal((await baris()).status, 'diajukan');
  });
});

describe('domain §4 Registrasi: diajukan → aktif (terima) | ditolak (alasan)', () => {
  it('tolak needs a reason, and the page keeps what was typed', async () => {
    for (const alasan of ['', '   ']) {
      const { status, teks } = await putus({ aksi: 'tolak', alasan });
      assert.equal(status, 422);
      assert.match(teks, /Tulis alasan/);
    }
    assert.equal((await baris()).status, 'diajukan');
  });

  it('any other step is not found: reset has no page yet, nor has what nobody has heard of', async () => {
    for (const aksi of ['reset', '', 'constructor', '__proto__', 'TERIMA'])
      assert.equal((await putus({ aksi })).status, 404, aksi);
    assert.deepEqual(await jejak(), ['registrasi.ajukan']);
  });

  it('terima opens the account, is signed and dated, and cannot be taken twice or turned into tolak', async () => {
    assert.equal((await putus({ aksi: 'terima' })).tujuan, '/admin/registrasi');
    assert.match((await admin.buka('/admin/registrasi')).teks, new RegExp(`Registrasi ${NOMOR} diterima`));
    const sesudah = await baris();
    assert.equal(sesudah.status, 'aktif');
    assert.ok(sesudah.diputus_oleh && sesudah.diputus_pada);
    for (const aksi of ['terima', 'tolak']) {
      const { status, teks } = await putus({ aksi, alasan: 'berubah pikiran' });
      assert.equal(status, 409);
      assert.match(teks, /Sudah diproses oleh HERMAN WIRAWAN pada/);
    }
    assert.deepEqual(await baris(), sesudah);
    assert.deepEqual(await jejak(), ['registrasi.ajukan', 'registrasi.terima']);
  });

  it('a decided registration offers no button', async () => {
    const { teks } = await admin.buka(`/admin/registrasi/${NOMOR}`);
    assert.doesNotMatch(teks, /name="aksi"/);
    assert.match(teks, /Diterima/);
  });
});
