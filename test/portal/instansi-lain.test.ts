import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Klien } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let klien: Klien;
before(async () => {
  portal = await startTestPortal();
  klien = new Klien(portal.url);
  assert.equal((await klien.kirim('/registrasi', { nip: '198209102006042923' })).tujuan, '/registrasi/data');
});
after(() => portal.close());

it('domain §5.2: "Instansi sesuai? Tidak" leaves only kategori 1 and Kembali, also where the page cannot hide Lanjut', async () => {
  const isi = { instansi_sesuai: 'tidak', email: 'pindah@pns.example', hp: '0812 0000 4471' };
  const { status, teks } = await klien.kirim('/registrasi/data', isi);
  assert.equal(status, 422);
  assert.match(teks, /href="\/helpdesk\/beda-instansi">Laporkan Beda Instansi</);
  assert.match(teks, /href="\/registrasi\/data">Kembali</);
  assert.doesNotMatch(teks, /Lanjut</);
  assert.match((await klien.buka('/helpdesk/beda-instansi?tmt=sesudah')).teks, /value="198209102006042923"/);
});

it('whoever comes back finds what was typed', async () => {
  const { teks } = await klien.buka('/registrasi/data');
  assert.match(teks, /value="pindah@pns\.example"/);
  assert.match(teks, />Lanjut</);
});

it('nobody reaches the Kata Kunci before the instansi was said to be right', async () => {
  assert.equal((await klien.buka('/registrasi/kata-kunci')).tujuan, '/registrasi/data');
  assert.equal((await klien.kirim('/registrasi/kata-kunci', { kata_kunci: 'x' })).tujuan, '/registrasi/data');
});

it('Kembali from the Kata Kunci finds every answer of the step before', async () => {
  const isi = { instansi_sesuai: 'ya', tanpa_email: 'ya', hp: '0812 0000 4471' };
  assert.equal((await klien.kirim('/registrasi/data', isi)).tujuan, '/registrasi/kata-kunci');
  const { teks } = await klien.buka('/registrasi/data');
  assert.match(teks, /name="instansi_sesuai" value="ya"[^>]* checked/);
  assert.match(teks, /name="tanpa_email" value="ya"[^>]* checked/);
  assert.match(teks, /value="081200004471"/);
});
