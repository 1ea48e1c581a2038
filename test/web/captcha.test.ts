import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Request, Response } from 'express';
import { captchaCocok, siapkanCaptcha } from '../../src/web/captcha.js';
import type { Alat } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

/** A visitor to whom a captcha has been shown. */
async function tamuBaru(): Promise<{ req: Request; teks: string }> {
  const { deps } = alat;
  const req = { headers: {} } as Request;
  const cookie = (nama: string, isi: string) =>
    Object.assign(req.headers, { cookie: `${nama}=${encodeURIComponent(isi)}` });
  await siapkanCaptcha(deps, req, { cookie } as unknown as Response);
  return { req, teks: (await deps.tamu.baca(req)).captcha!.teks };
}

it('one captcha is good for one answer, also when twelve come at once', async () => {
  const { req, teks } = await tamuBaru();
  const hasil = await Promise.all(
    Array.from({ length: 12 }, () => captchaCocok(alat.deps, req, ` ${teks.toLowerCase()} `)),
  );
  assert.equal(hasil.filter(Boolean).length, 1);
});

it('a wrong answer uses it up, and ten minutes make it too old', async () => {
  const satu = await tamuBaru();
  assert.equal(await captchaCocok(alat.deps, satu.req, 'SALAH'), false);
  assert.equal(await captchaCocok(alat.deps, satu.req, satu.teks), false);
  const dua = await tamuBaru();
  alat.advance(10 * 60_000 + 1000);
  assert.equal(await captchaCocok(alat.deps, dua.req, dua.teks), false);
});
