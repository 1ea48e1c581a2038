import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import pino from 'pino';
import { inTransaction } from '../../src/database/knex.js';
import { MENYERAH_MS, PALING_SERING, type SebabSurel } from '../../src/surel/kegagalan.js';
import { type BahanPengirim, buatPengirim, buatTransport, PEGANG_MS } from '../../src/surel/pengirim.js';
import { ambilSurel, antrekanSurel, tandaiTerkirim } from '../../src/surel/surel.repository.js';
import { tulisSurel } from '../../src/surel/templat.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bukaServerBisu, bukaServerSurel, type ServerSurel, type Sikap } from '../support/smtp.js';

const MENIT = 60_000;
const DARI = 'e-PUPNS <tidak-dibalas@epupns.invalid>';
const DASAR = 'https://epupns.example';
const NIP = '198003122005012907';
const log = pino({ level: 'silent' });

let database: TestDatabase;
let server: ServerSurel;
let geser = 0;
const jam = (): Date => new Date(Date.now() + geser);

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
  Object.assign(server, { sikap: 'terima', diterima: [], dicoba: [], sambungan: 0, saatMasuk: () => {} });
  geser = 1000;
});

const pengirim = (lain: Partial<BahanPengirim> = {}) =>
  buatPengirim({
    db: database.knex,
    jam,
    log,
    dari: DARI,
    dasar: DASAR,
    buka: () => buatTransport(server.url),
    ...lain,
  });
/** One process, one round. */
const putaran = (lain: Partial<BahanPengirim> = {}): Promise<number> => pengirim(lain).kirimPutaran();
const kePelan = (url: string, batas: Record<string, number>) => ({ buka: () => buatTransport(url, batas) });

const antrekan = (kepada: string) =>
  inTransaction(database.knex, (trx) =>
    antrekanSurel(
      trx,
      NIP,
      tulisSurel('registrasi-diterima', kepada, { nama: 'ÑAMA Ujicoba', alamat: `${DASAR}/login` }),
    ),
  );
const antrekanKode = (kepada: string) =>
  inTransaction(database.knex, (trx) =>
    antrekanSurel(
      trx,
      NIP,
      tulisSurel('kode-akun', kepada, { nama: 'X', kode: '123456', menit: 15, guna: 'Lupa Jawaban' }),
    ),
  );
const baris = () => database.knex('surel').orderBy('id');
const satu = async () => (await baris())[0];

/** What a mail that waits looks like after `percobaan` tries; returns the minutes until the next. */
async function menunggu(sebab: SebabSurel, percobaan: number): Promise<number> {
  const surel = await satu();
  assert.deepEqual(
    [surel.dikirim_pada, surel.mati_pada, surel.sebab, surel.percobaan],
    [null, null, sebab, percobaan],
    surel.galat,
  );
  assert.ok(surel.galat.length > 5);
  return (surel.coba_pada.getTime() - jam().getTime()) / MENIT;
}

async function mati(sebab: SebabSurel): Promise<void> {
  const surel = await satu();
  assert.deepEqual([surel.dikirim_pada, surel.sebab], [null, sebab], surel.galat);
  assert.ok(surel.mati_pada instanceof Date);
  assert.equal(await putaran(), 0, 'not tried again by itself');
}

describe('domain §5.5 mail at every step', () => {
  it('is sent once, to its address, as plain text and as HTML that say the same', async () => {
    await antrekan('satu@pns.example');
    assert.equal(await putaran(), 1);
    assert.equal(await putaran(), 0);
    assert.deepEqual(server.dicoba, ['satu@pns.example']);
    const [surat = ''] = server.diterima;
    assert.match(surat, /^To: satu@pns\.example\r$/m);
    assert.match(surat, /^From: "?e-PUPNS"? <tidak-dibalas@epupns\.invalid>\r$/m);
    assert.match(surat, /^Subject: Registrasi e-PUPNS Anda diterima\r$/m);
    assert.match(surat, /^Auto-Submitted: auto-generated\r$/m);
    assert.match(surat, /^Content-Type: multipart\/alternative;/m);
    const [, teks = '', html = ''] = surat.split(/^--[-_\w]+(?:--)?\r$/m);
    assert.match(teks, /text\/plain; charset=utf-8[\s\S]*\nhttps:\/\/epupns\.example\/login\r/);
    assert.match(html, /text\/html; charset=utf-8[\s\S]*<a href=3D"https:\/\/epupns\.example\/login">/);
    const { dikirim_pada, percobaan, galat, sebab } = await satu();
    assert.ok(dikirim_pada instanceof Date);
    assert.deepEqual([percobaan, galat, sebab], [1, null, null]);
  });

  it('goes out in order, oldest first; a code before all others', async () => {
    for (const nama of ['a', 'b', 'c']) await antrekan(`${nama}@pns.example`);
    await antrekanKode('kode@pns.example');
    const urut: string[] = [];
    for (let surel = await ambil(); surel; surel = await ambil()) urut.push(surel.kepada);
    assert.deepEqual(urut, ['kode@pns.example', 'a@pns.example', 'b@pns.example', 'c@pns.example']);
  });

  it('a code does not stay in the outbox, other texts do', async () => {
    await antrekan('a@pns.example');
    await antrekanKode('kode@pns.example');
    await putaran();
    assert.ok(server.diterima.some((surat) => surat.includes('123456')));
    const [biasa, kode] = await baris();
    assert.deepEqual([kode.teks, /bisa Login/.test(biasa.teks)], ['', true]);
  });

  it('is not sent when the transaction of its step fails', async () => {
    const kerja = inTransaction(database.knex, async (trx) => {
      await antrekanSurel(trx, NIP, tulisSurel('registrasi-diterima', 'x@pns.example', { nama: 'X', alamat: 'x' }));
      throw new Error('gagal');
    });
    await assert.rejects(kerja);
    assert.equal(await putaran(), 0);
  });

  it('a name, a reason or an address cannot add a header or a recipient', async () => {
    const isi = { nama: 'X\r\nBcc: jahat@example.com', alasan: '\r\n.\r\nMAIL FROM:<x>\r\nBcc: jahat', kantor: 'K' };
    for (const kepada of [
      'satu@pns.example',
      'dua@pns.example, jahat@example.com',
      'tiga@pns.example\r\nBcc: jahat@x.example',
    ])
      await inTransaction(database.knex, (trx) =>
        antrekanSurel(trx, NIP, tulisSurel('registrasi-ditolak', kepada, isi)),
      );
    await putaran();
    assert.ok(server.dicoba.includes('satu@pns.example'));
    assert.ok(!server.dicoba.some((alamat) => /^jahat/.test(alamat)), server.dicoba.join(' '));
    for (const surat of server.diterima) assert.doesNotMatch(surat.split('\r\n\r\n')[0]!, /^Bcc/m);
  });

  it('a mail from before HTML and leases still goes out', async () => {
    const lama = { kepada: 'lama@pns.example', templat: 'sudah-lama-tidak-ada', subjek: 'Lama', teks: 'Satu\n\nDua' };
    await database.knex('surel').insert(lama);
    await putaran();
    assert.match(server.diterima[0]!, /<p>Satu<\/p>/);
  });
});

const ambil = () => ambilSurel(database.knex, { kini: jam(), sampai: new Date(jam().getTime() + PEGANG_MS) });

describe('quality Reliability: SMTP refuses', () => {
  for (const [sikap, sebab] of [
    ['tolak-550', 'alamat'],
    ['tolak-isi', 'isi'],
  ] as const)
    it(`${sikap} for good: dead at once, with the reason, and nobody else is held up`, async () => {
      server.sikap = sikap;
      await antrekan('ditolak@pns.example');
      await putaran();
      await mati(sebab);
      server.sikap = 'terima';
      await antrekan('lain@pns.example');
      assert.equal(await putaran(), 1);
      assert.equal(server.diterima.length, 1);
    });

  for (const [sikap, sebab] of [
    ['tunda-451', 'sementara'],
    ['tolak-pengirim', 'pengirim'],
    ['pamit-421', 'sambungan'],
    ['putus', 'sambungan'],
  ] as const satisfies [Sikap, SebabSurel][])
    it(`${sikap}: kept with the reason, tried again after about 1, 5, 15 minutes, and sent later under the same Message-ID`, async () => {
      server.sikap = sikap;
      await antrekan('satu@pns.example');
      for (const [percobaan, menit] of [
        [1, 1],
        [2, 5],
        [3, 15],
      ] as const) {
        assert.equal(await putaran(), 1);
        const tunda = await menunggu(sebab, percobaan);
        assert.ok(tunda > menit * 0.8 - 0.1 && tunda < menit * 1.2 + 0.1, `${tunda} minutes after try ${percobaan}`);
        geser += tunda * MENIT - 10_000;
        assert.equal(await putaran(), 0, 'not before its time');
        geser += 11_000;
      }
      server.sikap = 'terima';
      assert.equal(await putaran(), 1);
      assert.equal(server.diterima.length, 1);
      const { dikirim_pada, galat, id, dibuat_pada } = await satu();
      assert.ok(dikirim_pada);
      assert.equal(galat, null);
      const nomor = `<surel-${id}-${dibuat_pada.getTime()}@epupns.example>`;
      assert.ok(server.diterima[0]!.includes(`Message-ID: ${nomor}\r\n`), nomor);
    });

  it('given up after three days, not before, and by then tried at most twenty times', async () => {
    server.sikap = 'tunda-451';
    await antrekan('satu@pns.example');
    const mulai = jam().getTime();
    let kali = 0;
    while (!(await satu()).mati_pada) {
      await putaran();
      kali += 1;
      const { coba_pada, mati_pada } = await satu();
      if (!mati_pada) geser += coba_pada.getTime() - jam().getTime() + 1;
    }
    assert.ok(jam().getTime() - mulai >= MENYERAH_MS, 'three days');
    assert.ok(kali > 10 && kali <= PALING_SERING, `${kali} tries`);
    await mati('sementara');
  });

  it('three days count from the first try: a portal that got its SMTP_URL late gives nothing up at once', async () => {
    await antrekan('satu@pns.example');
    geser += 7 * 24 * 60 * MENIT;
    server.sikap = 'tunda-451';
    await putaran();
    await menunggu('sementara', 1);
  });

  it('a mail that takes the program with it at every try is given up', async () => {
    await antrekan('satu@pns.example');
    for (let i = 0; i < PALING_SERING; i += 1) {
      assert.ok(await ambil());
      geser += PEGANG_MS + 1;
    }
    await putaran();
    await mati('macet');
    assert.deepEqual(server.dicoba, []);
  });

  it('a code that is an hour old is not sent any more', async () => {
    await antrekanKode('satu@pns.example');
    geser += 61 * MENIT;
    await putaran();
    await mati('kedaluwarsa');
    assert.equal((await satu()).teks, '');
    assert.deepEqual(server.dicoba, []);
  });
});

describe('quality Reliability: SMTP stalls, is away, is not the right one', () => {
  it('greets never', async () => {
    const bisu = await bukaServerBisu();
    try {
      await antrekan('satu@pns.example');
      await putaran(kePelan(bisu.url, { greetingTimeout: 100 }));
      await menunggu('sambungan', 1);
      assert.match((await satu()).galat, /greeting/i);
    } finally {
      await bisu.tutup();
    }
  });

  it('falls silent in DATA', async () => {
    server.sikap = 'diam';
    await antrekan('satu@pns.example');
    await putaran(kePelan(server.url, { socketTimeout: 100 }));
    await menunggu('sambungan', 1);
    assert.match((await satu()).galat, /timeout/i);
  });

  it('is slow for ever: the whole mail has an end, too', async () => {
    server.sikap = 'diam';
    await antrekan('satu@pns.example');
    await putaran({ tenggatMs: 100 });
    await menunggu('sambungan', 1);
  });

  it('the portal’s own transport has such limits, and tries nothing by itself', () => {
    const { options } = buatTransport(server.url).transporter as unknown as { options: Record<string, number> };
    for (const nama of ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout'])
      assert.ok(options[nama]! > 0 && options[nama]! <= 30_000, `${nama} ${options[nama]}`);
    assert.equal(options.maxRequeues, 0);
  });

  it('no server at all: the mail waits, nothing is thrown', async () => {
    await antrekan('satu@pns.example');
    assert.equal(await putaran(kePelan('smtp://127.0.0.1:1', {})), 1);
    await menunggu('sambungan', 1);
  });

  it('no server at all: the round ends, and mails that were not tried lose none of their tries', async () => {
    for (let i = 0; i < 30; i += 1) await antrekan(`surel${i}@pns.example`);
    assert.ok((await putaran(kePelan('smtp://127.0.0.1:1', {}))) <= 4);
    assert.ok((await baris()).filter(({ percobaan }) => percobaan === 0).length >= 26);
  });

  it('a process leaves a server in trouble alone: 15 seconds, then twice as long, at most 5 minutes, until a mail went out', async () => {
    await database.knex.raw(
      `INSERT INTO surel (kepada, templat, subjek, teks)
       SELECT 'surel' || i || '@pns.example', 'x', 'x', 'x' FROM generate_series(1, 200) i`,
    );
    let alamat = 'smtp://127.0.0.1:1';
    const proses = pengirim({ buka: () => buatTransport(alamat) });
    const jeda = async (detik: number) => {
      assert.equal(await proses.kirimPutaran(), 0, `at once, of ${detik} s`);
      geser += (detik - 5) * 1000;
      assert.equal(await proses.kirimPutaran(), 0, `before ${detik} s`);
      geser += 6000;
      return proses.kirimPutaran();
    };
    assert.ok((await proses.kirimPutaran()) > 0);
    for (const detik of [15, 30, 60, 120, 240, 300, 300]) assert.ok((await jeda(detik)) > 0, `after ${detik} s`);
    alamat = server.url;
    assert.equal(await jeda(300), 100);
    assert.ok((await proses.kirimPutaran()) > 0, 'and on without a pause');
  });

  it('a certificate that nobody vouches for', async () => {
    const aman = await bukaServerSurel({ secure: true });
    try {
      await antrekan('satu@pns.example');
      await putaran(kePelan(aman.url, {}));
      await menunggu('tls', 1);
    } finally {
      await aman.tutup();
    }
  });

  it('a wrong password, or none', async () => {
    const masuk = await bukaServerSurel({
      ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
      onAuth: (_auth, _sesi, lanjut) => lanjut(new Error('tidak dikenal')),
    });
    try {
      await antrekan('satu@pns.example');
      await putaran(kePelan(masuk.url.replace('//', '//epupns:salah@'), {}));
      await menunggu('masuk', 1);
      geser += 2 * MENIT;
      await putaran(kePelan(masuk.url, {}));
      await menunggu('masuk', 2);
      assert.deepEqual(masuk.diterima, []);
    } finally {
      await masuk.tutup();
    }
  });
});

describe('quality Reliability: several processes, and one that dies', () => {
  it('four senders at once send each of sixty mails once', async () => {
    for (let i = 0; i < 60; i += 1) await antrekan(`surel${i}@pns.example`);
    const kali = await Promise.all(Array.from({ length: 4 }, () => putaran()));
    assert.equal(
      kali.reduce((a, b) => a + b),
      60,
    );
    assert.deepEqual(server.dicoba.sort(), Array.from({ length: 60 }, (_, i) => `surel${i}@pns.example`).sort());
    assert.ok((await baris()).every((surel) => surel.dikirim_pada));
    assert.ok(server.sambungan <= 16, `${server.sambungan} connections for 60 mails`);
  });

  it('a round has an end, so that one process sends at most twenty a second', async () => {
    await database.knex.raw(
      `INSERT INTO surel (kepada, templat, subjek, teks)
       SELECT 'surel' || i || '@pns.example', 'registrasi-diterima', 'x', 'x' FROM generate_series(1, 130) i`,
    );
    assert.equal(await putaran(), 100);
    assert.equal(await putaran(), 30);
    assert.equal(new Set(server.dicoba).size, 130);
  });

  it('no connection of the database is held while the server takes its time', async () => {
    await antrekan('satu@pns.example');
    let dipakai = -1;
    server.saatMasuk = async () => {
      dipakai = (database.knex.client as { pool: { numUsed(): number } }).pool.numUsed();
      const { rows } = await database.knex.raw(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
      );
      assert.equal(rows[0].n, 0);
    };
    await putaran();
    assert.equal(dipakai, 0);
    assert.equal(server.diterima.length, 1);
  });

  it('whoever dies with a mail in hand holds it for five minutes; then another sends it', async () => {
    await antrekan('satu@pns.example');
    const dulu = await ambil();
    assert.equal(await putaran(), 0);
    geser += PEGANG_MS + 1;
    assert.equal(await putaran(), 1);
    assert.equal(server.diterima.length, 1);
    const { dikirim_pada } = await satu();
    await tandaiTerkirim(database.knex, dulu!, new Date(0));
    assert.deepEqual((await satu()).dikirim_pada, dikirim_pada, 'what the first one says late counts no more');
  });

  it('a database that is away just after the server took the mail does not have it sent twice', async () => {
    await database.knex.raw(`
      CREATE SEQUENCE kali_catat;
      CREATE FUNCTION gagal_sekali() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.dikirim_pada IS NOT NULL AND nextval('kali_catat') < 3 THEN RAISE 'away'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER gagal_sekali BEFORE UPDATE ON surel FOR EACH ROW EXECUTE FUNCTION gagal_sekali();`);
    await antrekan('satu@pns.example');
    await putaran();
    await database.knex.raw('DROP TRIGGER gagal_sekali ON surel');
    assert.equal(server.diterima.length, 1);
    assert.ok((await satu()).dikirim_pada);
    assert.equal(await putaran(), 0);
  });
});
