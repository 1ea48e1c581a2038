import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { inTransaction } from '../../src/database/knex.js';
import { gantiKataKunciPetugas } from '../../src/petugas/akun-sendiri.service.js';
import { pelakuAkun } from '../../src/petugas/masuk.service.js';
import { akhiriSemuaSesi, akunPetugasId } from '../../src/petugas/petugas.repository.js';
import { Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NAMA = 'helpdesk.banyumas';
const BARU = 'gerbong kereta senja';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const masuk = (kata_sandi: string, nama_pengguna = NAMA) =>
  new Klien(portal.url).kirim('/admin/login', { nama_pengguna, kata_sandi });
const ganti = (klien: Klien, kini: string, baru = BARU, ulang = baru) =>
  klien.kirim('/admin/akun/kata-kunci', {
    ...{ _kunci: kunciBaru(), kata_kunci_kini: kini, kata_kunci: baru, kata_kunci_ulang: ulang },
  });
const keluarkan = (klien: Klien, kini: string) =>
  klien.kirim('/admin/akun/keluarkan', { _kunci: kunciBaru(), kata_kunci_kini: kini });
const aksiTerakhir = async (): Promise<string> =>
  (await portal.deps.db('jejak').where('objek_jenis', 'petugas').orderBy('id', 'desc').first('aksi')).aksi;

describe('ASVS 7.5.2: a petugas sees where the own account is signed in, and ends it', () => {
  it('name, peran with its office, devices, and what happened, from where', async () => {
    await masukPetugas(portal.url, NAMA);
    const klien = await masukPetugas(portal.url, NAMA);
    const { teks } = await klien.buka('/admin/akun');
    assert.match(teks, /Helpdesk, [^<]*Banyumas/);
    assert.equal(teks.match(/Perangkat lain <small/g)?.length, 1);
    assert.equal(teks.match(/Perangkat ini <small/g)?.length, 1);
    assert.match(teks, /Login petugas <small class="soft">[^<]*, dari 127\.0\.0\.1/);
    assert.match(teks, /belum terpasang <a href="\/admin\/totp"/);
    assert.doesNotMatch(teks, /admin\.bkn|verif1/);
  });

  it('the others go, this one stays; only with the kata kunci of now', async () => {
    const lain = await masukPetugas(portal.url, NAMA);
    const asing = await masukPetugas(portal.url, 'admin.bkn');
    const klien = await masukPetugas(portal.url, NAMA);
    const salah = await keluarkan(klien, 'bukan ini');
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /Kata Kunci Anda sekarang tidak cocok/);
    assert.equal((await lain.buka('/admin')).status, 200);
    assert.equal((await keluarkan(klien, KATA_SANDI_DEMO)).tujuan, '/admin/akun');
    assert.equal(await aksiTerakhir(), 'petugas.keluarkan_lain');
    assert.match((await lain.buka('/admin')).tujuan, /^\/admin\/login/);
    assert.match((await klien.buka('/admin/akun')).teks, /perangkat lain dikeluarkan/);
    assert.equal((await asing.buka('/admin')).status, 200, 'nobody else');
  });
});

describe('ASVS 6.2.2, 6.2.3: a petugas changes the own kata kunci', () => {
  it('says what is wrong with it, and wants the one of now', async () => {
    const klien = await masukPetugas(portal.url, NAMA);
    const cek = async (hasil: Promise<{ status: number; teks: string }>, pesan: RegExp) => {
      const { status, teks } = await hasil;
      assert.equal(status, 422);
      assert.match(teks, pesan);
      assert.ok(!teks.includes(BARU) && !teks.includes(KATA_SANDI_DEMO), 'no secret on the page');
    };
    await cek(ganti(klien, 'bukan ini sama sekali'), /Kata Kunci Anda sekarang tidak cocok/);
    await cek(ganti(klien, ''), /Isi Kata Kunci Anda sekarang/);
    await cek(ganti(klien, KATA_SANDI_DEMO, 'pendek'), /paling sedikit 12 karakter/);
    await cek(ganti(klien, KATA_SANDI_DEMO, BARU, 'lain sama sekali'), /Tidak sama dengan Kata Kunci di atas/);
    assert.equal((await masuk(KATA_SANDI_DEMO)).status, 303, 'nothing has changed');
  });

  it('then only the new one opens, other devices are out, this browser goes on with a new session', async () => {
    const lain = await masukPetugas(portal.url, NAMA);
    const klien = await masukPetugas(portal.url, NAMA);
    const lama = klien.cookie.get('sesi_petugas');
    assert.equal((await ganti(klien, KATA_SANDI_DEMO)).tujuan, '/admin/akun');
    assert.equal(await aksiTerakhir(), 'petugas.ganti_kata_kunci');
    assert.notEqual(klien.cookie.get('sesi_petugas'), lama);
    assert.match((await klien.buka('/admin/akun')).teks, /Kata kunci berganti/);
    assert.match((await lain.buka('/admin')).tujuan, /^\/admin\/login/);
    assert.equal((await masuk(KATA_SANDI_DEMO)).status, 422);
    assert.equal((await masuk(BARU)).status, 303);
  });

  it('an admin who signs them out a moment after the change ends the new session, too', async () => {
    const { db, bcrypt } = portal.deps;
    const { id } = await db('petugas').where('nama_pengguna', 'helpdesk.pusat').first('id');
    const akun = (await akunPetugasId(db, id))!;
    const isi = { hash: await bcrypt.hash(BARU), sesiKe: akun.sesiKe };
    const sesiKe = await inTransaction(db, (trx) => gantiKataKunciPetugas(portal.deps, trx, pelakuAkun(akun), isi));
    await inTransaction(db, (trx) => akhiriSemuaSesi(trx, id));
    assert.equal((await akunPetugasId(db, id))?.sesiKe, sesiKe + 1, 'what was given is of before');
  });

  it('many wrong ones make it wait, and nobody else', async () => {
    const { db } = portal.deps;
    const klien = await masukPetugas(portal.url, 'helpdesk.kanreg1');
    await keluarkan(klien, 'salah');
    await db('batas_laju').whereLike('key', 'akun-kata-kunci:%').update({ points: 100_000 });
    assert.equal((await keluarkan(klien, KATA_SANDI_DEMO)).status, 429);
    assert.equal((await keluarkan(await masukPetugas(portal.url, 'verif4.pusat'), KATA_SANDI_DEMO)).status, 303);
  });
});
