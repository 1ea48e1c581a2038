import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { TempatBagian } from '../../src/formulir/jenis.js';
import { alamatTab, muatKatalog } from '../../src/formulir/katalog.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { AKUN_STAF } from '../support/klien.js';
import { bukaKasus, kirim, lengkapiFormulir, masukDemo, masukPetugas, setujui } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { lengkapiRiwayat } from '../support/riwayat.js';
import { periksaSemua } from './pemeriksaan.js';

const katalog = await muatKatalog();
/** Pages that everybody's form has, and those of Guru and Dokter. */
const halaman = (milik: (satu: TempatBagian) => boolean): string[] => [
  ...katalog.tab.filter(milik).map(alamatTab),
  ...katalog.riwayat.filter(milik).map(({ jenis }) => `/formulir/riwayat/${jenis}`),
];
const BAGIAN = halaman((satu) => !satu.tampilBila);
const KHUSUS = halaman((satu) => satu.tampilBila !== undefined);
const editor = (jenis: string) => `/formulir/riwayat/${jenis}?baris=baru`;
const NIP = AKUN_STAF.nip;
const UTAMA = ['/formulir', '/formulir/perkembangan'];

describe('every page of the form in every state, and Data Utama by keyboard alone', () => {
  let portal: TestPortal;
  let browser: Browser;
  let pns: Page;
  let petugas: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    pns = await newPage(browser);
    petugas = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('by keyboard: past the menu, the first field ✓, then ✗ and its input; the focus is always to be seen', async () => {
    await masukDemo(pns, portal, 'DEM2PNS4');
    await pns.goto(`${portal.url}/formulir/data-utama`);
    const terlihat = `(() => {
      const satu = document.activeElement;
      if (!satu || satu === document.body) return false;
      const wajah = satu.type === 'radio' ? satu.nextElementSibling : satu;
      const { outlineStyle, outlineWidth } = getComputedStyle(wajah);
      const { top, bottom, width } = wajah.getBoundingClientRect();
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 0 && top < innerHeight && bottom > 0;
    })()`;
    const maju = async (tombol: string): Promise<void> => {
      await pns.keyboard.press(tombol);
      assert.ok(await pns.evaluate(terlihat), `the focus is visible after ${tombol}`);
    };
    await maju('Tab');
    await pns.locator('.skip:focus').waitFor();
    await shot(pns, 'papan-ketik-lewati-1280');
    const sampai = async (nama: string): Promise<number> => {
      for (let kali = 1; kali <= 40; kali++) {
        await maju('Tab');
        if ((await pns.evaluate('document.activeElement.name')) === nama) return kali;
      }
      throw new Error(`${nama} cannot be reached`);
    };
    await sampai('nama__sikap');
    await pns.goto(`${portal.url}/formulir/data-utama`);
    await pns.keyboard.press('Tab');
    await pns.keyboard.press('Enter');
    await pns.locator('main:focus').waitFor();
    assert.ok((await sampai('nama__sikap')) <= 10, 'the skip link leads past the header');
    await pns.keyboard.press('Space');
    assert.ok(await pns.locator('input[name=nama__sikap][value=sesuai]').isChecked());
    await maju('ArrowRight');
    assert.ok(await pns.locator('input[name=nama__sikap][value=perbaiki]').isChecked());
    await maju('Tab');
    await pns.locator('#nama:focus').waitFor();
    await pns.keyboard.type('SITI RAHMAWATI');
    await shot(pns, 'papan-ketik-perbaiki-1280');
    await pns.keyboard.press('Enter');
    await pns.getByText('Data Utama tersimpan pukul').waitFor();
    assert.equal(await pns.locator('#nama').inputValue(), 'SITI RAHMAWATI');
  });

  it('a draft: checklist, tabs, rows, their editors, Cari Unor, what is missing', async () => {
    await pns.goto(`${portal.url}/formulir/riwayat/golongan`);
    const ubah = await pns.getByRole('link', { name: /^Ubah/ }).first().getAttribute('href');
    const hapus = await pns
      .getByRole('link', { name: /^Hapus/ })
      .first()
      .getAttribute('href');
    await periksaSemua(pns, portal.url, [...UTAMA, ...BAGIAN]);
    await periksaSemua(pns, portal.url, [
      ...katalog.riwayat.filter((satu) => !satu.tampilBila).map(({ jenis }) => editor(jenis)),
      ...[ubah, hapus].map((satu) => String(satu).replace(/#.*/, '')),
      '/formulir/unor?bagian=posisi&cari=dinas',
      '/formulir/kirim',
    ]);
  });

  it('Guru and Dokter: their tabs, rows and editors', async () => {
    const { deps } = portal;
    const jabatan = deps.db('riwayat').where({ nip: NIP, jenis: 'jabatan' });
    const asli = await jabatan.clone().select('id', 'isi');
    for (const rumpun of ['guru', 'dokter'] as const) {
      await lengkapiRiwayat(deps, NIP, rumpun);
      const milik = KHUSUS.filter((satu) => satu.endsWith(rumpun));
      await periksaSemua(pns, portal.url, ['/formulir', ...milik, editor(rumpun)]);
      for (const satu of milik) {
        await pns.setViewportSize({ width: 1280, height: 900 });
        await pns.goto(portal.url + satu);
        await shot(pns, `khusus${satu.replaceAll('/', '-')}-1280`);
      }
    }
    for (const { id, isi } of asli)
      await deps
        .db('riwayat')
        .where({ id })
        .update({ isi: JSON.stringify(isi) });
    assert.equal((await pns.goto(`${portal.url}/formulir/guru`))?.status(), 404);
    await checkAxe(pns);
  });

  it('sent, and read-only', async () => {
    await lengkapiFormulir(pns, portal, {
      perbaikan: { alamat: 'Jl. Kenanga Baru No. 6', gelar_belakang: 'S.Sos.' },
      unit: 'Dinas Kesehatan · Pemerintah Kab. Banyumas',
    });
    await periksaSemua(pns, portal.url, ['/formulir/kirim']);
    await kirim(pns, portal);
    await periksaSemua(pns, portal.url, [...UTAMA, ...BAGIAN]);
  });

  it('returned with reasons', async () => {
    await masukPetugas(petugas, portal, 'verif1.dinkes');
    await bukaKasus(petugas, portal, 'SITI RACHMAWATI');
    await petugas.locator('input[name="putusan:alamat"][value=tidak_sesuai]').check({ force: true });
    await petugas.locator('[name="alasan:alamat"]').fill('Alamat di KTP berbeda.');
    await petugas.getByLabel('Catatan umum untuk PNS').fill('Bawa KTP asli.');
    await petugas.getByRole('button', { name: 'Kembalikan' }).click();
    await petugas.getByText('dikembalikan kepada PNS').waitFor();
    await periksaSemua(pns, portal.url, [...UTAMA, ...BAGIAN.slice(0, 4)]);
  });

  it('finished', async () => {
    await kirim(pns, portal);
    for (const nama of ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat']) {
      await masukPetugas(petugas, portal, nama);
      await bukaKasus(petugas, portal, 'SITI RACHMAWATI');
      await setujui(petugas);
    }
    await periksaSemua(pns, portal.url, [...UTAMA, ...BAGIAN.slice(0, 1)]);
  });
});
