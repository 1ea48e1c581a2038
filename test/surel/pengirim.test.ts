import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import nodemailer from 'nodemailer';
import { inTransaction } from '../../src/database/knex.js';
import { buatPengirim, buatTransport, type Pengirim } from '../../src/surel/pengirim.js';
import { antrekanSurel } from '../../src/surel/surel.repository.js';
import { tulisSurel } from '../../src/surel/templat.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bukaServerSurel, type ServerSurel } from '../support/smtp.js';

const MENIT = 60_000;
const DARI = 'e-PUPNS <tidak-dibalas@epupns.invalid>';

let database: TestDatabase;
let server: ServerSurel;
let geser = 0;
const jam = (): Date => new Date(Date.now() + geser);
const pengirim = (): Pengirim => buatPengirim(database.knex, buatTransport(server.url), DARI, jam);

before(async () => {
  database = await createTestDatabase();
  server = await bukaServerSurel();
});
after(async () => {
  await server.tutup();
  await database.destroy();
});
beforeEach(async () => {
  await database.knex('surel').delete();
  Object.assign(server, { sikap: 'terima', diterima: [], dicoba: [] });
  geser = 1000;
});

const NIP = '198003122005012907';
const antrekan = (kepada: string) =>
  inTransaction(database.knex, (trx) =>
    antrekanSurel(
      trx,
      NIP,
      tulisSurel('registrasi-diterima', kepada, { nama: 'ÑAMA Ujicoba', alamat: 'https://epupns.example/login' }),
    ),
  );
const baris = () => database.knex('surel').orderBy('id');
/** Sends until nothing is due; returns how many were tried. */
async function habiskan(satu: Pengirim): Promise<number> {
  let kali = 0;
  while (await satu.kirimSatu()) kali += 1;
  return kali;
}

describe('domain §5.5 mail at every step', () => {
  it('is sent once, to its address, with its text', async () => {
    await antrekan('satu@pns.example');
    assert.equal(await habiskan(pengirim()), 1);
    assert.equal(await habiskan(pengirim()), 0);
    assert.deepEqual(server.dicoba, ['satu@pns.example']);
    const [surat = ''] = server.diterima;
    assert.match(surat, /^To: satu@pns\.example\r$/m);
    assert.match(surat, /^From: "?e-PUPNS"? <tidak-dibalas@epupns\.invalid>\r$/m);
    assert.match(surat, /^Subject: Registrasi e-PUPNS Anda diterima\r$/m);
    assert.match(surat, /https:\/\/epupns\.example\/login/);
    const [{ dikirim_pada, percobaan, galat }] = await baris();
    assert.ok(dikirim_pada instanceof Date);
    assert.deepEqual([percobaan, galat], [0, null]);
  });

  it('goes out in order, oldest first', async () => {
    for (const satu of ['a', 'b', 'c']) await antrekan(`${satu}@pns.example`);
    await habiskan(pengirim());
    assert.deepEqual(server.dicoba, ['a@pns.example', 'b@pns.example', 'c@pns.example']);
  });

  it('is not sent when the transaction of its step fails', async () => {
    const kerja = inTransaction(database.knex, async (trx) => {
      await antrekanSurel(trx, NIP, tulisSurel('registrasi-diterima', 'x@pns.example', { nama: 'X', alamat: 'x' }));
      throw new Error('gagal');
    });
    await assert.rejects(kerja);
    assert.equal(await habiskan(pengirim()), 0);
  });

  it('a name or a reason cannot add a header or a recipient', async () => {
    const isi = { nama: 'X\r\nBcc: jahat@example.com', alasan: '\r\n.\r\nMAIL FROM:<x>', kantor: 'K' };
    await inTransaction(database.knex, (trx) =>
      antrekanSurel(trx, NIP, tulisSurel('registrasi-ditolak', 'satu@pns.example', isi)),
    );
    await habiskan(pengirim());
    assert.deepEqual(server.dicoba, ['satu@pns.example']);
    const [kepala = ''] = server.diterima[0]!.split('\r\n\r\n');
    assert.doesNotMatch(kepala, /^Bcc|jahat/m);
    assert.equal(server.diterima.length, 1);
  });
});

describe('quality Reliability: SMTP refuses, stalls, dies', () => {
  for (const sikap of ['tolak-550', 'tunda-450', 'putus'] as const)
    it(`${sikap}: kept with the reason, tried again after 1, then 5 minutes, and sent later`, async () => {
      server.sikap = sikap;
      await antrekan('satu@pns.example');
      for (const [percobaan, menit] of [
        [1, 1],
        [2, 5],
      ] as const) {
        assert.equal(await habiskan(pengirim()), 1);
        const [satu] = await baris();
        assert.deepEqual([satu.dikirim_pada, satu.percobaan], [null, percobaan]);
        assert.ok(satu.galat.length > 5);
        assert.ok(Math.abs(satu.coba_pada.getTime() - jam().getTime() - menit * MENIT) < MENIT / 2);
        geser += menit * MENIT - 30_000;
        assert.equal(await habiskan(pengirim()), 0, 'not before its time');
        geser += 31_000;
      }
      server.sikap = 'terima';
      assert.equal(await habiskan(pengirim()), 1);
      assert.equal(server.diterima.length, 1);
      const [{ dikirim_pada, galat }] = await baris();
      assert.ok(dikirim_pada);
      assert.equal(galat, null);
    });

  it('a mail that is refused does not hold up those behind it', async () => {
    server.sikap = 'tolak-550';
    await antrekan('ditolak@pns.example');
    await habiskan(pengirim());
    server.sikap = 'terima';
    await antrekan('lain@pns.example');
    assert.equal(await habiskan(pengirim()), 1);
    assert.equal(server.diterima.length, 1);
  });

  it('a server that falls silent in the middle of a mail is left after a while', async () => {
    server.sikap = 'diam';
    await antrekan('satu@pns.example');
    const cepat = nodemailer.createTransport({ url: server.url, socketTimeout: 200 } as object);
    assert.equal(await habiskan(buatPengirim(database.knex, cepat, DARI, jam)), 1);
    const [{ dikirim_pada, galat }] = await baris();
    assert.equal(dikirim_pada, null);
    assert.match(galat, /timeout/i);
  });

  it('the portal’s own transport has such limits', () => {
    const { options } = buatTransport(server.url) as unknown as { options: Record<string, number> };
    for (const nama of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
      assert.ok(options[nama]! > 0 && options[nama]! <= 30_000, `${nama} ${options[nama]}`);
  });

  it('no server at all: the mail waits, nothing is thrown', async () => {
    const mati = buatPengirim(database.knex, buatTransport('smtp://127.0.0.1:1'), DARI, jam);
    await antrekan('satu@pns.example');
    assert.equal(await habiskan(mati), 1);
    assert.match((await baris())[0].galat, /ECONNREFUSED/);
  });
});

describe('quality Reliability: several processes', () => {
  it('four senders at once send each of thirty mails once', async () => {
    for (let i = 0; i < 30; i += 1) await antrekan(`surel${i}@pns.example`);
    const kali = await Promise.all(Array.from({ length: 4 }, () => habiskan(pengirim())));
    assert.equal(
      kali.reduce((a, b) => a + b),
      30,
    );
    assert.deepEqual(server.dicoba.sort(), Array.from({ length: 30 }, (_, i) => `surel${i}@pns.example`).sort());
    assert.ok((await baris()).every((satu) => satu.dikirim_pada));
  });
});
