import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DIAM_MENIT, PALING_LAMA_JAM } from '../../src/web/toko-sesi.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { catatKueri } from '../support/kueri.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const MENIT = 60_000;
const JAM = 60 * MENIT;

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const masih = async (klien: Klien, alamat = '/formulir'): Promise<boolean> => (await klien.buka(alamat)).status === 200;

/** The secret id inside a signed session cookie. */
const sidDari = (cookie: string | undefined): string => /^s:([\w-]+)\./.exec(decodeURIComponent(cookie ?? ''))![1]!;

/** A second browser that holds the same cookie, as a thief would. */
function salinan(klien: Klien): Klien {
  const lain = new Klien(portal.url);
  for (const [nama, nilai] of klien.cookie) lain.cookie.set(nama, nilai);
  return lain;
}

describe('quality Security: a session begins', () => {
  it('with a new id at every login, so that a planted cookie opens nothing (fixation)', async () => {
    const ditanam = await masukPns(portal.url, AKUN_KEMENTERIAN);
    const korban = salinan(ditanam);
    const { nomorRegister, kataKunci } = AKUN_STAF.akun!;
    await korban.kirim('/login', { nomor_register: nomorRegister, kata_kunci: kataKunci });
    assert.notEqual(korban.cookie.get('sesi'), ditanam.cookie.get('sesi'));
    assert.match((await korban.buka('/formulir')).teks, /198003|SITI/);
    assert.equal(await masih(ditanam), false, 'the planted id is dead');
  });

  it('never with an id that the browser made up, signed or not', async () => {
    for (const cookie of ['s%3Aabcdefgh.tandatangan', 'abc', 's%3A.x', '%00', '%E0%A4%A']) {
      const klien = new Klien(portal.url);
      klien.cookie.set('sesi', cookie);
      const { status, tujuan } = await klien.buka('/formulir');
      assert.deepEqual([status, tujuan], [303, '/login'], cookie);
    }
  });

  it('and leaves no session for a visitor who does not sign in', async () => {
    const banyak = async () => (await portal.deps.db('sesi').select('id')).length;
    const sebelum = await banyak();
    for (const alamat of ['/', '/login', '/registrasi', '/admin/login', '/formulir', '/admin'])
      assert.deepEqual((await new Klien(portal.url).buka(alamat)).kepala.getSetCookie(), [], alamat);
    assert.equal(await banyak(), sebelum);
  });

  it('PNS and petugas have sessions of their own; one does not open the other’s pages', async () => {
    const klien = await masukPns(portal.url);
    assert.equal((await klien.buka('/admin')).tujuan, '/admin/login');
    const petugas = await masukPetugas(portal.url, 'admin.bkn');
    assert.equal((await petugas.buka('/formulir')).tujuan, '/login');
    petugas.cookie.set('sesi', petugas.cookie.get('sesi_petugas')!);
    assert.equal((await petugas.buka('/formulir')).tujuan, '/login', 'not under the other name either');
  });
});

describe('quality Security: a session ends', () => {
  it('with logout, for everybody who holds the cookie', async () => {
    for (const [klien, keluar, dalam] of [
      [await masukPns(portal.url), '/logout', '/formulir'],
      [await masukPetugas(portal.url, 'admin.bkn'), '/admin/logout', '/admin'],
    ] as const) {
      const pencuri = salinan(klien);
      assert.equal(await masih(pencuri, dalam), true);
      await klien.kirim(keluar);
      // That somebody has signed in from here before opens nothing, and stays.
      assert.deepEqual([...klien.cookie.keys()], ['perangkat'], 'the browser is told to forget the session');
      assert.equal(await masih(pencuri, dalam), false);
    }
  });

  it('and a request that was under way at logout does not bring it back to life', async () => {
    const { db } = portal.deps;
    const klien = await masukPns(portal.url);
    const pencuri = salinan(klien);
    const kunci = await db.transaction();
    await kunci.raw('LOCK TABLE kunci_formulir IN ACCESS EXCLUSIVE MODE');
    const simpan = klien.kirim('/formulir/data-utama', { _kunci: kunciBaru(), versi: '0', agama__sikap: 'sesuai' });
    await menunggu(1);
    await salinan(klien).kirim('/logout');
    await kunci.rollback();
    assert.equal((await simpan).status, 303);
    assert.equal(await masih(pencuri), false);
  });

  it(`after ${DIAM_MENIT.pns} minutes without use (PNS) or ${DIAM_MENIT.petugas} (petugas), not before`, async () => {
    const [pns, petugas] = [await masukPns(portal.url), await masukPetugas(portal.url, 'admin.bkn')];
    portal.advance((DIAM_MENIT.petugas - 1) * MENIT);
    assert.deepEqual([await masih(pns), await masih(petugas, '/admin')], [true, true]);
    portal.advance((DIAM_MENIT.petugas + 1) * MENIT);
    assert.deepEqual([await masih(pns), await masih(petugas, '/admin')], [true, false]);
    portal.advance((DIAM_MENIT.pns + 1) * MENIT);
    assert.equal(await masih(pns), false);
  });

  it('and a request that was answered late counts from when it came', async () => {
    const klien = await masukPns(portal.url);
    const kunci = await portal.deps.db.transaction();
    await kunci.raw('LOCK TABLE kunci_formulir IN ACCESS EXCLUSIVE MODE');
    const simpan = salinan(klien).kirim('/formulir/data-utama', { _kunci: kunciBaru(), versi: '9', aksi: 'simpan' });
    await menunggu(1);
    portal.advance((DIAM_MENIT.pns + 1) * MENIT);
    await kunci.rollback();
    await simpan;
    assert.equal(await masih(klien), false);
  });

  it(`after ${PALING_LAMA_JAM} hours, however busy`, async () => {
    const klien = await masukPns(portal.url);
    for (let lewat = 0; lewat < PALING_LAMA_JAM * 60 - 30; lewat += 30) {
      assert.equal(await masih(klien), true);
      // Saving writes the session too, and must not prolong it.
      await klien.kirim('/formulir/data-utama', { _kunci: kunciBaru(), versi: '9', aksi: 'simpan' });
      portal.advance(30 * MENIT);
    }
    portal.advance(31 * MENIT);
    assert.equal(await masih(klien), false);
  });

  it('at once when the petugas is disabled', async () => {
    const klien = await masukPetugas(portal.url, 'turun.banyumas');
    assert.equal(await masih(klien, '/admin'), true);
    await portal.deps.db('petugas').where('nama_pengguna', 'turun.banyumas').update({ aktif: false });
    assert.match((await klien.buka('/admin')).tujuan, /^\/admin\/login/);
    const isi = { nama_pengguna: 'turun.banyumas', kata_sandi: 'Kain-Kawung-2026' };
    assert.equal((await new Klien(portal.url).kirim('/admin/login', isi)).status, 422, 'nor is a new one given');
    await portal.deps.db('petugas').where('nama_pengguna', 'turun.banyumas').update({ aktif: true });
  });

  it('at once when the registrasi is no longer aktif; a changed peran counts from the next request on', async () => {
    const { db } = portal.deps;
    const klien = await masukPns(portal.url, AKUN_KEMENTERIAN);
    await db('registrasi').where('nip', AKUN_KEMENTERIAN.nip).update({ status: 'direset', alasan: 'uji' });
    assert.match((await klien.buka('/formulir')).tujuan, /^\/login/);
    await db('registrasi').where('nip', AKUN_KEMENTERIAN.nip).update({ status: 'aktif', alasan: null });
    const admin = await masukPetugas(portal.url, 'admin.jateng');
    assert.equal(await masih(admin, '/admin/registrasi'), true);
    const { id } = await db('petugas').where('nama_pengguna', 'admin.jateng').first('id');
    await db('petugas_peran').where('petugas_id', id).delete();
    assert.equal((await admin.buka('/admin/registrasi')).status, 404);
  });
});

describe('ADR 0002: what a session costs', () => {
  it('the table holds only hashes of what the cookies hold', async () => {
    const klien = await masukPns(portal.url);
    const sid = sidDari(klien.cookie.get('sesi'));
    const baris = await portal.deps.db('sesi').select();
    assert.ok(baris.some((satu) => satu.id === portal.deps.sandi.sidik(sid)));
    assert.doesNotMatch(JSON.stringify(baris), new RegExp(sid.replaceAll('-', '\\-')));
    assert.doesNotMatch(JSON.stringify(await portal.deps.db('sesi_tamu').select()), new RegExp(sid));
  });

  it('one statement brings session, account and form: GET /formulir/data-utama sends exactly one', async () => {
    const klien = await masukPns(portal.url);
    await klien.buka('/formulir/data-utama');
    const kueri = await catatKueri(() => klien.buka('/formulir/data-utama'));
    assert.equal(kueri.length, 1, kueri.join('\n'));
  });

  it('the time of use is written at most once a minute', async () => {
    const { db, sandi } = portal.deps;
    const klien = await masukPns(portal.url);
    const id = sandi.sidik(sidDari(klien.cookie.get('sesi')));
    const dipakai = async () => (await db('sesi').where({ id }).first('dipakai_pada')).dipakai_pada.getTime();
    const awal = await dipakai();
    portal.advance(50_000);
    await klien.buka('/formulir');
    assert.equal(await dipakai(), awal);
    portal.advance(15_000);
    await klien.buka('/formulir');
    const kedua = await dipakai();
    assert.ok(kedua > awal + MENIT);
    const kueri = await catatKueri(() => Promise.all(Array.from({ length: 5 }, () => klien.buka('/formulir'))));
    assert.deepEqual(
      kueri.filter((satu) => /^update/i.test(satu)),
      [],
    );
    assert.equal(await dipakai(), kedua);
    portal.advance(JAM / 2);
    assert.equal(await masih(klien), true);
  });

  it('pages of anonymous visitors ask no session; announcements are read once in a while, not by every visitor', async () => {
    await new Klien(portal.url).buka('/');
    for (const alamat of ['/', '/login', '/cek-status', '/admin/login', '/healthz'])
      assert.deepEqual(await catatKueri(() => new Klien(portal.url).buka(alamat)), [], alamat);
  });
});

/** Waits until so many connections of the portal stand still before a lock. */
async function menunggu(banyak: number): Promise<void> {
  for (;;) {
    const { rows } = await portal.deps.db.raw(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length >= banyak) return;
  }
}
