import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { inTransaction } from '../../src/database/knex.js';
import { putuskan, putuskanTanpaWewenang } from '../../src/portal/registrasi.service.js';
import { sanggahRegistrasi } from '../../src/portal/sanggahan.service.js';
import { pelakuPetugas } from '../support/kasus.js';
import { AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { captchaDari, daftarkan } from '../support/pendaftar.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

/** Waits at Kab. Banyumas. */
const NOMOR = 'DEM4PNS6';
const ALAMAT = '/registrasi/bukan-saya';
let portal: TestPortal;
let nip: string;
before(async () => {
  portal = await startTestPortal();
  nip = (await satu(NOMOR)).nip;
});
after(() => portal.close());

const satu = (nomor: string) => portal.deps.db('registrasi').where('nomor_register', nomor).first();
const sanggahan = () => portal.deps.db('sanggahan').orderBy('id');

async function lapor(isi: Record<string, string>, klien = new Klien(portal.url)) {
  const _kunci = await klien.kunci(ALAMAT);
  return klien.kirim(ALAMAT, { _kunci, captcha: await captchaDari(portal, klien), ...isi });
}
const putus = (klien: Klien, isi: Record<string, string>, nomor = NOMOR) =>
  klien.kirim(`/admin/registrasi/${nomor}`, { ...isi, _kunci: kunciBaru() });

describe('domain §5 "Bukan saya yang mendaftar"', () => {
  it('is reached from the page that says that the NIP is registered, with the NIP filled in', async () => {
    const tamu = new Klien(portal.url);
    assert.match((await tamu.kirim('/registrasi', { nip })).teks, /href="\/registrasi\/bukan-saya"/);
    assert.match((await tamu.buka(ALAMAT)).teks, new RegExp(`value="${nip}"`));
  });

  it('says that a report was noted only to whoever has made one', async () => {
    const tamu = new Klien(portal.url);
    assert.equal((await tamu.buka(`${ALAMAT}/tercatat`)).tujuan, ALAMAT);
    await tamu.kirim('/registrasi', { nip });
    assert.equal((await tamu.buka(`${ALAMAT}/tercatat`)).tujuan, ALAMAT, 'also when a NIP is known from elsewhere');
  });

  it('wants a NIP and the captcha, and says when there is nothing to disown', async () => {
    const salah = await lapor({ nip: '123', captcha: 'XXXXX', kontak: '0812 0000 1111' });
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /NIP Baru terdiri dari 18 angka/);
    assert.match(salah.teks, /Captcha tidak cocok/);
    assert.match(salah.teks, /0812 0000 1111/);
    const tamu = new Klien(portal.url);
    const { tujuan } = await lapor({ nip: '199001012014021999' }, tamu);
    assert.match((await tamu.buka(tujuan)).teks, /NIP ini belum terdaftar/);
    assert.equal((await sanggahan()).length, 0);
  });

  it('flags the registration once, warns whoever holds it, and leaves a trace without personal values', async () => {
    const tamu = new Klien(portal.url);
    const { tujuan } = await lapor({ nip, kontak: '0812 0000 1111', keterangan: 'Bukan saya.' }, tamu);
    assert.equal(tujuan, `${ALAMAT}/tercatat`);
    const halaman = (await tamu.buka(tujuan)).teks;
    assert.match(halaman, /Laporan Anda tercatat/);
    assert.doesNotMatch(halaman, new RegExp(NOMOR), 'whoever reports learns nothing of the account');
    assert.equal((await lapor({ nip })).tujuan, `${ALAMAT}/tercatat`, 'a second report hears the same');
    assert.equal((await sanggahan()).length, 1);
    assert.ok((await satu(NOMOR)).disanggah);
    assert.equal((await portal.deps.db('surel').where({ nip, templat: 'registrasi-disanggah' })).length, 1);
    const jejak = await portal.deps.db('jejak').where({ aksi: 'registrasi.sanggah' });
    assert.equal(jejak.length, 1);
    assert.doesNotMatch(JSON.stringify(jejak), /0812|Bukan saya\.|19\d{16}/);
  });

  it('reports that flag nothing do not use up those of the owner; being flagged anew each day has an end', async () => {
    const sudah = () => portal.deps.batas.sudah('bukan-saya-nip', nip);
    const awal = await sudah();
    assert.equal(awal, 1, 'the one that flagged');
    for (let kali = 0; kali < 4; kali += 1) await lapor({ nip });
    assert.equal(await sudah(), awal);
  });

  it('a report that comes in while the registration is being accepted is heard', async () => {
    const { deps } = portal;
    const nomor = 'DEM6PNS8';
    const { nip: milik } = await satu(nomor);
    const admin = await pelakuPetugas(deps.db, 'admin.bkn');
    const putusan = { aksi: 'terima' as const, nomorRegister: nomor, alasan: null, alamatLogin: '' };
    let terima: Promise<unknown> = Promise.resolve();
    await inTransaction(deps.db, async (trx) => {
      await sanggahRegistrasi(deps, trx, { nip: milik, kontak: null, keterangan: null });
      terima = inTransaction(deps.db, (lain) => putuskan(deps, lain, admin, putusan)).then(
        () => null,
        (galat: unknown) => galat,
      );
      const menunggu = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await deps.db.raw(menunggu)).rows.length === 0) await delay(5);
    });
    assert.match(String(await terima), /bukan miliknya.*belum diterima/);
    const { status, disanggah } = await satu(nomor);
    assert.deepEqual([status, disanggah], ['diajukan', true]);
    await deps
      .db('sanggahan')
      .whereNull('ditutup_pada')
      .whereNot('registrasi_id', (await satu(NOMOR)).id)
      .delete();
    await deps.db('registrasi').where({ nomor_register: nomor }).update({ disanggah: false });
  });

  it('stands first in the queue and in a list of its own', async () => {
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    const nomor = (teks: string) =>
      [...teks.matchAll(/registrasi\/([A-Z2-9]{8})["?]/g)].map(([, satuNomor]) => satuNomor);
    const antrean = nomor((await admin.buka('/admin/registrasi')).teks);
    assert.equal(antrean[0], NOMOR, 'although others wait longer');
    assert.ok(antrean.length > 1);
    assert.deepEqual(nomor((await admin.buka('/admin/registrasi?daftar=disanggah')).teks), [NOMOR]);
  });

  it('is a named guard of terima, alone, together and by ticket 17, for everybody', async () => {
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    const halaman = (await admin.buka(`/admin/registrasi/${NOMOR}`)).teks;
    assert.doesNotMatch(halaman, /value="terima"/);
    assert.match(halaman, /0812 0000 1111/);
    const ditolak = await putus(admin, { aksi: 'terima' });
    assert.equal(ditolak.status, 409);
    assert.match(ditolak.teks, /bukan miliknya.+belum diterima/s);
    const bersama = { aksi: 'putus-terima', [`pilih:${NOMOR}`]: 'ya', _kunci: kunciBaru() };
    assert.match((await admin.kirim('/admin/registrasi', bersama)).teks, /bukan miliknya/);
    const { deps } = portal;
    const pusat = await pelakuPetugas(deps.db, 'helpdesk.pusat');
    const putusan = { aksi: 'terima' as const, nomorRegister: NOMOR, alasan: null, alamatLogin: '' };
    const setuju17 = inTransaction(deps.db, (trx) => putuskanTanpaWewenang(deps, trx, pusat, putusan));
    await assert.rejects(setuju17, /bukan miliknya/);
    assert.equal((await satu(NOMOR)).status, 'diajukan');
  });

  it('is closed by an admin of the instansi with a reason, not by a verifikator who may accept; then terima goes', async () => {
    await portal.deps.db('instansi').where('kode', '6415').update({ terima_oleh_verifikator: true });
    const verif = await masukPetugas(portal.url, 'verif1.dinkes');
    const dilihat = (await verif.buka(`/admin/registrasi/${NOMOR}`)).teks;
    assert.match(dilihat, /Disanggah/);
    assert.doesNotMatch(dilihat, /0812 0000 1111/);
    const tutup = { aksi: 'tutup-sanggahan', alasan_sanggahan: 'Kartu identitas cocok.' };
    assert.equal((await putus(verif, tutup)).status, 404);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    assert.equal((await putus(admin, { aksi: 'tutup-sanggahan' })).status, 422);
    assert.equal((await putus(admin, tutup)).tujuan, `/admin/registrasi/${NOMOR}`);
    assert.equal((await putus(admin, tutup)).status, 409, 'closed once');
    assert.match((await admin.buka(`/admin/registrasi/${NOMOR}`)).teks, /Kartu identitas cocok/);
    assert.equal((await putus(admin, { aksi: 'terima' })).status, 303);
    assert.equal((await satu(NOMOR)).status, 'aktif');
  });

  it('never blocks an account that is aktif; its owner reads of it; a reset closes it', async () => {
    await lapor({ nip: AKUN_STAF.orang!.nip });
    const siti = await masukPns(portal.url);
    assert.match((await siti.buka('/formulir')).teks, /akun ini bukan miliknya/);
    assert.equal((await siti.buka('/formulir/data-utama')).status, 200);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    const alamat = `/admin/pegawai/${AKUN_STAF.orang!.nip}`;
    assert.match((await admin.buka(alamat)).teks, /Periksa sanggahannya/);
    const isi = { nomor_register: AKUN_STAF.akun!.nomorRegister, draf: 'simpan', alasan_reset: 'Bukan pemilik NIP.' };
    assert.equal((await admin.kirim(`${alamat}/reset`, { ...isi, _kunci: kunciBaru() })).status, 303);
    assert.equal((await sanggahan()).filter(({ ditutup_pada }) => ditutup_pada === null).length, 0);
    assert.equal((await satu(AKUN_STAF.akun!.nomorRegister)).disanggah, false);
  });

  it('rejecting closes it too', async () => {
    const { nip: lain } = await satu('DEM5PNS7');
    await lapor({ nip: lain });
    const { instansi_kode } = await satu('DEM5PNS7');
    assert.equal((await portal.deps.db('sanggahan').whereNull('ditutup_pada')).length, 1);
    const bkn = await masukPetugas(portal.url, 'admin.bkn');
    assert.ok(instansi_kode);
    assert.equal((await putus(bkn, { aksi: 'tolak', alasan: 'Bukan pemilik NIP.' }, 'DEM5PNS7')).status, 303);
    assert.equal((await portal.deps.db('sanggahan').whereNull('ditutup_pada')).length, 0);
    assert.ok((await daftarkan(portal, lain)).nomor, 'and the owner registers');
  });
});
