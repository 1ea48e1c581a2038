import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { tautkanBerkasTiket, tiketBerkas } from '../../src/helpdesk/percakapan.repository.js';
import { kirimContoh, siapkanContoh, tiketBerberkas, tiketContoh } from '../support/helpdesk.js';
import { Klien } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { ajukanContoh } from '../support/tiket.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const kategori = (kode: string) => cariKategori(portal.deps.kategori, kode)!;
const orang = () => new Klien(portal.url);

describe('domain §3: what a ticket tells of a person', () => {
  it('its number alone shows too little of the NIP to try out the rest', async () => {
    const nomor = await tiketContoh(portal, orang(), kategori('unit-kesehatan'));
    const { teks } = await orang().kirim('/cek-status/pengaduan', { tiket: nomor });
    assert.match(teks.replaceAll('&#8226;', '•'), /1980•••• •••••• • 907/);
  });

  it('17 turns a nomor register into neither name nor NIP, on no page, proof or mail', async () => {
    await siapkanContoh(portal);
    const klien = orang();
    const satu = kategori('verifikasi-registrasi');
    const nomor = await tiketContoh(portal, klien, satu, { isi: { email: 'siapa@pns.example' } });
    const { nama, nip: milik } = await portal.deps.db('tiket').where({ nomor }).first('nama', 'nip');
    const status = await klien.kirim('/cek-status/pengaduan', { tiket: nomor });
    const halaman = [
      await klien.buka(`/helpdesk/tiket/${nomor}`),
      await klien.buka(`/cek-status/pengaduan/tiket/${nomor}`),
    ];
    const surel = await portal.deps.db('surel').where({ kepada: 'siapa@pns.example' }).first('teks');
    for (const teks of [status.teks, ...halaman.map((satu) => satu.teks), surel.teks]) {
      assert.ok(!teks.includes(nama), 'no name');
      assert.ok(!teks.replace(/\s/g, '').includes(milik), 'no NIP');
    }
    assert.ok(halaman.every((satu) => satu.status === 200));
  });

  it('a name is letters: the portal’s paper carries nobody’s link', async () => {
    const isi = { nama: 'Klik https://jahat.example/hadiah' };
    const { status, teks } = await kirimContoh(portal, orang(), kategori('tidak-ada-dalam-database'), { isi });
    assert.equal(status, 422);
    assert.match(teks, /Nama hanya memuat huruf/);
  });
});

describe('group A: the NIP tells the TMT CPNS', () => {
  it('another answer would skip the documents: it is refused with the way that is', async () => {
    const isi = { nip: '197501011999011998', tanggal_lahir: '01-01-1975', tmt: 'sesudah' };
    const { status, teks } = await kirimContoh(portal, orang(), kategori('tidak-ada-dalam-database'), { isi });
    assert.equal(status, 422);
    assert.match(teks, /Menurut NIP ini, TMT CPNS Anda sebelum\/saat 2003/);
    assert.match(teks, /tidak-ada-dalam-database\?tmt=sampai/);
  });
});

it('a file that is kept for a form goes with one ticket only', async () => {
  const [nomor, berkas] = await tiketBerberkas(portal.deps);
  await inTransaction(portal.deps.db, async (trx) => {
    const lain = await ajukanContoh(portal.deps, trx, 'jabatan-fungsional-umum');
    assert.equal(await tautkanBerkasTiket(trx, lain.id, berkas, { dokumen: 'x' }), false);
  });
  const { id } = await portal.deps.db('tiket').where({ nomor }).first('id');
  assert.equal(await tiketBerkas(portal.deps.db, berkas), id);
});
