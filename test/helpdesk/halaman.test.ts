import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { muatKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { bacaMarkdown } from '../../src/web/markdown.js';
import { Klien } from '../support/klien.js';
import { fileKode } from '../support/kode.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let klien: Klien;
before(async () => {
  portal = await startTestPortal();
  klien = new Klien(portal.url);
});
after(() => portal.close());

describe('domain §8: /helpdesk', () => {
  it('the 18 kategori stand there as links and as the manual’s dropdown', async () => {
    const { teks } = await klien.buka('/helpdesk');
    for (const { kode, nama } of portal.deps.kategori) {
      assert.ok(teks.includes(`href="/helpdesk/${kode}">${nama}<`), kode);
      assert.ok(teks.includes(`<option value="${kode}">${nama}</option>`), kode);
    }
  });

  it('the dropdown works without JavaScript', async () =>
    assert.equal((await klien.buka('/helpdesk?kategori=beda-nama')).tujuan, '/helpdesk/beda-nama'));

  it('the search box leads from everyday words to the kategori, and says when it knows none', async () => {
    const { teks } = await klien.buka('/helpdesk?cari=nama+saya+salah');
    assert.match(
      teks,
      /Yang paling mirip<\/h2>\s*<ul class="doors">\s*<li class="door"><a href="\/helpdesk\/beda-nama">/,
    );
    assert.match((await klien.buka('/helpdesk?cari=xyzzy')).teks, /Belum ketemu/);
    const dijawab = (await klien.buka('/helpdesk?cari=NIK+salah')).teks;
    assert.match(dijawab, /Yang paling mirip[\s\S]*Anda memperbaikinya sendiri di formulir[\s\S]*href="\/login"/);
    const belum = (await klien.buka('/helpdesk?cari=belum+bisa+masuk')).teks;
    assert.match(belum, /href="\/helpdesk\/verifikasi-registrasi"[\s\S]*href="\/cek-status\/pendaftaran"/);
  });

  it('a kategori that does not exist is not found', async () =>
    assert.equal((await klien.buka('/helpdesk/tidak-ada')).status, 404));
});

describe('FAQ', () => {
  it('rows seeded from files, their links inside the portal alive', async () => {
    const { teks } = await klien.buka('/helpdesk/faq');
    const faq = await portal.deps.db('faq').select('judul', 'isi');
    assert.ok(faq.length >= 8);
    for (const { judul } of faq) assert.ok(teks.includes(judul), judul);
    const blok = faq.flatMap(({ isi }) => bacaMarkdown(isi));
    const potongan = blok.flatMap((satu) => (satu.jenis === 'daftar' ? satu.butir.flat() : satu.isi));
    for (const { tautan } of potongan) if (tautan) assert.ok((await klien.buka(tautan)).status < 400, tautan);
  });

  it('a row cannot bring HTML', async () => {
    await portal.deps
      .db('faq')
      .insert({ kode: 'jahat', urutan: 99, judul: '<b>x</b>', isi: '<img src=x onerror=alert(1)>' });
    const { teks } = await klien.buka('/helpdesk/faq');
    assert.doesNotMatch(teks, /<img src=x|<b>x<\/b>/);
    assert.match(teks, /&lt;img src=x/);
  });
});

describe('Hubungi Kami', () => {
  it('a part of a name finds the office, one alone is shown with the one above it', async () => {
    const { teks } = await klien.buka('/helpdesk/hubungi-kami?cari=banyumas');
    assert.match(teks, /BKD Kab\. Banyumas/);
    assert.match(teks, /Kantor Regional I BKN Yogyakarta/);
    assert.match((await klien.buka('/helpdesk/hubungi-kami?cari=jawa')).teks, /Pilih kantornya/);
    assert.match((await klien.buka('/helpdesk/hubungi-kami?cari=zzzz')).teks, /Belum ketemu/);
    assert.match((await klien.buka('/helpdesk/hubungi-kami')).teks, /BKN Pusat/);
  });

  it('units are no offices of the public', async () => {
    const { id } = await portal.deps.db('kantor').where('kode', '6415-BMS-07').first('id');
    assert.doesNotMatch((await klien.buka(`/helpdesk/hubungi-kami?kantor=${id}`)).teks, /Kantor yang membantu Anda/);
  });
});

describe('the program refuses to start when a kategori does not fit', () => {
  it('a missing one, a wrong number, a wrong name', async () => {
    const folder = await mkdtemp(path.join(import.meta.dirname, 'kategori-'));
    try {
      await assert.rejects(muatKategori(folder), /0 of 18/);
      const asal = fileKode('src/helpdesk/kategori/beda-nama');
      await writeFile(path.join(folder, 'beda-nama.js'), `export { default } from ${JSON.stringify(asal)};`);
      await assert.rejects(muatKategori(folder), /number 12 where 1 comes/);
      await writeFile(path.join(folder, 'lain.js'), `export { default } from ${JSON.stringify(asal)};`);
      await assert.rejects(muatKategori(folder), /kode is "beda-nama"/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('answer templates', () => {
  it('are seeded for decisions and questions; each names a kategori that exists or all', async () => {
    const baris = await portal.deps.db('templat_jawaban').select('kategori', 'aksi');
    assert.deepEqual([...new Set(baris.map(({ aksi }) => aksi))].sort(), ['minta_kelengkapan', 'setujui', 'tolak']);
    for (const { kategori } of baris)
      assert.ok(kategori === null || portal.deps.kategori.some(({ kode }) => kode === kategori), kategori);
  });
});
