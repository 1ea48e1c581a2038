import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { buatBatas } from '../../src/web/batas.js';
import { bukaServer } from '../../src/web/server-http.js';
import { type BatasTempat, buatTempatUnggah } from '../../src/web/tempat-unggah.js';
import { BADAN_TERSIMPAN } from '../../src/web/unggah.js';
import { Klien, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const MB = 1024 * 1024;
const LUAS: BatasTempat = { semua: 96 * MB, satu: 26 * MB, diamMs: 120_000 };

let portal: TestPortal;
const soket: Socket[] = [];
before(async () => {
  portal = await startTestPortal({ TRUST_PROXY: '1' });
});
afterEach(() => {
  for (const satu of soket.splice(0)) satu.destroy();
  portal.deps.tempatUnggah = buatTempatUnggah();
});
after(() => portal.close());

/** Begins a form with files of so many bytes and stops in the middle of the first. */
async function setengah(alamat: string, byte = 5 * MB, kepala = ''): Promise<Socket> {
  const { port, hostname } = new URL(portal.url);
  const satu = connect(Number(port), hostname);
  soket.push(satu);
  // Whoever is cut off by the server learns it in this way too.
  satu.on('error', () => satu.destroy());
  await once(satu, 'connect');
  satu.write(
    `POST ${alamat} HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n${kepala}Content-Type: multipart/form-data; boundary=batas\r\nContent-Length: ${byte}\r\n\r\n` +
      '--batas\r\nContent-Disposition: form-data; name="berkas_sk"; filename="a.pdf"\r\n\r\n%PDF-1.4',
  );
  return satu;
}

/** The status line of the answer, although the body has not been sent. */
async function statusSetengah(satu: Socket): Promise<number> {
  let teks = '';
  for await (const bagian of satu) {
    teks += bagian;
    if (/\r\n/.test(teks)) break;
  }
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(teks)?.[1]);
}

const kirim = (dari: string): Promise<{ status: number; kepala: Headers; teks: string }> =>
  new Klien(portal.url, { 'X-Forwarded-For': dari }).unggah('/helpdesk/beda-nama', { tmt: 'sesudah' }, [
    ['a.pdf', Buffer.alloc(1000), 'berkas_sk'],
  ]);

/** Asks until the answer is no longer 503: the place of whoever went away is free at some time soon. */
async function sampaiDiterima(dari: string): Promise<number> {
  for (;;) {
    const { status } = await kirim(dari);
    if (status !== 503) return status;
  }
}

/** The portal with so much room; resolves once somebody has taken of it. */
function ruang(batas: Partial<BatasTempat>): { terambil: Promise<unknown> } {
  const tempat = buatTempatUnggah({ ...LUAS, ...batas });
  const kabar = new EventEmitter();
  const terambil = once(kabar, 'terambil');
  portal.deps.tempatUnggah = {
    ...tempat,
    ambil: (...isi) => {
      const lepas = tempat.ambil(...isi);
      kabar.emit('terambil');
      return lepas;
    },
  };
  return { terambil };
}

describe('a form with files is asked about before its body is read', () => {
  it('what does not exist is not found, with the body still on its way', async () => {
    assert.equal(await statusSetengah(await setengah('/helpdesk/tidak-ada-kategori')), 404);
    assert.equal(await statusSetengah(await setengah('/cek-status/pengaduan/tiket/1234567894')), 303);
  });

  it('nor is anything read of whoever is beyond the limit, nor of a place that a PNS does not name', async () => {
    const { cookie } = await masukPns(portal.url);
    const kepala = `Cookie: sesi=${cookie.get('sesi')}\r\n`;
    assert.equal(await statusSetengah(await setengah('/formulir/berkas', MB, kepala)), 404);
    portal.deps.batas = buatBatas(portal.deps.db);
    for (let i = 0; i < 600; i += 1) await portal.deps.batas.pakai('badan-umum', '203.0.113.9');
    const ditolak = await setengah('/helpdesk/beda-nama', MB, 'X-Forwarded-For: 203.0.113.9\r\n');
    assert.equal(await statusSetengah(ditolak), 429);
    portal.deps.batas = buatBatas(portal.deps.db, 100);
  });
});

describe('the memory for bodies on their way is bounded', () => {
  it('for all: the next is told to come back, and comes in when somebody has gone', async () => {
    const { terambil } = ruang({ semua: 5 * MB + 500 });
    const satu = await setengah('/helpdesk/beda-nama');
    await terambil;
    const { status, kepala, teks } = await kirim('203.0.113.1');
    assert.equal(status, 503);
    assert.equal(kepala.get('retry-after'), '30');
    assert.match(teks, /Sedang banyak berkas yang dikirim/);
    satu.destroy();
    assert.equal(await sampaiDiterima('203.0.113.1'), 422);
  });

  it('for one: others go on', async () => {
    const { terambil } = ruang({ satu: 5 * MB + 500 });
    await setengah('/helpdesk/beda-nama', 5 * MB, 'X-Forwarded-For: 2001:db8:1:2::1\r\n');
    await terambil;
    assert.equal((await kirim('2001:db8:1:2::2')).status, 503);
    assert.equal((await kirim('2001:db8:1:3::1')).status, 422);
  });

  it('whoever has fallen silent is let go', async () => {
    ruang({ semua: 5 * MB + 500, diamMs: 50 });
    const satu = await setengah('/helpdesk/beda-nama');
    satu.resume();
    await once(satu, 'close');
    assert.equal(await sampaiDiterima('203.0.113.1'), 422);
  });

  it('an ordinary form gives its place back at once', async () => {
    ruang({ semua: 3000 });
    for (let i = 0; i < 3; i += 1) assert.equal(await sampaiDiterima('203.0.113.1'), 422);
  });

  it('what is given back twice counts once', () => {
    const tempat = buatTempatUnggah({ ...LUAS, semua: 10, satu: 6 });
    const lepas = tempat.ambil('a', 6);
    assert.throws(() => tempat.ambil('a', 1), /Sedang banyak berkas/);
    tempat.ambil('b', 4);
    assert.throws(() => tempat.ambil('c', 1), /Sedang banyak berkas/);
    lepas();
    lepas();
    tempat.ambil('c', 6);
    assert.throws(() => tempat.ambil('a', 1), /Sedang banyak berkas/);
  });
});

it('quality Weight: a phone at 280 kbit/s has the time to send the biggest form', () => {
  const server = bukaServer(() => {});
  const lama = ((BADAN_TERSIMPAN * 8) / 280_000) * 1000;
  assert.ok(server.requestTimeout > 1.25 * lama, `${lama} ms`);
  assert.ok(server.headersTimeout <= 20_000);
});
