import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Klien, kunciBaru, kunciDari, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const KATA_KUNCI = 'tenun ikat dari Sumba';

let portal: TestPortal;
let admin: Klien;
before(async () => {
  portal = await startTestPortal();
  admin = await masukPetugas(portal.url, 'admin.banyumas');
});
after(() => portal.close());

const baris = (namaPengguna: string) => portal.deps.db('petugas').where('nama_pengguna', namaPengguna).first();
const kirim = async (namaPengguna: string, sisa: string, isi: Record<string, string> = {}, klien = admin) => {
  const { id, versi } = await baris(namaPengguna);
  return klien.kirim(`/admin/petugas/${id}${sisa}`, { _kunci: kunciBaru(), versi: String(versi), ...isi });
};
const masuk = (namaPengguna: string, kataSandi: string) =>
  new Klien(portal.url).kirim('/admin/login', { nama_pengguna: namaPengguna, kata_sandi: kataSandi });
const tautanDi = (teks: string): string => /\/admin\/sandi\/[\w-]+/.exec(teks)?.[0] ?? '';

/** Presses "Buat tautan" and reads the link from the page it leads to. */
async function tautanUntuk(namaPengguna: string): Promise<string> {
  const { tujuan } = await kirim(namaPengguna, '/tautan');
  return tautanDi((await admin.buka(tujuan)).teks);
}
const pasang = (tautan: string, kataKunci: string, ulang = kataKunci, kunci = kunciBaru()) =>
  new Klien(portal.url).kirim(tautan, { _kunci: kunci, kata_kunci: kataKunci, kata_kunci_ulang: ulang });

describe('domain §9 Petugas: from a new account to the first sign-in', () => {
  const BARU = {
    nama_pengguna: 'Helpdesk.Dua',
    nama: 'YULI ASTUTI',
    nip: '19850214 201001 2 955',
    peran: 'helpdesk',
    kantor: 'banyumas',
  };

  it('a form that cannot be accepted keeps what was typed and suggests offices without JavaScript', async () => {
    const { status, teks } = await admin.kirim('/admin/petugas/baru', { _kunci: kunciBaru(), ...BARU, nip: '1' });
    assert.equal(status, 422);
    for (const kata of ['Helpdesk.Dua', 'YULI ASTUTI', '18 angka', 'Mungkin yang Anda maksud'])
      assert.ok(teks.includes(kata), kata);
    assert.match(teks, /name="kantor__pilih" value="6415"/);
    assert.doesNotMatch(teks, /value="3010/);
  });

  it('is made once; the link is shown once', async () => {
    const isi = { _kunci: kunciBaru(), ...BARU, kantor__pilih: '6415' };
    const [satu, dua] = [await admin.kirim('/admin/petugas/baru', isi), await admin.kirim('/admin/petugas/baru', isi)];
    assert.deepEqual([satu.status, dua.status, dua.tujuan], [303, 303, satu.tujuan]);
    const { teks } = await admin.buka(satu.tujuan);
    assert.match(tautanDi(teks), /sandi/);
    assert.equal(tautanDi((await admin.buka(satu.tujuan)).teks), '');
    assert.equal((await masuk('helpdesk.dua', '')).status, 422);
  });

  it('neither the sessions nor the links hold the token', async () => {
    const { tujuan } = await kirim('helpdesk.dua', '/tautan');
    const semua = JSON.stringify([
      await portal.deps.db('sesi').select('isi'),
      await portal.deps.db('petugas_tautan').select(),
    ]);
    const token = tautanDi((await admin.buka(tujuan)).teks)
      .split('/')
      .at(-1)!;
    assert.ok(token.length > 20);
    assert.ok(!semua.includes(token));
  });

  it('the page of the link says whose it is, refuses weak passwords, and works once', async () => {
    const tautan = await tautanUntuk('helpdesk.dua');
    const { teks, status } = await new Klien(portal.url).buka(tautan);
    assert.equal(status, 200);
    assert.match(teks, /YULI ASTUTI.*helpdesk\.dua/s);
    for (const [kataKunci, ulang, pesan] of [
      ['pendek', 'pendek', /paling sedikit 12/],
      ['helpdesk.dua1', 'helpdesk.dua1', /nama pengguna/],
      ['lahir 19850214', 'lahir 19850214', /tanggal lahir/],
      [KATA_KUNCI, 'lain', /Tidak sama/],
    ] as const) {
      const jawaban = await pasang(tautan, kataKunci, ulang);
      assert.equal(jawaban.status, 422);
      assert.match(jawaban.teks, pesan);
      assert.ok(!jawaban.teks.includes(kataKunci), 'a password is never sent back');
    }
    const kunci = kunciBaru();
    assert.equal((await pasang(tautan, KATA_KUNCI, KATA_KUNCI, kunci)).tujuan, '/admin/login?habis=sandi');
    assert.equal((await pasang(tautan, KATA_KUNCI, KATA_KUNCI, kunci)).status, 303, 'pressed twice');
    assert.equal((await pasang(tautan, 'kata kunci orang lain')).status, 404);
    assert.equal((await new Klien(portal.url).buka(tautan)).status, 404);
    assert.equal((await masuk('helpdesk.dua', KATA_KUNCI)).tujuan, '/admin');
    assert.ok((await baris('helpdesk.dua')).masuk_terakhir_pada);
  });

  it('a link that nobody has made, or that is a day old, opens nothing', async () => {
    for (const satu of ['x', '%00', 'a'.repeat(5000)])
      assert.ok([400, 404].includes((await new Klien(portal.url).buka(`/admin/sandi/${satu}`)).status), satu);
    const tautan = await tautanUntuk('helpdesk.dua');
    await portal.deps.db('petugas_tautan').update({ berlaku_sampai: new Date(portal.deps.jam().getTime() - 1000) });
    assert.equal((await new Klien(portal.url).buka(tautan)).status, 404);
  });
});

describe('quality Security: sessions of a petugas end', () => {
  const masih = async (klien: Klien) => (await klien.buka('/admin')).status === 200;

  it('with a new password, with "Keluarkan", and when the account is disabled', async () => {
    const satu = await masukPetugas(portal.url, 'verif1.bkd');
    assert.equal(await masih(satu), true);
    await pasang(await tautanUntuk('verif1.bkd'), KATA_KUNCI);
    assert.equal(await masih(satu), false);
    assert.equal((await masuk('verif1.bkd', 'Kain-Kawung-2026')).status, 422, 'the old password is over');
    for (const sisa of ['/keluarkan', '/nonaktifkan']) {
      const klien = new Klien(portal.url);
      await klien.kirim('/admin/login', { nama_pengguna: 'verif1.bkd', kata_sandi: KATA_KUNCI });
      assert.equal(await masih(klien), true);
      assert.equal((await kirim('verif1.bkd', sisa)).status, 303);
      assert.equal(await masih(klien), false, sisa);
    }
  });

  it('a disabled account and a wrong password are answered alike, and enabling brings no session back', async () => {
    const [nonaktif, salah] = [await masuk('verif1.bkd', KATA_KUNCI), await masuk('verif1.bkd', 'salah sama sekali')];
    assert.equal(nonaktif.status, 422);
    assert.equal(nonaktif.teks, salah.teks);
    const lama = new Klien(portal.url);
    await kirim('verif1.bkd', '/aktifkan');
    assert.equal((await masuk('verif1.bkd', KATA_KUNCI)).tujuan, '/admin');
    assert.equal(await masih(lama), false);
  });

  it('a session opened while the password was being changed does not live', async () => {
    const { db, sandi, jam } = portal.deps;
    const { id } = await baris('verif1.disdik');
    const lama = await masukPetugas(portal.url, 'verif1.disdik');
    const sesi = await db('sesi').where('petugas_id', id).first();
    await pasang(await tautanUntuk('verif1.disdik'), KATA_KUNCI);
    assert.ok(sandi && jam);
    await db('sesi').insert({ ...sesi, isi: JSON.stringify(sesi.isi) });
    assert.equal(await masih(lama), false);
  });
});

describe('domain §3: admins and accounts that are not theirs', () => {
  it('the list and every address of somebody else’s petugas', async () => {
    const { teks } = await admin.buka('/admin/petugas');
    assert.match(teks, /ENDANG PUSPITASARI/);
    assert.doesNotMatch(teks, /GATOT SUBAGYO|HERMAN WIRAWAN/);
    assert.doesNotMatch(teks, /value="admin_bkn"/, 'nor is one to be looked for');
    assert.doesNotMatch((await admin.buka('/admin/petugas?instansi=x&instansi__kode=6400')).teks, /GATOT/);
    for (const sisa of ['', '/peran', '/cabut', '/nonaktifkan', '/aktifkan', '/keluarkan', '/tautan'])
      assert.equal((await kirim('admin.jateng', sisa)).status, 404, sisa);
    for (const id of ['0', '-1', 'x', '99999999999', '%00'])
      assert.equal((await admin.buka(`/admin/petugas/${id}`)).status, 404, id);
  });

  it('a link made by one admin does not open what another one gives afterwards', async () => {
    const bkn = await masukPetugas(portal.url, 'admin.bkn');
    const tautan = await tautanUntuk('turun.banyumas');
    const peran = { peran: 'operator_turun_status', kantor: 'Dinas Kesehatan', kantor__pilih: '6415-BMS-07' };
    assert.equal((await kirim('turun.banyumas', '/peran', peran)).status, 303);
    assert.equal((await new Klien(portal.url).buka(tautan)).status, 200, 'what they give themselves it may open');
    const luas = { peran: 'operator_turun_status', kantor: 'BKN Pusat', kantor__pilih: 'PUSAT' };
    assert.equal((await kirim('turun.banyumas', '/peran', luas, bkn)).status, 303);
    assert.equal((await new Klien(portal.url).buka(tautan)).status, 404);
  });

  it('own peran and own account are told, not done', async () => {
    assert.equal((await kirim('admin.banyumas', '/nonaktifkan')).status, 403);
    assert.equal((await kirim('admin.banyumas', '/cabut', { kunci_peran: 'x' })).status, 403);
    assert.equal((await kirim('admin.banyumas', '/tautan')).status, 403, 'a password without the one of now');
    const { id } = await baris('admin.banyumas');
    const { teks } = await admin.buka(`/admin/petugas/${id}`);
    assert.doesNotMatch(teks, /\/nonaktifkan|\/cabut|\/peran"|\/tautan/);
    assert.match(teks, /href="\/admin\/akun\/kata-kunci"/);
  });

  it('somebody faster: 409, nothing changed', async () => {
    const { id, versi } = await baris('verif1.dinkes');
    assert.equal((await kirim('verif1.dinkes', '/keluarkan')).status, 303);
    const telat = await admin.kirim(`/admin/petugas/${id}/nonaktifkan`, { _kunci: kunciBaru(), versi: String(versi) });
    assert.equal(telat.status, 409);
    assert.match(telat.teks, /diubah orang lain/);
    assert.equal((await baris('verif1.dinkes')).aktif, true);
    const ketikan = {
      nama: 'ENDANG PUSPITA SARI',
      nip: '198311042008012934',
      versi: String(versi),
      _kunci: kunciBaru(),
    };
    const kalah = await admin.kirim(`/admin/petugas/${id}`, ketikan);
    assert.equal(kalah.status, 409);
    assert.match(kalah.teks, /value="ENDANG PUSPITA SARI"/, 'nothing typed is lost');
    const kini = String((await baris('verif1.dinkes')).versi);
    assert.match(kalah.teks, new RegExp(`name="versi" value="${kini}"`), 'and the next Simpan knows');
  });

  it('a page of the form carries its key and version', async () => {
    const { id, versi } = await baris('verif1.dinkes');
    const { teks } = await admin.buka(`/admin/petugas/${id}`);
    assert.ok(kunciDari(teks));
    assert.match(teks, new RegExp(`name="versi" value="${versi}"`));
  });
});
