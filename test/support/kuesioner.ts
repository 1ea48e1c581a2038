import type { Page } from 'playwright-core';
import type { Mentah } from '../../src/shared/isian.js';
import type { TestPortal } from './portal.js';

/** The shortest complete answers to the questionnaires of seeds/data. */
export const JAWABAN_SINGKAT: Mentah = {
  'bpjs-kesehatan_punya_kartu': 'belum',
  bapertarum_rumah: 'belum',
  bapertarum_layanan: 'belum',
  bapertarum_sebab: 'tidak_perlu',
  kpe_terima: 'belum',
};

/** Answers the questionnaires in a browser, with or without JavaScript. */
export async function jawabKuesioner(page: Page, portal: TestPortal, jawaban: Mentah = JAWABAN_SINGKAT): Promise<void> {
  await page.goto(`${portal.url}/formulir/stakeholder`);
  for (const [nama, kode] of Object.entries(jawaban)) {
    const pilihan = page.locator(`select[name="${nama}"]`);
    if ((await pilihan.count()) > 0) await pilihan.selectOption(kode ?? '');
    else await page.locator(`input[name="${nama}"][value="${kode}"]`).check({ force: true });
  }
  await page.locator('.save-bar').getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText('Stakeholder tersimpan pukul').waitFor();
}
