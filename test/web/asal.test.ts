import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BarisRute } from '../../src/web/rute.js';
import { AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { isiAlamat, sebutBaris, semuaBaris } from '../support/rute.js';

const NILAI = { '/helpdesk/:kode': 'verifikasi-registrasi' };

/** What a browser says of a request that another site made, or that no browser of ours makes. */
const DARI_LUAR: Record<string, Record<string, string>> = {
  'Sec-Fetch-Site: cross-site': { 'Sec-Fetch-Site': 'cross-site' },
  'Sec-Fetch-Site: same-site, a neighbour under the same domain': { 'Sec-Fetch-Site': 'same-site' },
  'cross-site although Origin is ours': { 'Sec-Fetch-Site': 'cross-site', Origin: 'OURS' },
  'no Sec-Fetch-Site, foreign Origin': { Origin: 'https://jahat.example' },
  'no Sec-Fetch-Site, Origin null': { Origin: 'null' },
  'no Sec-Fetch-Site, Origin that begins like ours': { Origin: 'OURS.jahat.example' },
  'no Sec-Fetch-Site, Origin of another port': { Origin: 'http://127.0.0.1:1' },
  'neither header': {},
};

let portal: TestPortal;
let tidakAman: BarisRute[];

before(async () => {
  portal = await startTestPortal();
  tidakAman = semuaBaris(portal).filter((baris) => baris.metode !== 'get');
});
after(() => portal.close());

const kepala = (isi: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(isi).map(([nama, nilai]) => [nama, nilai.replace('OURS', portal.url)]));

async function klienUntuk(baris: BarisRute): Promise<Klien> {
  if (baris.alamat.startsWith('/admin')) return masukPetugas(portal.url, 'admin.banyumas');
  return baris.akses === 'pns' || baris.alamat === '/logout' ? masukPns(portal.url) : new Klien(portal.url);
}

/** A form that would be carried out, were it ours. */
const LENGKAP: Record<string, string> = {
  nip: '198003122005012907',
  nomor_register: AKUN_STAF.akun!.nomorRegister,
  kata_kunci: AKUN_STAF.akun!.kataKunci,
  nama_pengguna: 'admin.banyumas',
  aksi: 'terima',
  alamat__sikap: 'sesuai',
  versi: '0',
};

/** Every row's version stamp of what these routes could change; equal stamps mean that nothing was written. */
async function cap(): Promise<unknown> {
  const tabel = [
    'registrasi',
    'formulir',
    'formulir_bagian',
    'formulir_riwayat',
    'sesi_tamu',
    'kunci_formulir',
    'jejak',
    'tiket',
    'berkas',
    'petugas',
    'petugas_peran',
    'petugas_tautan',
    'petugas_totp',
  ];
  const bagian = tabel.map((satu) => `SELECT '${satu}' AS tabel, ctid::text, xmin::text, xmax::text FROM ${satu}`);
  return (await portal.deps.db.raw(`${bagian.join(' UNION ALL ')} ORDER BY 1, 2`)).rows;
}

describe('domain §3: a cross-site POST → 403', () => {
  for (const [nama, isi] of Object.entries(DARI_LUAR)) {
    it(nama, async () => {
      for (const baris of tidakAman) {
        const klien = await klienUntuk(baris);
        const [sebelum, cookie] = [await cap(), new Map(klien.cookie)];
        const jawaban = await klien.kirim(isiAlamat(baris, NILAI), { ...LENGKAP, _kunci: kunciBaru() }, kepala(isi));
        assert.equal(jawaban.status, 403, sebutBaris(baris));
        assert.match(jawaban.teks, /tidak datang dari halaman e-PUPNS/);
        assert.deepEqual(klien.cookie, cookie, `${sebutBaris(baris)} leaves cookies alone: a 403 signs nobody out`);
        assert.deepEqual(await cap(), sebelum, `${sebutBaris(baris)} does nothing`);
      }
    });
  }

  it('a 403 signs nobody out', async () => {
    const klien = await masukPns(portal.url);
    assert.equal((await klien.kirim('/logout', {}, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await klien.buka('/formulir')).status, 200);
  });
});

describe('ADR 0004: our own forms pass', () => {
  const dariSini: Record<string, Record<string, string>> = {
    'Sec-Fetch-Site: same-origin': { 'Sec-Fetch-Site': 'same-origin' },
    'Sec-Fetch-Site: none, typed or bookmarked': { 'Sec-Fetch-Site': 'none' },
    'an older browser that sends Origin alone': { Origin: 'OURS' },
  };
  for (const [nama, isi] of Object.entries(dariSini)) {
    it(nama, async () => {
      const klien = new Klien(portal.url);
      const { nomorRegister, kataKunci } = AKUN_STAF.akun!;
      const masuk = { nomor_register: nomorRegister, kata_kunci: kataKunci };
      assert.equal((await klien.kirim('/login', masuk, kepala(isi))).tujuan, '/formulir');
    });
  }

  it('other unsafe methods are refused the same way, and from here find nothing', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const luar = await fetch(`${portal.url}/formulir/data-utama`, { method, redirect: 'manual' });
      assert.equal(luar.status, 403, method);
      const sini = { method, redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin' } } as const;
      assert.equal((await fetch(`${portal.url}/formulir/data-utama`, sini)).status, 404, method);
    }
  });
});
