import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { muatPanduan, muatTentang } from '../../src/portal/panduan.js';
import type { Blok } from '../../src/web/markdown.js';
import { AKUN_STAF, Klien, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const HALAMAN = ['/tentang', '/panduan', ...muatPanduan().map(({ kode }) => `/panduan/${kode}`)];

const tautan = (isi: readonly Blok[]): string[] =>
  isi
    .flatMap((blok) => (blok.jenis === 'daftar' ? blok.butir.flat() : blok.isi))
    .flatMap((potongan) => potongan.tautan ?? []);

describe('domain §12 /panduan and /tentang', () => {
  it('a guide for each kind of user', () =>
    assert.deepEqual(
      muatPanduan().map(({ kode }) => kode),
      ['pns', 'verifikator', 'helpdesk', 'admin-instansi'],
    ));

  it('everybody reads them: a visitor, and a PNS within their own frame', async () => {
    const pns = await masukPns(portal.url, AKUN_STAF);
    for (const alamat of HALAMAN) {
      const { status, teks } = await new Klien(portal.url).buka(alamat);
      assert.equal(status, 200, alamat);
      assert.ok(Buffer.byteLength(teks) < 14_000, `${alamat}: ${Buffer.byteLength(teks)} bytes`);
      assert.match((await pns.buka(alamat)).teks, new RegExp(AKUN_STAF.akun!.nomorRegister), alamat);
    }
    assert.equal((await new Klien(portal.url).buka('/panduan/belum-ada')).status, 404);
  });

  it('no link of theirs is dead, for those they are meant for', async () => {
    const bkn = await masukPetugas(portal.url, 'admin.bkn');
    const pns = await masukPns(portal.url, AKUN_STAF);
    const semua = [muatTentang(), ...muatPanduan()].flatMap(({ isi }) => tautan(isi));
    assert.ok(semua.length > 20);
    for (const alamat of new Set(semua)) {
      const klien = alamat.startsWith('/admin/') ? bkn : alamat.startsWith('/formulir') ? pns : new Klien(portal.url);
      const siapa = alamat === '/admin/verifikasi' ? await masukPetugas(portal.url, 'verif1.dinkes') : klien;
      assert.equal((await siapa.buka(alamat)).status, 200, alamat);
    }
  });

  it('Tentang: purpose, legal base, coverage and contacts as the account of 2015 has them', async () => {
    const { teks } = await new Klien(portal.url).buka('/tentang');
    for (const isi of ['Nomor 5 Tahun 2014', 'Nomor 19 Tahun 2015', '22 Mei 2015', 'Bapertarum', 'Kantor Regional BKN'])
      assert.match(teks, new RegExp(isi));
    const { alamat } = await portal.deps.db('kantor').where('jenis', 'pusat').first('alamat');
    assert.ok(teks.includes(alamat));
  });

  it('they are found: from every public page, the login pages and the front page', async () => {
    for (const [halaman, ke] of [
      ['/cek-status', '/panduan'],
      ['/cek-status', '/tentang'],
      ['/', '/panduan/pns'],
      ['/login', '/panduan/pns'],
      ['/admin/login', '/panduan'],
    ] as const)
      assert.match((await new Klien(portal.url).buka(halaman)).teks, new RegExp(`href="${ke}"`), `${halaman} → ${ke}`);
  });
});
