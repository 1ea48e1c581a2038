import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { BarisRute } from '../../src/web/rute.js';
import { buatTamu } from '../../src/web/sesi-tamu.js';
import { AKUN_STAF, Klien, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { isiAlamat, sebutBaris, semuaBaris } from '../support/rute.js';

const CSP =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";
const AMAN = { BASE_URL: 'https://epupns.example', TRUST_PROXY: '1' };
const LEWAT_TLS = { 'X-Forwarded-Proto': 'https' };

let portal: TestPortal;
let aman: TestPortal;
before(async () => {
  portal = await startTestPortal();
  aman = await startTestPortal(AMAN);
  aman.deps.tamu = buatTamu(aman.deps.db, aman.deps.sandi, aman.deps.jam, true);
});
after(async () => {
  await portal.close();
  await aman.close();
});

function pastikanAman(kepala: Headers, tempat: string): void {
  const harus: Record<string, string | null> = {
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-powered-by': null,
    server: null,
  };
  for (const [nama, nilai] of Object.entries(harus)) assert.equal(kepala.get(nama), nilai, `${tempat}: ${nama}`);
  assert.match(kepala.get('permissions-policy') ?? '', /camera=\(\), microphone=\(\), geolocation=\(\)/, tempat);
}

describe('quality Security: headers of every answer', () => {
  it('every route row, whoever asks: CSP exact, nosniff, no frames, CORP, COOP, nothing stored', async () => {
    const klien = { pns: await masukPns(portal.url), petugas: await masukPetugas(portal.url, 'verif2.banyumas') };
    const minta = async (baris: BarisRute, siapa: Klien) => {
      const alamat = isiAlamat(baris);
      return baris.metode === 'get' ? siapa.buka(alamat) : siapa.kirim(alamat);
    };
    for (const baris of semuaBaris(portal)) {
      const milik = baris.akses === 'pns' ? klien.pns : klien.petugas;
      for (const siapa of baris.alamat.endsWith('logout') ? [new Klien(portal.url)] : [new Klien(portal.url), milik]) {
        const { kepala, status } = await minta(baris, siapa);
        pastikanAman(kepala, sebutBaris(baris));
        assert.equal(kepala.get('cache-control'), 'no-store', sebutBaris(baris));
        assert.equal(kepala.get('strict-transport-security'), null, 'plain http promises no TLS');
        assert.ok(status < 500, `${sebutBaris(baris)}: ${status}`);
      }
    }
  });

  it('errors carry them too: not found, forbidden, too large, unreadable, unknown asset', async () => {
    const klien = new Klien(portal.url);
    const jawaban = [
      await klien.buka('/tidak-ada'),
      await klien.kirim('/login', {}, { 'Sec-Fetch-Site': 'cross-site' }),
      await klien.kirim('/login', { nomor_register: 'x'.repeat(300_000) }),
      await klien.buka('/bukti/%E0%A4%A'),
      await klien.buka('/aset/portal.000000000000.css'),
    ];
    assert.deepEqual(
      jawaban.map((satu) => satu.status),
      [404, 403, 413, 400, 404],
    );
    for (const { kepala, teks } of jawaban) {
      pastikanAman(kepala, 'error page');
      assert.equal(kepala.get('cache-control'), 'no-store');
      assert.match(teks, /<html lang="id">/);
    }
  });

  it('pages bring no inline script, no inline style and no handler that the CSP would have to allow', async () => {
    const klien = await masukPns(portal.url);
    for (const alamat of ['/', '/login', '/registrasi', '/formulir', '/formulir/data-utama', '/formulir/posisi']) {
      const { teks } = await klien.buka(alamat);
      assert.doesNotMatch(teks, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:/i, alamat);
      assert.doesNotMatch(teks, /(?:src|href)="(?:https?:)?\/\//i, `${alamat} asks no other host`);
    }
  });
});

describe('quality Security: with BASE_URL on https', () => {
  it('every answer carries HSTS for two years', async () => {
    for (const alamat of ['/', '/healthz', '/login', '/formulir', '/tidak-ada', '/aset/tidak-ada.css']) {
      const { kepala } = await new Klien(aman.url, LEWAT_TLS).buka(alamat);
      assert.equal(kepala.get('strict-transport-security'), 'max-age=63072000; includeSubDomains', alamat);
    }
  });

  it('cookies are Secure, HttpOnly, SameSite=Lax, host-only and named __Host-', async () => {
    const tamu = new Klien(aman.url, LEWAT_TLS);
    const jawaban = [
      await tamu.kirim('/registrasi', { nip: '199001272014022924' }),
      await new Klien(aman.url, LEWAT_TLS).kirim('/login', {
        nomor_register: AKUN_STAF.akun!.nomorRegister,
        kata_kunci: AKUN_STAF.akun!.kataKunci,
      }),
      await new Klien(aman.url, LEWAT_TLS).kirim('/admin/login', {
        nama_pengguna: 'admin.bkn',
        kata_sandi: 'Kain-Kawung-2026',
      }),
    ];
    const kukis = jawaban.map((satu) => satu.kepala.getSetCookie());
    assert.deepEqual(
      kukis.map((satu) => satu.map((baris) => baris.split('=')[0])),
      [['__Host-tamu'], ['__Host-perangkat', '__Host-sesi'], ['__Host-perangkat', '__Host-sesi_petugas']],
    );
    for (const baris of kukis.flat()) {
      assert.match(baris, /; Path=\//);
      assert.match(baris, /; HttpOnly/);
      assert.match(baris, /; Secure/);
      assert.match(baris, /; SameSite=Lax/i);
      assert.doesNotMatch(baris, /Domain=/i);
    }
    assert.equal((await tamu.buka('/registrasi/data')).status, 200, 'and they are read back');
  });

  it('logging out takes the cookie away under the same name', async () => {
    const klien = await masukPns(aman.url, AKUN_STAF, LEWAT_TLS);
    const { kepala } = await klien.kirim('/logout');
    assert.match(kepala.getSetCookie().join(), /^__Host-sesi=;.*Path=\/;.*Secure/);
  });
});

describe('quality Weight: static files', () => {
  const daftar = readdirSync('public').filter((nama) => /\.(css|js|svg)$/.test(nama));

  async function alamatAset(): Promise<string[]> {
    const klien = await masukPns(portal.url);
    const teks = (await Promise.all(['/', '/formulir/data-utama'].map((satu) => klien.buka(satu)))).map(
      (satu) => satu.teks,
    );
    return [...new Set(teks.join().match(/\/aset\/[\w.-]+/g))];
  }

  /** fetch unpacks by itself; this one shows what is on the wire. */
  const mentah = (alamat: string, encoding: string): Promise<{ kepala: Record<string, unknown>; isi: Buffer }> =>
    new Promise((selesai, gagal) => {
      const kepala = encoding ? { 'Accept-Encoding': encoding } : {};
      request(portal.url + alamat, { headers: kepala }, (res) => {
        const isi: Buffer[] = [];
        res.on('data', (bagian: Buffer) => isi.push(bagian));
        res.on('end', () => selesai({ kepala: res.headers, isi: Buffer.concat(isi) }));
      })
        .on('error', gagal)
        .end();
    });

  it('are named by their content, immutable, and compressed as the browser can read', async () => {
    const alamat = await alamatAset();
    assert.ok(alamat.length >= 2 && daftar.length >= 2);
    for (const satu of alamat) {
      const polos = await mentah(satu, '');
      const [br, gzip] = [await mentah(satu, 'br, gzip'), await mentah(satu, 'gzip')];
      assert.equal(polos.kepala['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(polos.kepala.vary, 'Accept-Encoding');
      assert.equal(polos.kepala['content-encoding'], undefined);
      assert.deepEqual([br.kepala['content-encoding'], gzip.kepala['content-encoding']], ['br', 'gzip']);
      assert.ok(brotliDecompressSync(br.isi).equals(polos.isi), satu);
      assert.ok(gunzipSync(gzip.isi).equals(polos.isi), satu);
      assert.match(path.basename(satu), /^[\w-]+\.[0-9a-f]{12}\.(css|js|svg)$/);
    }
  });

  it('a name that is not ours, or a way out of the folder, is not found', async () => {
    for (const alamat of [
      '/aset/portal.css',
      '/aset/portal.deadbeef0000.css',
      '/aset/..%2f..%2fpackage.json',
      '/aset/%2e%2e/x',
    ])
      assert.equal((await new Klien(portal.url).buka(alamat)).status, 404, alamat);
  });

  it('pages are compressed too', async () => {
    const { kepala } = await mentah('/', 'gzip');
    assert.equal(kepala['content-encoding'], 'gzip');
  });
});
