import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buatPemeriksa, type Pemeriksa } from '../../src/berkas/pemeriksa.js';
import { jpeg, pdfSurat } from '../support/berkas.js';
import { DATA_DIR } from '../support/chromium.js';

const NAKAL = path.join(DATA_DIR, 'pekerja-nakal.mjs');

/** A worker that does what the file's name says. */
const ISI = `process.on('disconnect', () => process.exit(0));
process.on('message', ({ nama }) => {
  if (nama === 'mati') process.kill(process.pid, 'SIGSEGV');
  if (nama === 'lingkungan') process.send({ hasil: { pesan: Object.keys(process.env).sort().join(' ') } });
  if (nama === 'galat') process.send({ galat: 'rusak di dalam' });
  if (nama === 'pid') process.send({ hasil: { pesan: String(process.pid) } });
});`;

describe('files are looked into by a process of their own', () => {
  const semua: Pemeriksa[] = [];
  const buat = (pilihan: Parameters<typeof buatPemeriksa>[0] = {}): Pemeriksa => {
    const satu = buatPemeriksa(pilihan);
    semua.push(satu);
    return satu;
  };
  const tanya = async (pemeriksa: Pemeriksa, nama: string, dari = 'siapa saja'): Promise<string> => {
    const hasil = await pemeriksa.periksa({ nama, isi: Buffer.from('x') }, dari);
    return 'pesan' in hasil ? hasil.pesan : hasil.berkas.nama;
  };

  before(async () => {
    await mkdir(DATA_DIR, { recursive: true });
    await writeFile(NAKAL, ISI);
  });
  after(() => {
    for (const satu of semua) satu.tutup();
  });

  it('with the same answer, bytes as bytes, many one after another', async () => {
    const pemeriksa = buat();
    const surat = await pdfSurat();
    const foto = await jpeg(300, 200);
    const hasil = await Promise.all(
      ['a.pdf', 'b.jpg', 'c.pdf', 'd.jpg'].map((nama) =>
        pemeriksa.periksa({ nama, isi: nama.endsWith('.pdf') ? surat : foto }, 'satu'),
      ),
    );
    const berkas = hasil.map((satu) => ('berkas' in satu ? satu.berkas : assert.fail(satu.pesan)));
    assert.deepEqual(
      berkas.map(({ nama }) => nama),
      ['a.pdf', 'b.jpg', 'c.pdf', 'd.jpg'],
    );
    assert.ok(Buffer.from(berkas[0]!.isi).equals(surat));
    assert.deepEqual([berkas[1]!.lebar, berkas[1]!.tinggi], [300, 200]);
    assert.match(await tanya(pemeriksa, 'x.pdf'), /“x\.pdf” bukan PDF, JPG, atau PNG/);
  });

  it('one who sends twenty files does not hold up another who sends one', async () => {
    const pemeriksa = buat({ pekerja: NAKAL });
    const selesai: string[] = [];
    const kirim = (dari: string) => tanya(pemeriksa, 'pid', dari).then(() => selesai.push(dari));
    const banyak = Array.from({ length: 20 }, () => kirim('banyak'));
    await kirim('satu');
    assert.ok(selesai.indexOf('satu') <= 2, selesai.join(' '));
    await Promise.all(banyak);
  });

  it('and is refused by himself when he sends more than may wait', async () => {
    const pemeriksa = buat({ pekerja: NAKAL });
    const hasil = await Promise.allSettled([
      ...Array.from({ length: 40 }, () => tanya(pemeriksa, 'pid', 'banyak')),
      tanya(pemeriksa, 'pid', 'satu'),
    ]);
    assert.equal(hasil.filter(({ status }) => status === 'rejected').length, 15);
    assert.equal(hasil.at(-1)!.status, 'fulfilled');
  });

  it('a file that brings it down is refused, the next one is looked into', async () => {
    const pemeriksa = buat({ pekerja: NAKAL });
    const pertama = await tanya(pemeriksa, 'pid');
    assert.match(await tanya(pemeriksa, 'mati'), /“mati” tidak bisa dibaca/);
    const kedua = await tanya(pemeriksa, 'pid');
    assert.notEqual(kedua, pertama);
    assert.equal(await tanya(pemeriksa, 'pid'), kedua, 'one process for many files');
  });

  it('one that never comes to an end is given up', async () => {
    const pemeriksa = buat({ pekerja: NAKAL, palingLamaMs: 300 });
    assert.match(await tanya(pemeriksa, 'diam'), /“diam” tidak bisa dibaca/);
    assert.match(await tanya(buat({ pekerja: NAKAL }), 'pid'), /^\d+$/);
  });

  it('a fault of ours is a fault, not a refusal', async () => {
    await assert.rejects(tanya(buat({ pekerja: NAKAL }), 'galat'), /rusak di dalam/);
  });

  it('it knows no secret', async () => {
    process.env.SECRET_KEY = 'tidak untuk pekerja';
    const nama = await tanya(buat({ pekerja: NAKAL }), 'lingkungan');
    delete process.env.SECRET_KEY;
    assert.doesNotMatch(nama, /SECRET|ANSWER|DATABASE|SMTP|TEST_PG/);
  });

  it('without work it goes; with new work there is another', async () => {
    const pemeriksa = buat({ pekerja: NAKAL, menganggurMs: 1 });
    const pid = Number(await tanya(pemeriksa, 'pid'));
    for (;;) {
      try {
        process.kill(pid, 0);
      } catch {
        break;
      }
      await new Promise(setImmediate);
    }
    assert.notEqual(await tanya(pemeriksa, 'pid'), String(pid));
  });
});
