import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { muatKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { tampilNomorTiket } from '../../src/helpdesk/nomor-tiket.js';
import { tiketNomor } from '../../src/helpdesk/tiket.repository.js';
import { siapkanContoh, tiketContoh } from '../support/helpdesk.js';
import { Klien } from '../support/klien.js';
import { readPdfText, readQr, renderPdf } from '../support/pdf.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const SEMUA = await muatKategori();

/** First office of each example (domain.md §8), where that office has helpdesk petugas; otherwise the one above. */
const KANTOR: Record<string, string> = {
  'beda-instansi': 'kanreg',
  'unit-organisasi': 'instansi',
  'beda-nama': 'kanreg',
  'data-pensiun': 'kanreg',
  'tidak-ada-dalam-database': 'kanreg',
  diberhentikan: 'kanreg',
  'turun-status': 'instansi',
  'verifikasi-registrasi': 'kanreg',
  'verifikator-level-1': 'instansi',
};

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
  await siapkanContoh(portal);
});
after(() => portal.close());

describe('domain §4: the waiting page after 72 hours', () => {
  it('leads to kategori 17 with the nomor register filled in', async () => {
    const klien = new Klien(portal.url);
    await klien.kirim('/login', { nomor_register: 'DEM4PNS6', kata_kunci: 'Batik-Parang-2026' });
    assert.match((await klien.buka('/login/menunggu')).teks, /href="\/helpdesk\/verifikasi-registrasi"/);
    assert.match((await klien.buka('/helpdesk/verifikasi-registrasi')).teks, /value="DEM4PNS6"/);
  });
});

describe('domain §8: all 18 kategori, filed by anyone', () => {
  for (const kategori of SEMUA) {
    it(`${kategori.nomor}. ${kategori.nama}: number, receipt, status`, async () => {
      const klien = new Klien(portal.url);
      const nomor = await tiketContoh(portal, klien, kategori);
      const tiket = await tiketNomor(portal.deps.db, nomor);
      assert.ok(tiket, 'a number shown is a ticket stored');
      assert.equal(tiket.kategori, kategori.kode);
      assert.equal(tiket.kantor.jenis, KANTOR[kategori.kode] ?? 'pusat');

      const sukses = await klien.buka(`/helpdesk/tiket/${nomor}`);
      assert.match(sukses.teks, /NOMOR TIKET/);
      assert.ok(sukses.teks.includes(tampilNomorTiket(nomor)));

      const pdf = await klien.unduh(`/helpdesk/tiket/${nomor}/bukti.pdf`);
      assert.equal(pdf.status, 200);
      const [teks = ''] = await readPdfText(pdf.isi);
      const judul =
        kategori.nomor === 18 ? 'Tanda Bukti Permohonan Penambahan Verifikator' : 'Tanda Bukti Permohonan Bantuan';
      assert.ok(teks.includes(judul), teks);
      assert.ok(teks.includes(tampilNomorTiket(nomor)));
      assert.ok(teks.replaceAll('\n', ' ').includes(kategori.nama));
      const [qr] = await readQr((await renderPdf(pdf.isi))[0]!);
      const bukti = await klien.buka(new URL(qr!).pathname);
      assert.match(bukti.teks, /Tanda Bukti Permohonan Bantuan/);
      assert.doesNotMatch(bukti.teks, new RegExp(nomor));

      const orang = new Klien(portal.url);
      const status = await orang.kirim('/cek-status/pengaduan', { tiket: tampilNomorTiket(nomor) });
      assert.equal(status.status, 200);
      assert.ok(status.teks.includes(kategori.nama));
      assert.match(status.teks, /Sedang dalam proses/);
      assert.doesNotMatch(status.teks, new RegExp(tiket.nip.slice(8)), 'the middle of the NIP is masked');
      const buka = await orang.kirim('/cek-status/pengaduan', { tiket: nomor, nip: tiket.nip });
      assert.equal(buka.tujuan, `/cek-status/pengaduan/tiket/${nomor}`);
      assert.match((await orang.buka(buka.tujuan)).teks, /Perjalanan tiket/);
    });
  }
});
