import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { bukaBerkas } from '../../src/impor/berkas.js';
import { GalatBerkas, PembacaCsv } from '../../src/impor/csv.js';
import { HimpunanNip } from '../../src/impor/himpunan-nip.js';
import { Ingatan } from '../../src/impor/ingatan.js';
import { panduanTerbaru } from '../../src/impor/panduan.js';
import { fileKode, kataNode } from '../support/kode.js';
import { type MejaImpor, ORANG, siapkanMeja } from './alat.js';

const sel = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n', '0') });
const kutip = (teks: string, selalu: boolean) =>
  selalu || /[",\n]/.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks;

describe('the CSV reader', () => {
  it('reads what csv-parse reads, however the text is cut into pieces', () => {
    const tabel = fc.array(fc.tuple(fc.array(sel, { minLength: 2, maxLength: 4 }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(
        tabel,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        (isi, ujung, tutup, panjang) => {
          const teks =
            isi.map(([baris, selalu]) => baris.map((satu) => kutip(satu, selalu)).join(',')).join(ujung) +
            (tutup ? ujung : '');
          const csv = new PembacaCsv(',');
          const hasil: string[][] = [];
          for (let i = 0; i < teks.length; i += panjang)
            hasil.push(...csv.baca(teks.slice(i, i + panjang)).map((satu) => satu.sel));
          hasil.push(...csv.baca('', true).map((satu) => satu.sel));
          assert.deepEqual(hasil, parse(teks, { relax_column_count: true }));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts lines as an editor does, also through quoted line breaks and blank lines', () => {
    const csv = new PembacaCsv(';');
    const hasil = [...csv.baca('a;b\n\n"satu\ndua";x\n'), ...csv.baca('c;d', true)];
    assert.deepEqual(
      hasil.map(({ baris, sel: isi }) => [baris, isi]),
      [
        [1, ['a', 'b']],
        [3, ['satu\ndua', 'x']],
        [5, ['c', 'd']],
      ],
    );
  });

  it('says at which line a quote is wrong', () => {
    assert.throws(() => new PembacaCsv(',').baca('a,b\n"c,d\ne,f\n', true), /^Error: Baris 2: tanda kutip/);
    assert.throws(() => new PembacaCsv(',').baca('a,b\n"c"x,d\n', true), GalatBerkas);
    assert.throws(() => new PembacaCsv(',').baca(`a,"${'x'.repeat(200_000)}`), GalatBerkas);
  });
});

describe('a file', () => {
  let meja: MejaImpor;
  before(async () => {
    meja = await siapkanMeja();
  });
  after(() => meja.bubarkan());
  const tulis = async (isi: string | Buffer) => {
    const jalur = path.join(meja.folder, 'berkas.csv');
    await writeFile(jalur, isi);
    return jalur;
  };

  it('may come from Excel: semicolons, a byte order mark, CRLF', async () => {
    const { tajuk, potongan, sidik } = await bukaBerkas(await tulis('\ufeffnip;nama\r\n1;"a;b"\r\n'));
    assert.deepEqual(tajuk, ['nip', 'nama']);
    const rekaman = [];
    for await (const satu of potongan) rekaman.push(...satu);
    assert.deepEqual(rekaman, [{ baris: 2, sel: ['1', 'a;b'] }]);
    assert.match(sidik(), /^[0-9a-f]{64}$/);
  });

  it('that cannot be read is refused in one line', async () => {
    await assert.rejects(bukaBerkas('/tidak/ada.csv'), new GalatBerkas('/tidak/ada.csv tidak ada.'));
    await assert.rejects(bukaBerkas(await tulis('')), /kosong/);
    await assert.rejects(bukaBerkas(await tulis(Buffer.from('PK\u0003\u0004'))), /berkas Excel/);
    await assert.rejects(bukaBerkas(await tulis(Buffer.from('nip', 'utf16le'))), /bukan teks UTF-8/);
    const jalur = await tulis('nip,nama\n1,2\n');
    await assert.rejects(meja.impor('pegawai', jalur), /^Error: Kolom tidak ada: nip_lama, gelar_depan/);
    await assert.rejects(
      meja.impor('cuti', jalur),
      /Jenis "cuti" tidak dikenal. Pakai: pegawai, orang-tua, .*golongan/,
    );
  });

  it('reports rows of the wrong length and broken letters', async () => {
    const { laporan: rusak } = await meja.imporBaris('pegawai', [{ ...ORANG, alamat: 'Jl. Jos\ufffd' }]);
    assert.deepEqual([rusak[0]!.kolom, rusak[0]!.alasan.startsWith('Ada huruf yang rusak')], ['alamat', true]);
    const jalur = path.join(meja.folder, 'pegawai.csv');
    const pendek = (await readFile(jalur, 'utf8')).replace(/,"[^,]*"\n$/, '\n');
    const { laporan, ringkasan } = await meja.impor('pegawai', await tulis(pendek));
    assert.equal(ringkasan.ditolak, 1);
    assert.match(laporan[0]!.alasan, /^Baris ini berisi 35 sel, seharusnya 36/);
  });
});

describe('memory of what has been seen', () => {
  it('holds NIPs exactly, however many', () => {
    const nip = new HimpunanNip();
    const semua = Array.from(
      { length: 20_000 },
      (_, i) =>
        `1980${String(1 + (i % 12)).padStart(2, '0')}12200501${1 + (i % 2)}${String(i).padStart(7, '0').slice(-3)}`,
    );
    const unik = new Set(semua);
    assert.equal(semua.filter((satu) => nip.tambah(satu)).length, unik.size);
    assert.ok(semua.every((satu) => !nip.tambah(satu)));
  });

  it('forgets the oldest keys', () => {
    const ingatan = new Ingatan(2);
    assert.deepEqual(
      ['a', 'a', 'b', 'c', 'a'].map((kunci) => ingatan.tambah(kunci)),
      [true, false, true, true, true],
    );
  });
});

describe('docs/impor.md', () => {
  it('lists the columns that the code expects', async () => {
    const { tertulis, seharusnya } = await panduanTerbaru();
    assert.equal(tertulis, seharusnya, 'write it anew: npm run impor -- panduan');
  });
});

describe('npm run impor', () => {
  it('ends with 1 and one line when the file cannot be read, before it opens a database', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'impor-bin-'));
    const hasil = await new Promise<{ kode: unknown; stderr: string }>((selesai) => {
      const kata = [...kataNode, fileKode('bin/impor'), 'pegawai', 'tidak-ada.csv'];
      const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
      execFile(process.execPath, kata, { env }, (galat, _, stderr) => selesai({ kode: galat?.code, stderr }));
    });
    assert.deepEqual(hasil, { kode: 1, stderr: 'tidak-ada.csv tidak ada.\n' });
    await rm(folder, { recursive: true });
  });
});
