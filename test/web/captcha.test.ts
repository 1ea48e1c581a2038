import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Request, Response } from 'express';
import sharp from 'sharp';
import { createApp } from '../../src/app.js';
import { captchaCocok, captchaFormulir, LULUS_KALI, siapkanCaptcha } from '../../src/web/captcha.js';
import { gambarCaptcha } from '../../src/web/captcha-gambar.js';
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

it('what nobody can tell apart when it is bent is the same: 2 and Z, 5 and S, 6 and G, 8 and B', async () => {
  const { req, teks } = await tamuBaru();
  await alat.deps.tamu.ubah(req, (isi) => {
    isi.captcha!.teks = '2S6BX';
  });
  assert.equal(teks.length, 5);
  assert.equal(await captchaCocok(alat.deps, req, 'z5g8x'), true);
});

describe('a right answer holds for a few tries of its form', () => {
  const coba = (req: Request, kunci: string, jawaban = '') => captchaFormulir(alat.deps, req, { kunci, jawaban });

  it(`${LULUS_KALI} more, then it is asked for anew`, async () => {
    const { req, teks } = await tamuBaru();
    assert.equal((await coba(req, 'satu', teks)).lulus, true);
    for (let i = 1; i <= LULUS_KALI; i += 1)
      assert.deepEqual(await coba(req, 'satu'), { lulus: true, sisa: LULUS_KALI - i, pernah: true });
    assert.deepEqual(await coba(req, 'satu'), { lulus: false, sisa: 0, pernah: true });
  });

  it('not of another form, and a form without a key never passes', async () => {
    const { req, teks } = await tamuBaru();
    assert.equal((await coba(req, 'satu', teks)).lulus, true);
    assert.deepEqual(await coba(req, 'dua'), { lulus: false, sisa: 0, pernah: false });
    const lain = await tamuBaru();
    assert.equal((await coba(lain.req, '', lain.teks)).lulus, false);
  });

  it('of ten at once so many pass, and none of a visitor whom nobody remembers', async () => {
    const { req, teks } = await tamuBaru();
    const hasil = await Promise.all(Array.from({ length: 10 }, () => coba(req, 'satu', teks)));
    assert.equal(hasil.filter(({ lulus }) => lulus).length, 1 + LULUS_KALI);
    assert.equal((await coba({ headers: {} } as Request, 'satu', teks)).lulus, false);
  });
});

describe('the picture', () => {
  const HURUF = ['ABCDE', 'FGHJK', 'MNPQR', 'STUVW', 'XYZ23', '45678', '9WMWM'];

  it('is of pixels, small, and says in no word what it shows', async () => {
    for (const [benih, teks] of HURUF.entries()) {
      const gambar = await gambarCaptcha(teks, benih);
      const { format, width, height } = await sharp(gambar).metadata();
      assert.deepEqual([format, width, height], ['png', 400, 128]);
      assert.ok(gambar.length <= 6 * 1024, String(gambar.length));
      assert.doesNotMatch(gambar.toString('latin1'), new RegExp(`svg|path|${teks}`));
    }
  });

  it('holds ink for every letter of the alphabet, and no two seeds draw the same', async () => {
    const gelap = async (teks: string, benih: number): Promise<number> => {
      const { data } = await sharp(await gambarCaptcha(teks, benih))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return data.filter((titik) => titik < 128).length;
    };
    const kosong = await gelap('', 1);
    for (const huruf of HURUF.join('')) assert.ok((await gelap(huruf, 1)) > kosong + 500, huruf);
    assert.notDeepEqual(await gambarCaptcha('ABCDE', 1), await gambarCaptcha('ABCDE', 2));
  });

  it('is drawn in turns: one who asks for many holds up nobody', async () => {
    const hasil = await Promise.allSettled([
      ...Array.from({ length: 40 }, (_, i) => gambarCaptcha('ABCDE', i, 'banyak')),
      gambarCaptcha('ABCDE', 1, 'satu'),
    ]);
    assert.equal(hasil.filter(({ status }) => status === 'rejected').length, 19);
    assert.equal(hasil.at(-1)!.status, 'fulfilled');
  });

  it('is the same each time it is asked for: its strokes cannot be averaged away', async () => {
    const { req } = await tamuBaru();
    const server = createServer(createApp(alat.deps));
    await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/captcha.png`;
    const ambil = () => fetch(url, { headers: { Cookie: req.headers.cookie! } });
    const [satu, dua] = [await ambil(), await ambil()];
    assert.equal(satu.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(await satu.arrayBuffer()), Buffer.from(await dua.arrayBuffer()));
    assert.equal((await fetch(url)).status, 404, 'nobody, nothing to show');
    await new Promise((selesai) => server.close(selesai));
  });
});
