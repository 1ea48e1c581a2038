import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { tulisSintetis } from '../../bin/data-sintetis/tulis.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { type Hasil, type MejaImpor, ORANG, siapkanMeja } from './alat.js';

const JUMLAH = 10_000;
const CACAT = 25;
const MB = 2 ** 20;

// What is alive, not what waits to be collected.
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

let meja: MejaImpor;
before(async () => {
  meja = await siapkanMeja();
});
after(() => meja.bubarkan());

const cap = (tabel: string) => meja.baris(`SELECT ctid::text, xmin::text, xmax::text FROM ${tabel} ORDER BY ctid`);
const pegawai = async (nip: string) =>
  (
    await meja.baris<{ nip_lama: string | null; isi: Record<string, unknown>; versi: number }>(
      'SELECT * FROM pegawai WHERE nip = ?',
      [nip],
    )
  )[0]!;

describe('import of 10,000 people of whom 25 are wrong', () => {
  let berkas: string;
  let pertama: Hasil;

  before(async () => {
    berkas = path.join(meja.folder, 'pegawai.csv');
    await tulisSintetis({ jumlah: JUMLAH, benih: 11, keluar: meja.folder, cacat: CACAT });
  });

  it('keeps the good ones and reports every bad one with line, column and reason', async () => {
    pertama = await meja.impor('pegawai', berkas);
    assert.deepEqual(pertama.ringkasan, { dibaca: JUMLAH, baru: JUMLAH - CACAT, berubah: 0, sama: 0, ditolak: CACAT });
    assert.equal((await meja.baris('SELECT 1 FROM pegawai')).length, JUMLAH - CACAT);
    assert.equal(pertama.laporan.length, CACAT);
    assert.deepEqual(new Set(pertama.laporan.map(({ baris }) => baris)).size, CACAT);
    for (const { baris, kolom, alasan } of pertama.laporan) {
      assert.match(baris, /^\d+$/);
      assert.match(kolom, /^[a-z_.]+$/);
      assert.match(alasan, /\.$/, 'says what is wrong in a sentence');
    }
    assert.ok(pertama.laporan.some(({ kolom, isi }) => kolom === 'tanggal_lahir' && isi === '31-02-1980'));
  });

  it('changes nothing when it runs again', async () => {
    const sebelum = await cap('pegawai');
    const kedua = await meja.impor('pegawai', berkas);
    assert.deepEqual(kedua.ringkasan, { ...pertama.ringkasan, baru: 0, sama: JUMLAH - CACAT });
    assert.deepEqual(await cap('pegawai'), sebelum);
    assert.deepEqual(kedua.laporan, pertama.laporan);
  });

  it('takes the history of those people, kind by kind, and changes nothing on a second run', async () => {
    for (const { jenis } of (await muatKatalog()).riwayat) {
      const hasil = await meja.impor(jenis, path.join(meja.folder, `${jenis}.csv`));
      assert.ok(hasil.ringkasan.baru > 0, `${jenis}.csv holds rows`);
      assert.equal(hasil.ringkasan.baru + hasil.ringkasan.ditolak, hasil.ringkasan.dibaca);
      assert.ok(
        hasil.laporan.every(({ kolom, alasan }) => kolom === 'nip' && alasan.includes('belum ada')),
        jenis,
      );
    }
    const sebelum = [await cap('pegawai'), await cap('riwayat')];
    for (const jenis of ['golongan', 'anak', 'prestasi-kerja']) {
      const lagi = await meja.impor(jenis, path.join(meja.folder, `${jenis}.csv`));
      assert.deepEqual([lagi.ringkasan.baru, lagi.ringkasan.berubah], [0, 0], jenis);
    }
    assert.deepEqual([await cap('pegawai'), await cap('riwayat')], sebelum);
  });

  it('leaves an entry in the trail with counts and the fingerprint of the file', async () => {
    const [jejak] = await meja.baris<{ pelaku_jenis: string; objek_id: string; rincian: unknown }>(
      `SELECT * FROM jejak WHERE aksi = 'impor.pegawai' ORDER BY id LIMIT 1`,
    );
    assert.deepEqual(jejak!.rincian, pertama.ringkasan);
    assert.equal(jejak!.pelaku_jenis, 'sistem');
    assert.match(jejak!.objek_id, /^[0-9a-f]{16}$/);
  });

  it('does not grow with the file', async () => {
    const tumpukan: number[] = [];
    const ukur = () => {
      gc();
      tumpukan.push(process.memoryUsage().heapUsed);
    };
    await meja.impor('pegawai', berkas, ukur);
    const rata = (bagian: number[]) => bagian.reduce((a, b) => a + b, 0) / bagian.length;
    const tengah = Math.floor(tumpukan.length / 2);
    const tumbuh = rata(tumpukan.slice(tengah)) - rata(tumpukan.slice(1, tengah));
    assert.ok(tumbuh < 10 * MB, `heap grew by ${Math.round(tumbuh / MB)} MB within one file`);
  });
});

describe('a row of people', () => {
  it('may have holes, closed codes and either form of a date', async () => {
    const { ringkasan, laporan } = await meja.imporBaris('pegawai', [
      { ...ORANG, kedudukan_hukum: '90', tmt_cpns: '2005-01-01' },
    ]);
    assert.deepEqual(laporan, []);
    assert.equal(ringkasan.baru, 1);
    const { isi, nip_lama } = await pegawai(ORANG.nip);
    assert.deepEqual(
      [isi.tanggal_lahir, isi.tmt_cpns, isi.kedudukan_hukum, isi.lokasi_kerja, nip_lama],
      ['1980-03-12', '2005-01-01', '90', null, null],
    );
    assert.deepEqual(isi.instansi_induk, { kode: '6415', nama: 'Pemerintah Kab. Banyumas' });
  });

  it('that changes raises the version and leaves the e-mail of the account alone', async () => {
    await meja.baris(`UPDATE pegawai SET isi = isi || '{"email": "siti@pns.example"}' WHERE nip = ?`, [ORANG.nip]);
    const sebelum = await pegawai(ORANG.nip);
    const sama = await meja.imporBaris('pegawai', [{ ...ORANG, kedudukan_hukum: '90', tmt_cpns: '01/01/2005' }]);
    assert.equal(sama.ringkasan.sama, 1);
    const { ringkasan } = await meja.imporBaris('pegawai', [{ ...ORANG, nama: 'SITI RAHMAWATI' }]);
    assert.equal(ringkasan.berubah, 1);
    const sesudah = await pegawai(ORANG.nip);
    assert.deepEqual(
      [sesudah.isi.nama, sesudah.isi.tmt_cpns, sesudah.isi.email],
      ['SITI RAHMAWATI', null, 'siti@pns.example'],
    );
    assert.equal(sesudah.versi, sebelum.versi + 1);
  });

  it('stores a composite and says when its parts do not fit', async () => {
    const lokasi = { 'lokasi_kerja.letak': 'dalam', 'lokasi_kerja.provinsi': '33', 'lokasi_kerja.kabupaten': '33.02' };
    await meja.imporBaris('pegawai', [{ ...ORANG, ...lokasi }]);
    const { isi } = await pegawai(ORANG.nip);
    assert.deepEqual((isi.lokasi_kerja as Record<string, unknown>).kabupaten, { kode: '33.02', nama: 'Kab. Banyumas' });
    const { laporan } = await meja.imporBaris('pegawai', [{ ...ORANG, ...lokasi, 'lokasi_kerja.negara': 'ZA' }]);
    assert.deepEqual(
      laporan.map(({ kolom, alasan }) => [kolom, alasan]),
      [['lokasi_kerja.negara', 'Kosongkan, atau isi letak dengan luar.']],
    );
  });

  it('names every problem it has, each at its column', async () => {
    const { ringkasan, laporan } = await meja.imporBaris('pegawai', [
      { ...ORANG, nama: '', agama: '8', tempat_lahir: 'Banyumas' },
    ]);
    assert.deepEqual(
      laporan.map(({ baris, kolom }) => [baris, kolom]),
      [
        ['2', 'nama'],
        ['2', 'tempat_lahir'],
        ['2', 'agama'],
      ],
    );
    assert.equal(ringkasan.ditolak, 1);
  });

  it('may not take the NIP Lama of someone else', async () => {
    const lain = { ...ORANG, nip: '198003122005012908' };
    await meja.imporBaris('pegawai', [{ ...ORANG, nip_lama: '999000001' }]);
    const { ringkasan, laporan } = await meja.imporBaris('pegawai', [
      { ...lain, nip_lama: '999000001' },
      { ...ORANG, nip: '198003122005012909', nip_lama: '999000002' },
      { ...ORANG, nip: '198003122005012910', nip_lama: '999000002' },
    ]);
    assert.deepEqual([ringkasan.baru, ringkasan.ditolak], [1, 2]);
    assert.deepEqual(
      laporan.map(({ baris, kolom }) => [baris, kolom]),
      [
        ['2', 'nip_lama'],
        ['4', 'nip_lama'],
      ],
    );
  });
});
