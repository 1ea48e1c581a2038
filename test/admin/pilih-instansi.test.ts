import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Klien, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let bkn: Klien;
before(async () => {
  portal = await startTestPortal();
  bkn = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

const buka = (alamat: string, isi: Record<string, string>) => bkn.buka(`${alamat}?${new URLSearchParams(isi)}`);
const LENGKAP = 'pemerintah kab. banyumas';

describe('domain §9: admin BKN gets to an instansi without JavaScript', () => {
  it('by exactly its name', async () => {
    assert.equal((await buka('/admin/jadwal', { instansi: LENGKAP, instansi__kode: '' })).tujuan, '/admin/jadwal/6415');
    assert.match((await buka('/admin/ekspor', { instansi: LENGKAP })).teks, /Belum ada PNS Pemerintah Kab\. Banyumas/);
    const petugas = (await buka('/admin/petugas', { instansi: LENGKAP })).teks;
    assert.match(petugas, /verif2\.banyumas/);
    assert.doesNotMatch(petugas, /verif2\.jateng/);
  });

  it('by a part of it, from what the page then offers', async () => {
    for (const alamat of ['/admin/jadwal', '/admin/ekspor', '/admin/petugas', '/admin/registrasi', '/admin/pegawai']) {
      const { teks } = await buka(alamat, { instansi: 'banyumas' });
      assert.match(teks, /Pilih instansi yang Anda maksud\./, alamat);
      assert.match(teks, /name="instansi__pilih" value="6415"/, alamat);
    }
    const dipilih = { instansi: 'banyumas', instansi__kode: '', instansi__pilih: '6415' };
    assert.equal((await buka('/admin/jadwal', dipilih)).tujuan, '/admin/jadwal/6415');
    assert.match((await buka('/admin/ekspor', dipilih)).teks, /Belum ada PNS Pemerintah Kab\. Banyumas/);
  });

  it('a code picked before does not stand for a name typed over it', async () => {
    const { teks, tujuan } = await buka('/admin/jadwal', { instansi: 'zzzz', instansi__kode: '6415' });
    assert.equal(tujuan, '');
    assert.match(teks, /Instansi ini tidak ada di daftar\. Periksa ejaannya\./);
  });

  it('where nothing can be shown without one, the field is asked for', async () => {
    for (const alamat of ['/admin/jadwal', '/admin/ekspor']) {
      assert.match((await buka(alamat, { instansi: '' })).teks, /Isi Instansi: ketik sebagian namanya/, alamat);
      const awal = (await bkn.buka(alamat)).teks;
      assert.doesNotMatch(awal, /Isi Instansi|tidak wajib/, alamat);
    }
  });
});
