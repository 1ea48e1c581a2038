import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PEMERAN } from '../../seeds/demo.js';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { lengkapiFormulir, masukDemo, perbaiki, simpan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { tungguFokus } from './pemeriksaan.js';

const NIP = '198003122005012907';
const SITI = 'DEM2PNS4';
const AGUS = 'DEM3PNS5';
const LEWAT = (DIAM_MENIT.pns + 1) * 60_000;

describe('nothing typed is lost and nothing is done twice (domain.md §7)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const buka = (sisa: string) => page.goto(`${portal.url}${sisa}`);
  const kataKunci = (nomor: string) => PEMERAN.find(({ akun }) => akun?.nomorRegister === nomor)?.akun?.kataKunci ?? '';

  /** Presses Simpan after the session has ended: the login page says what became of the typing. */
  const simpanTerlambat = async (): Promise<void> => {
    portal.advance(LEWAT);
    await page.locator('button[name=aksi][value=simpan]').last().click();
    await page.getByRole('heading', { name: 'Sesi Anda sudah berakhir' }).waitFor();
    await page.getByText('Yang baru saja Anda ketik kami simpan').waitFor();
  };
  const masukLagi = async (nomor: string): Promise<void> => {
    await page.getByLabel('Nomor Register').fill(nomor);
    await page.getByLabel('Kata Kunci').fill(kataKunci(nomor));
    await page.getByRole('button', { name: 'Login' }).click();
    await page.waitForURL(`${portal.url}/formulir**`);
  };
  const jumlahUbahan = async (): Promise<number> =>
    Number((await portal.database.knex('formulir_riwayat').count().first())?.count ?? -1);

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser, { width: 390 });
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('a session that ends while a tab is filled: after the login everything typed stands there', async () => {
    await masukDemo(page, portal, SITI);
    await buka('/formulir/data-utama');
    await page.locator('input[name=nama__sikap][value=sesuai]').check({ force: true });
    await perbaiki(page, 'alamat', 'Jl. Ketikan Panjang No. 1');
    await perbaiki(page, 'tempat_lahir', 'semar');
    await simpanTerlambat();
    await checkAxe(page);
    await shot(page, 'sesi-berakhir-390');
    await masukLagi(SITI);
    await page.getByRole('heading', { name: 'Data Utama', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).waitFor();
    await checkAxe(page);
    await shot(page, 'isian-kembali-390');
    assert.ok(await page.locator('input[name=nama__sikap][value=sesuai]').isChecked());
    assert.equal(await page.locator('[name=alamat]').inputValue(), 'Jl. Ketikan Panjang No. 1');
    assert.equal(await page.locator('[name=tempat_lahir]').inputValue(), 'semar');
  });

  it('a session that ends while a riwayat row is typed', async () => {
    await buka('/formulir/riwayat/golongan?baris=baru');
    await page.locator('#golongan').selectOption({ label: 'III/d Penata Tingkat I' });
    await page.locator('#nomor_sk').fill('823/5/2019');
    await page.locator('#tmt_golongan').fill('kira-kira April');
    await simpanTerlambat();
    await masukLagi(SITI);
    await page.getByRole('group', { name: 'Tambah golongan' }).waitFor();
    await page.getByText('Belum disimpan', { exact: true }).waitFor();
    assert.equal(await page.locator('#golongan').inputValue(), '34');
    assert.equal(await page.locator('#nomor_sk').inputValue(), '823/5/2019');
    assert.equal(await page.locator('#tmt_golongan').inputValue(), 'kira-kira April');
    await checkAxe(page);
    await shot(page, 'baris-kembali-390');
    assert.equal(await jumlahUbahan(), 0, 'typing is not saving');
    await page.getByRole('button', { name: 'Batal' }).click();
    await page.getByText('Isian yang belum disimpan dibuang').waitFor();
  });

  it('somebody else who logs in on the same browser sees none of it; the owner still gets it back', async () => {
    await buka('/formulir/posisi');
    await perbaiki(page, 'satuan_kerja', 'Rahasia Siti');
    await simpanTerlambat();
    await masukLagi(AGUS);
    await page.getByRole('heading', { name: 'Formulir Saya' }).waitFor();
    await buka('/formulir/posisi');
    assert.ok(!(await page.content()).includes('Rahasia Siti'));
    assert.equal(await page.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).count(), 0);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await buka('/login');
    await masukLagi(SITI);
    await page.getByRole('heading', { name: 'Posisi', level: 1 }).waitFor();
    assert.equal(await page.locator('[name=satuan_kerja]').inputValue(), 'Rahasia Siti');
  });

  it('two devices: the second save is told what differs, overwrites nothing, and works when pressed again', async () => {
    const lain = await newPage(browser);
    await masukDemo(lain, portal, SITI);
    await buka('/formulir/data-utama');
    await lain.goto(`${portal.url}/formulir/data-utama`);
    await perbaiki(lain, 'alamat', 'Jl. Dari Komputer No. 2');
    await lain.locator('input[name=tempat_lahir__sikap][value=sesuai]').check({ force: true });
    await simpan(lain);
    await lain.getByText('Data Utama tersimpan pukul').waitFor();
    await perbaiki(page, 'alamat', 'Jl. Dari HP No. 3');
    await page.locator('input[name=tempat_lahir__sikap][value=sesuai]').check({ force: true });
    await simpan(page);
    await page
      .getByRole('alert')
      .getByRole('heading', { name: /disimpan dari perangkat lain/ })
      .waitFor();
    await page.getByText('Berbeda dengan yang tersimpan: Alamat.').waitFor();
    await tungguFokus(page, 'main [role=alert]');
    await checkAxe(page);
    await shot(page, 'dua-perangkat-390');
    assert.equal(await page.locator('[name=alamat]').inputValue(), 'Jl. Dari HP No. 3');
    await lain.reload();
    assert.equal(await lain.locator('[name=alamat]').inputValue(), 'Jl. Dari Komputer No. 2', 'nothing overwritten');
    await simpan(page);
    await page.getByText('Data Utama tersimpan pukul').waitFor();
    await lain.reload();
    assert.equal(await lain.locator('[name=alamat]').inputValue(), 'Jl. Dari HP No. 3');

    await lain.goto(`${portal.url}/formulir/riwayat/pendidikan`);
    await buka('/formulir/riwayat/pendidikan');
    await lain.getByRole('button', { name: 'Semua sudah sesuai' }).click();
    await lain.getByText('Anda sudah menyatakan bagian ini sesuai').waitFor();
    await page.getByRole('button', { name: 'Semua sudah sesuai' }).click();
    await page
      .getByRole('alert')
      .getByRole('heading', { name: /diubah dari perangkat lain/ })
      .waitFor();
    await checkAxe(page);
    await shot(page, 'dua-perangkat-riwayat-390');
    await lain.context().close();
  });

  it('a riwayat form that is sent twice adds one row', async () => {
    await buka('/formulir/riwayat/golongan?baris=baru');
    await page.locator('#golongan').selectOption({ label: 'III/d Penata Tingkat I' });
    for (const [id, isi] of [
      ['tmt_golongan', '01-04-2019'],
      ['masa_kerja_tahun', '14'],
      ['masa_kerja_bulan', '3'],
      ['nomor_sk', '823/5/2019'],
      ['tanggal_sk', '05-03-2019'],
    ] as const) {
      await page.locator(`#${id}`).fill(isi);
    }
    await page.locator('#jenis_kp').selectOption({ label: 'Reguler' });
    const jawab = await page.evaluate(`(async () => {
      const form = document.querySelector('#editor');
      const kirim = () => {
        const isi = new URLSearchParams(new FormData(form));
        isi.set('aksi', 'simpan');
        return fetch(form.action, { method: 'POST', body: isi }).then((satu) => satu.status + ' ' + new URL(satu.url).pathname);
      };
      const serentak = await Promise.all([kirim(), kirim()]);
      return [...serentak, await kirim()];
    })()`);
    assert.deepEqual(jawab, Array(3).fill('200 /formulir/riwayat/golongan'));
    assert.equal(await jumlahUbahan(), 1);
    await buka('/formulir/riwayat/golongan');
    assert.equal(await page.locator('.badge', { hasText: 'Baru' }).count(), 1);
  });

  it('a double click on Kirim makes one kiriman, and the way back leads to where it stands', async () => {
    const { knex } = portal.database;
    await lengkapiFormulir(page, portal, {
      perbaikan: { alamat: 'Jl. Akhirnya Benar No. 4' },
      unit: 'Dinas Kesehatan · Pemerintah Kab. Banyumas',
    });
    await buka('/formulir/kirim');
    await page.getByRole('button', { name: 'Kirim', exact: true }).dblclick();
    await page.getByRole('heading', { name: /sedang memeriksa/ }).waitFor();
    const { id } = await knex('formulir').where({ nip: NIP }).first('id');
    assert.equal(Number((await knex('kiriman').where({ formulir_id: id }).count().first())?.count), 1);
    await page.goBack();
    await page.getByRole('heading', { name: /sedang memeriksa/ }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Kirim', exact: true }).count(), 0);
    await buka('/formulir/data-utama');
    assert.equal(await page.getByRole('button', { name: 'Simpan' }).count(), 0, 'read-only now');
    await checkAxe(page);
    await shot(page, 'hanya-baca-390');
  });
});
