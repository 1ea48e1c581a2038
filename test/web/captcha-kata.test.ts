import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sebutAngka, soalKata } from '../../src/web/captcha-kata.js';
import { AKUN_STAF, Klien } from '../support/klien.js';
import { captchaDari } from '../support/pendaftar.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { bacaCookieTamu } from '../support/tamu.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

describe('quality Accessibility: the captcha has an alternative in words', () => {
  it('numbers as they are said', () => {
    const kata = {
      0: 'nol',
      10: 'sepuluh',
      11: 'sebelas',
      17: 'tujuh belas',
      20: 'dua puluh',
      89: 'delapan puluh sembilan',
    };
    for (const [angka, sebutan] of Object.entries(kata)) assert.equal(sebutAngka(Number(angka)), sebutan);
    for (let benih = 0; benih < 1000; benih += 1) {
      const { soal, jawaban } = soalKata(benih);
      const [a, b] = soal.split(' ditambah ');
      const nilai = (teks: string) => Array.from({ length: 100 }, (_, i) => sebutAngka(i)).indexOf(teks);
      assert.equal(nilai(a!) + nilai(b!), Number(jawaban), soal);
    }
  });

  const minta = (klien: Klien, captcha: string) => klien.kirim('/lupa-nomor-register', { nip: AKUN_STAF.nip, captcha });
  const jawabanKata = async (klien: Klien): Promise<string> =>
    soalKata((await bacaCookieTamu(portal, klien.cookie.get('tamu')!)).captcha!.benih).jawaban;

  it('every captcha leads there; the sum counts once, in the place of the picture, which still counts too', async () => {
    const klien = new Klien(portal.url);
    const { teks } = await klien.buka('/lupa-nomor-register');
    assert.match(teks, /href="\/captcha-kata" target="_blank"/);
    const jawaban = await jawabanKata(klien);
    const { soal } = soalKata((await bacaCookieTamu(portal, klien.cookie.get('tamu')!)).captcha!.benih);
    assert.match((await klien.buka('/captcha-kata')).teks, new RegExp(`Berapa <b>${soal}</b>`));
    assert.equal((await minta(klien, ` ${jawaban} `)).status, 303);
    await klien.buka('/lupa-nomor-register');
    assert.equal((await minta(klien, jawaban)).status, 422, 'one answer, one use');
    await klien.buka('/captcha-kata');
    assert.equal((await minta(klien, await captchaDari(portal, klien))).status, 303);
  });

  it('without having asked for it the sum is no answer; without a captcha there is none', async () => {
    const klien = new Klien(portal.url);
    assert.match((await klien.buka('/captcha-kata')).teks, /Belum ada captcha/);
    await klien.buka('/lupa-nomor-register');
    assert.equal((await minta(klien, await jawabanKata(klien))).status, 422);
  });
});
