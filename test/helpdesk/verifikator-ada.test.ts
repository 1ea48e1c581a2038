import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { jawabanCaptcha, kirimContoh, mentahContoh } from '../support/helpdesk.js';
import { Klien, kunciDari, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const kategori = () => cariKategori(portal.deps.kategori, 'verifikator-level-1')!;
const adaTiket = async (): Promise<number> => (await portal.deps.db('tiket').where('kategori', kategori().kode)).length;
const unit = async (): Promise<{ id: number; nama: string }> =>
  portal.deps.db('kantor').where('kode', '6415-BMS-07').first('id', 'nama');

describe('kategori 18: what is known already is said before a ticket is filed', () => {
  it('a unit of that name in the chosen instansi: pick it in Posisi', async () => {
    const { nama } = await unit();
    const isi = { nama_verifikator: ` ${nama.toLowerCase()} ` };
    const { status, teks } = await kirimContoh(portal, new Klien(portal.url), kategori(), { isi });
    assert.equal(status, 422);
    assert.match(teks, /href="#nama_verifikator">“?.*sudah ada di pilihan Pemerintah Kab\. Banyumas/);
    assert.match(teks, /href="\/formulir\/posisi">Buka Posisi</);
    assert.equal(await adaTiket(), 0);
  });

  it('one that comes near is shown; picked from Posisi it is chosen there', async () => {
    const { id, nama } = await unit();
    const klien = await masukPns(portal.url);
    const tanya = 'bagian=posisi&isian_asal=verifikator';
    const halaman = await klien.buka(`/helpdesk/verifikator-level-1?${tanya}`);
    assert.match(halaman.teks, /value="Pemerintah Kab\. Banyumas"/, '"?" fills in the instansi kerja');
    assert.match(halaman.teks, /name="instansi__kode" value="6415"/);
    const isi = {
      ...mentahContoh(kategori()),
      nama_verifikator: `${nama}n`,
      _kunci: kunciDari(halaman.teks),
      bagian: 'posisi',
      isian_asal: 'verifikator',
    };
    const dulu = await klien.kirim('/helpdesk/verifikator-level-1', isi);
    assert.match(dulu.teks, new RegExp(`value="${id}"><span>${nama}`));
    const pakai = await klien.kirim('/helpdesk/verifikator-level-1', { ...isi, aksi: 'pakai', pilih: String(id) });
    assert.equal(pakai.tujuan, '/formulir/posisi#verifikator');
    assert.match((await klien.buka('/formulir/posisi')).teks, new RegExp(`<option value="${id}" selected>`));
    assert.equal(await adaTiket(), 0);
  });

  it('an instansi that is neither induk nor kerja of the NIP: said, and still allowed', async () => {
    const klien = new Klien(portal.url);
    const lain = { instansi: 'Pemerintah Kab. Cilacap', instansi__kode: '6416' };
    const dulu = await kirimContoh(portal, klien, kategori(), { isi: { ...lain, aksi: 'kirim' } });
    assert.equal(dulu.status, 200);
    assert.match(dulu.teks, /Pemerintah Kab\. Cilacap bukan instansi induk atau instansi kerja NIP ini/);
    const isi = { ...mentahContoh(kategori()), ...lain, _kunci: kunciDari(dulu.teks), aksi: 'tetap' };
    const { tujuan } = await klien.kirim('/helpdesk/verifikator-level-1', isi);
    assert.match(tujuan, /^\/helpdesk\/tiket\/\d{10}$/);
    assert.equal(await jawabanCaptcha(portal, klien), '', 'the captcha was answered once');
  });
});
