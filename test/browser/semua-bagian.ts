import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PEMERAN } from '../../seeds/demo.js';
import type { JenisRiwayat } from '../../src/formulir/jenis.js';
import type { Mentah } from '../../src/shared/isian.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { jawabKuesioner } from '../support/kuesioner.js';
import {
  bukaKasus,
  kirim,
  masukPetugas,
  masukPns,
  nyatakanSesuai,
  pilihRujukan,
  registrasi,
  simpan,
  teksPdf,
  terimaRegistrasi,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { mentahContoh } from '../support/riwayat.js';

export interface Perjalanan {
  sebutan: 'Guru' | 'Dokter';
  /** sections that only this person has */
  bagian: readonly string[];
  lebar: 390 | 1280;
  javaScript: boolean;
}

const KATA_KUNCI = 'Sogan-Sidomukti-77';

/** From the registration through every section of the form to the verifikator, one row added to every kind of history. */
export function perjalananSemuaBagian({ sebutan, bagian, lebar, javaScript }: Perjalanan): void {
  const nama = `${sebutan.toLowerCase()}-${lebar}${javaScript ? '' : '-tanpa-js'}`;

  describe(`${sebutan} through every tab at ${lebar} px, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    const orang = PEMERAN.find((satu) => satu.sebutan === sebutan)!;
    let portal: TestPortal;
    let browser: Browser;
    let pns: Page;
    let petugas: Page;
    const buka = (alamat: string) => pns.goto(`${portal.url}${alamat}`);
    const periksa = async (gambar: string): Promise<void> => {
      if (javaScript) await checkAxe(pns);
      await shot(pns, `${nama}-${gambar}`);
    };

    before(async () => {
      portal = await startTestPortal();
      browser = await launchBrowser();
      pns = await newPage(browser, { width: lebar, javaScript });
      petugas = await newPage(browser);
    });
    after(async () => {
      await browser.close().finally(() => portal.close());
    });

    it('registers, is accepted, and sees the sections of the own rumpun in the checklist', async () => {
      const nomor = await registrasi(pns, portal, orang.nip, { kataKunci: KATA_KUNCI });
      await terimaRegistrasi(petugas, portal, 'admin.banyumas', nomor);
      await masukPns(pns, portal, nomor, KATA_KUNCI);
      await pns.getByRole('heading', { name: 'Formulir Saya' }).waitFor();
      const tugas = await pns.locator('main .task a').allTextContents();
      for (const satu of bagian)
        assert.ok(
          tugas.some((teks) => teks.startsWith(satu)),
          `${satu} in ${tugas}`,
        );
      await periksa('daftar-tugas');
    });

    it('adds a row to every kind of history', async () => {
      for (const jenis of portal.deps.katalog.riwayat.filter((satu) => tampil(satu, sebutan))) {
        await buka(`/formulir/riwayat/${jenis.jenis}?baris=baru`);
        await isiBaris(pns, jenis, await mentahContoh(portal.deps, jenis, '6415'), javaScript);
        // axe has been over these pages in semua-halaman-formulir; here the pictures count
        if (lebar === 390) await shot(pns, `${nama}-${jenis.jenis}`);
      }
    });

    it('judges every tab and answers the questionnaires', async () => {
      for (const tab of portal.deps.katalog.tab.filter((satu) => satu.kelompok.length > 0)) {
        await buka(`/formulir/${tab.alamat ?? tab.kode}`);
        if ((await pns.locator('.banding .seg').count()) === 0) continue;
        await nyatakanSesuai(pns);
        if (tab.denganVerifikator)
          await pns
            .getByLabel('Verifikator Level 1', { exact: true })
            .selectOption({ label: 'Dinas Pendidikan · Pemerintah Kab. Banyumas' });
        await simpan(pns);
        await pns.getByText(/tersimpan pukul/).waitFor();
      }
      await jawabKuesioner(pns, portal);
    });

    it('sends; the proof holds every section and every added row; tingkat 1 has them to judge', async () => {
      await buka('/formulir');
      await periksa('lengkap');
      await kirim(pns, portal);
      const bukti = (await teksPdf(pns, `${portal.url}/formulir/bukti.pdf`)).replace(/\s+/g, ' ');
      const kinds = portal.deps.katalog.riwayat.filter((satu) => tampil(satu, sebutan));
      for (const satu of [...kinds.map(({ judul }) => judul), 'BPJS Kesehatan', 'Kartu Pegawai Elektronik (KPE)'])
        assert.ok(bukti.includes(satu), satu);
      await masukPetugas(petugas, portal, 'verif1.disdik');
      await bukaKasus(petugas, portal, orang.nama);
      assert.equal(await petugas.locator('.diff-row[role=group]').count(), kinds.length);
      await checkAxe(petugas);
      await shot(petugas, `${nama}-kasus-1280`);
    });
  });
}

const tampil = (jenis: JenisRiwayat, sebutan: string): boolean =>
  !jenis.tampilBila || jenis.jenis === sebutan.toLowerCase();

/** Fills an open editor field by field, in the order people see, and saves; a name without a pick is answered with choices. */
async function isiBaris(page: Page, jenis: JenisRiwayat, mentah: Mentah, javaScript: boolean): Promise<void> {
  for (const isian of jenis.isian) {
    const teks = mentah[isian.kode];
    if (!teks) continue;
    const kode = mentah[`${isian.kode}__kode`];
    await isiSatu(
      page,
      isian.kode,
      kode && !isian.daftar?.startsWith('riwayat:') ? { teks, kode } : { teks },
      javaScript,
    );
  }
  await page.locator('#editor').getByRole('button', { name: 'Simpan', exact: true }).click();
  const pilihan = page.getByRole('group', { name: 'Mungkin yang Anda maksud' });
  if (!javaScript && (await pilihan.count()) > 0) {
    for (const satu of await pilihan.all()) {
      const nama = String(await satu.locator('input').first().getAttribute('name')).replace('__pilih', '');
      await satu.locator(`input[value="${mentah[`${nama}__kode`]}"]`).check();
    }
    await page.locator('#editor').getByRole('button', { name: 'Simpan', exact: true }).click();
  }
  await page.getByText('Baris tersimpan').waitFor();
}

async function isiSatu(
  page: Page,
  nama: string,
  isi: { teks: string; kode?: string },
  javaScript: boolean,
): Promise<void> {
  const isian = page.locator(`#editor [name="${nama}"]`);
  const jenis = await isian.first().evaluate((satu) => `${satu.tagName} ${(satu as unknown as { type: string }).type}`);
  if (jenis.startsWith('SELECT')) await isian.selectOption(isi.teks);
  else if (jenis.endsWith('radio')) await pilihRadio(page, nama, isi.teks);
  else if (jenis.endsWith('checkbox')) await isian.check({ force: true });
  else if (isi.kode && javaScript) await pilihRujukan(page, nama, isi.teks.slice(0, 30), tepat(isi.teks));
  else await isian.fill(isi.teks);
}

const tepat = (teks: string): RegExp => new RegExp(`^${teks.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** By its value, or the first of a list that the form itself makes. */
async function pilihRadio(page: Page, nama: string, nilai: string): Promise<void> {
  const satu = page.locator(`#editor input[name="${nama}"][value="${nilai}"]`);
  const ada = (await satu.count()) > 0 ? satu : page.locator(`#editor input[name="${nama}"]`).first();
  await ada.check({ force: true });
}
