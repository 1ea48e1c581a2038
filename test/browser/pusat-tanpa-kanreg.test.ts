import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import {
  bukaKasus,
  kirim,
  lengkapiFormulir,
  masukDemo,
  masukPetugas,
  setujui,
  statusHalaman,
  teksPdf,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NIP = '197708172003121904';
const NAMA = 'AGUS SETIAWAN';
const UNIT = /^Biro Kepegawaian/;
const TANPA_TINGKAT_3 = /tingkat 2 \S+( \S+)?, tingkat 3 tidak diperlukan, tingkat 4 (menyusul|sedang|selesai)/;

describe('a PNS of a kementerian whose change is of tingkat 3: levels 1, 2 and 4, no Kanreg', () => {
  let portal: TestPortal;
  let browser: Browser;
  let pns: Page;
  let petugas: Page;
  const alamat = (sisa: string): string => `${portal.url}${sisa}`;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    pns = await newPage(browser);
    petugas = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('changes one riwayat golongan row and the alamat, and sends', async () => {
    await masukDemo(pns, portal, 'DEM3PNS5');
    await pns.goto(alamat('/formulir/riwayat/golongan'));
    await pns.getByRole('link', { name: 'Ubah III/b' }).click();
    await pns.getByLabel('Nomor SK').fill('823.3/9911/2007');
    await pns.getByRole('button', { name: 'Simpan', exact: true }).last().click();
    await pns.getByText('Baris tersimpan').waitFor();
    assert.equal(await pns.locator('.badge', { hasText: 'Anda ubah' }).count(), 1);
    await shot(pns, 'pusat-riwayat-golongan-1280');
    await pns.goto(alamat('/formulir/posisi'));
    const unit = (await pns.locator('#verifikator option').allTextContents()).find((satu) => UNIT.test(satu));
    await lengkapiFormulir(pns, portal, {
      perbaikan: { alamat: 'Jl. Cempaka Indah No. 14 RT 06/RW 03' },
      unit: unit ?? '',
    });
    await kirim(pns, portal);
    await pns.getByRole('img', { name: TANPA_TINGKAT_3 }).waitFor();
    await pns.getByText('Sekarang di tingkat 1, dari 3 tingkat yang diperlukan').waitFor();
    await pns.getByText(/^Tingkat 4: /).waitFor();
    assert.equal(await pns.getByText(/^Tingkat 3: /).count(), 0, 'the timeline leaves tingkat 3 out');
    await checkAxe(pns);
    await shot(pns, 'pusat-perkembangan-1280');
  });

  it('tingkat 1 and 2 judge both changes', async () => {
    for (const nama of ['verif1.biro', 'verif2.kemdikbud']) {
      await masukPetugas(petugas, portal, nama);
      await bukaKasus(petugas, portal, NAMA);
      assert.equal(await petugas.locator('input[type=radio][value=sesuai]').count(), 2, `${nama} judges both`);
      if (nama === 'verif1.biro') await shot(petugas, 'pusat-kasus-tingkat-1-1280');
      await setujui(petugas);
    }
    await petugas.getByText('disetujui dan diteruskan ke tingkat 4').waitFor();
  });

  it('tingkat 4 judges the change of tingkat 3 and sees the other read-only', async () => {
    await masukPetugas(petugas, portal, 'verif4.pusat');
    await bukaKasus(petugas, portal, NAMA);
    const baris = (label: string) => petugas.getByRole('group', { name: label });
    assert.equal(await baris('III/b').getByRole('radio').count(), 2);
    assert.equal(await baris('Alamat').getByRole('radio').count(), 0);
    await baris('Alamat').getByText('tidak dinilai di tingkat ini').waitFor();
    await checkAxe(petugas);
    await shot(petugas, 'pusat-kasus-tingkat-4-1280');
    await setujui(petugas);
  });

  it('is finished: the Tanda Selesai lists levels 1, 2 and 4, and the row is written', async () => {
    const { knex } = portal.database;
    await pns.goto(alamat('/formulir/perkembangan'));
    await pns.getByRole('heading', { name: 'Verifikasi selesai' }).waitFor();
    await pns.getByRole('img', { name: TANPA_TINGKAT_3 }).waitFor();
    const teks = await teksPdf(pns, alamat('/formulir/selesai.pdf'));
    assert.deepEqual(teks.match(/Tingkat \d/g), ['Tingkat 1', 'Tingkat 2', 'Tingkat 4']);
    const golongan: { isi: Record<string, unknown> }[] = await knex('riwayat').where({ nip: NIP, jenis: 'golongan' });
    assert.equal(golongan.length, 3);
    assert.equal(golongan.filter(({ isi }) => isi.nomor_sk === '823.3/9911/2007').length, 1);
    const { isi } = await knex('pegawai').where({ nip: NIP }).first('isi');
    assert.equal(isi.alamat, 'Jl. Cempaka Indah No. 14 RT 06/RW 03');
    const { id } = await knex('formulir').where({ nip: NIP }).first('id');
    await masukPetugas(petugas, portal, 'verif3.kanreg1');
    assert.equal(await statusHalaman(petugas, alamat(`/admin/verifikasi/${id}`)), 404);
  });
});
