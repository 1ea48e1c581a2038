import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { KODE_SALAH } from '../../src/akun/lupa.js';
import { inTransaction } from '../../src/database/knex.js';
import { akhiriSemuaSesi } from '../../src/petugas/petugas.repository.js';
import type { AntreanBcrypt } from '../../src/web/antrean-bcrypt.js';
import { buatBatas } from '../../src/web/batas.js';
import { AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const { nomorRegister: NOMOR, kataKunci: LAMA } = AKUN_STAF.akun!;
const BARU = 'Nasi-Liwet-Solo';

let portal: TestPortal;
let bcrypt: AntreanBcrypt;
before(async () => {
  portal = await startTestPortal();
  bcrypt = portal.deps.bcrypt;
});
afterEach(() => {
  portal.deps.bcrypt = bcrypt;
});
after(() => portal.close());

/** The next kata kunci that is compared, and found right, waits: `sampai` says that it does, `lepas` lets it go on. */
function tahanBerikut(): { sampai: Promise<void>; lepas: () => void } {
  let lepas = (): void => {};
  const dilepas = new Promise<void>((selesai) => {
    lepas = selesai;
  });
  const sampai = new Promise<void>((datang) => {
    portal.deps.bcrypt = {
      ...bcrypt,
      cocok: async (teks, hash) => {
        portal.deps.bcrypt = bcrypt;
        const cocok = await bcrypt.cocok(teks, hash);
        datang();
        await dilepas;
        return cocok;
      },
    };
  });
  return { sampai, lepas };
}

const gantiKe = (klien: Klien, kini: string, baru: string, alamat = '/akun/kata-kunci') =>
  klien.kirim(alamat, { _kunci: kunciBaru(), kata_kunci_kini: kini, kata_kunci: baru, kata_kunci_ulang: baru });
const masuk = (klien: Klien, kata: string) => klien.kirim('/login', { nomor_register: NOMOR, kata_kunci: kata });

describe('ASVS 6.6.3: a mailed code is not guessed', () => {
  it('many wrong codes at once are no more tries than one after the other', async () => {
    const { deps } = portal;
    const siti = await masukPns(portal.url);
    const isi = { email: 'siti.baru@pns.example', kata_kunci_kini: LAMA, _kunci: kunciBaru() };
    assert.equal((await siti.kirim('/akun/email', isi)).tujuan, '/akun/email/kode');
    const surat = await deps.db('surel').where('templat', 'kode-akun').orderBy('id', 'desc').first();
    const benar = /Kode Anda: (\d{6})/.exec(surat.teks)![1]!;
    const semula = deps.batas;
    deps.batas = buatBatas(deps.db, 1);
    const coba = (kode: string) => siti.kirim('/akun/email/kode', { kode, _kunci: kunciBaru() });
    const salah = Array.from({ length: 20 }, (_, i) => String((Number(benar) + 1 + i) % 1_000_000).padStart(6, '0'));
    const status = (await Promise.all(salah.map(coba))).map((satu) => satu.status);
    assert.equal(status.filter((satu) => satu === 422).length, KODE_SALAH);
    assert.equal((await coba(benar)).status, 409);
    deps.batas = semula;
  });
});

describe('ASVS 7.4.3: a new kata kunci ends every session, also those that are being opened', () => {
  it('a login with the old one that was under way opens nothing', async () => {
    const [pemilik, lain] = [await masukPns(portal.url), new Klien(portal.url)];
    const { sampai, lepas } = tahanBerikut();
    const login = masuk(lain, LAMA);
    await sampai;
    assert.equal((await gantiKe(pemilik, LAMA, BARU)).tujuan, '/akun');
    lepas();
    assert.equal((await login).status, 422);
    assert.match((await lain.buka('/akun')).tujuan, /^\/login/);
    assert.equal((await pemilik.buka('/akun')).status, 200);
  });

  it('of two who change it with the same old one, the second is told and gets nothing', async () => {
    const [pemilik, lain] = [new Klien(portal.url), new Klien(portal.url)];
    for (const satu of [pemilik, lain]) assert.equal((await masuk(satu, BARU)).tujuan, '/formulir');
    const { sampai, lepas } = tahanBerikut();
    const ganti = gantiKe(lain, BARU, 'Sate-Ponorogo-7');
    await sampai;
    assert.equal((await gantiKe(pemilik, BARU, LAMA)).tujuan, '/akun');
    lepas();
    assert.equal((await ganti).status, 409);
    assert.match((await lain.buka('/akun')).tujuan, /^\/login/);
    assert.equal((await masuk(new Klien(portal.url), LAMA)).tujuan, '/formulir');
  });

  it('a petugas who is signed out or disabled while changing it has changed nothing', async () => {
    const nama = 'helpdesk.kanreg1';
    const petugas = () => portal.deps.db('petugas').where('nama_pengguna', nama);
    const { id } = await petugas().first('id');
    for (const akhiri of [
      () => inTransaction(portal.deps.db, (trx) => akhiriSemuaSesi(trx, id)),
      () => petugas().update({ aktif: false }),
    ]) {
      const klien = await masukPetugas(portal.url, nama);
      const { kata_sandi_hash: hash } = await petugas().first();
      const { sampai, lepas } = tahanBerikut();
      const ganti = gantiKe(klien, KATA_SANDI_DEMO, 'tenun ikat dari Sumba', '/admin/akun/kata-kunci');
      await sampai;
      await akhiri();
      lepas();
      assert.equal((await ganti).status, 409);
      assert.equal((await petugas().first()).kata_sandi_hash, hash);
      assert.match((await klien.buka('/admin')).tujuan, /^\/admin\/login/);
    }
  });
});
