import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import pino from 'pino';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import { bukaBerkas } from '../../src/impor/berkas.js';
import { ambilPekerjaan, cariImpor, type Impor, sapuImpor } from '../../src/impor/impor.repository.js';
import { batalkanImpor, jalankanSungguhan, type LangkahImpor, ulangiImpor } from '../../src/impor/impor.service.js';
import type { Ringkasan } from '../../src/impor/jalankan.js';
import type { ContohPerubahan } from '../../src/impor/jenis-impor.js';
import { kerjakanImpor } from '../../src/impor/kerja-impor.js';
import { bacaKe, cariJenis } from '../../src/impor/perintah.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { kerjakanSemua, unggahUji } from '../support/impor.js';
import { pelakuPetugas } from '../support/kasus.js';
import { kunciBaru, masukPetugas } from '../support/klien.js';
import { fileKode } from '../support/kode.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { bcrypt, ORANG, teksCsv } from './alat.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal({ IMPORT_MAX_MB: '1' });
});
after(() => portal.close());
/** No import of one test waits in the next. */
afterEach(async () => {
  await portal.deps.db('impor').delete();
});

const SITI = ORANG.nip;
const csv = (jenis: string, baris: readonly Record<string, string>[]) => teksCsv(portal.deps.katalog, jenis, baris);
const lihat = async (id: number): Promise<Impor> => (await cariImpor(portal.deps.db, id, 'baca'))!;
const baris = async <T>(sql: string): Promise<T[]> => (await portal.deps.db.raw(sql)).rows;

type Kerja = (d: TestPortal['deps'], trx: Trx, pelaku: PelakuPetugas, minta: LangkahImpor) => Promise<void>;
const langkah = async (kerja: Kerja, id: number, isi: Partial<LangkahImpor> = {}): Promise<void> => {
  const { status: dilihat } = await lihat(id);
  await inTransaction(portal.deps.db, async (trx) =>
    kerja(portal.deps, trx, await pelakuPetugas(trx, 'admin.bkn'), {
      id,
      dilihat,
      alasan: 'Data SAPK November',
      ...isi,
    }),
  );
};
/** What the process of an import does, here: only tried, or run. */
async function baca(
  jenis: string,
  isi: string,
  cobaSaja?: true,
): Promise<{ ringkasan: Ringkasan; contoh: ContohPerubahan[] }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'impor-'));
  const [berkas, laporan] = [path.join(folder, 'a.csv'), path.join(folder, 'laporan.csv')];
  await writeFile(berkas, isi);
  const contoh: ContohPerubahan[] = [];
  const { db, katalog } = portal.deps;
  const terbuka = { jenis: cariJenis(katalog, jenis), berkas: await bukaBerkas(berkas), laporan, contoh };
  const ringkasan = await bacaKe({ db, katalog, bcrypt }, { ...terbuka, ...(cobaSaja && { cobaSaja }) });
  await rm(folder, { recursive: true });
  return { ringkasan, contoh };
}
/** Everything that an import could write. */
const isiData = () =>
  baris(`SELECT (SELECT md5(string_agg(p::text, '' ORDER BY nip)) FROM pegawai p) AS pegawai,
    (SELECT md5(string_agg(r::text, '' ORDER BY id)) FROM riwayat r) AS riwayat, (SELECT md5(string_agg(u::text, '' ORDER BY id)) FROM unor u) AS unor,
    (SELECT md5(string_agg(t::text, '' ORDER BY id)) FROM petugas t) AS petugas, (SELECT count(*) FROM petugas_peran) AS peran`);

const orang = (ke: number, lain: Record<string, string> = {}) => ({
  ...ORANG,
  nip: `1980031220050129${String(ke).padStart(2, '0')}`,
  nama: `ORANG ${String.fromCharCode(65 + (ke % 26))}`,
  ...lain,
});

describe('domain §9 Impor: a trial run writes nothing and says what the run will do', () => {
  const unit = (kode: string, induk: string, lain = {}) => ({
    instansi_kode: '6416',
    kode,
    induk,
    nama: `Unit ${kode}`,
    ...lain,
  });
  const rina = {
    nama_pengguna: 'rina',
    nama: 'RINA',
    nip: '198202022005012952',
    peran: 'verifikator',
    tingkat: '2',
    kantor: '6415',
    kata_sandi: 'Perahu-Pinisi-7',
  };
  const golongan = (isi: Record<string, string>) => ({
    nip: SITI,
    golongan: '31',
    tmt_golongan: '01-01-2005',
    masa_kerja_tahun: '0',
    masa_kerja_bulan: '0',
    ...isi,
  });
  const KASUS: [jenis: string, berkas: Record<string, string>[][]][] = [
    [
      'pegawai',
      [
        [orang(41), orang(42, { nama: '' }), orang(43)],
        [orang(41), orang(43, { nama: 'BERGANTI NAMA' }), orang(44)],
      ],
    ],
    [
      'golongan',
      [[golongan({ nomor_sk: '1' }), golongan({ nip: '199901012020011999' })], [golongan({ nomor_sk: '2' })]],
    ],
    [
      'unor',
      [
        [unit('CLP-0101', 'CLP-01'), unit('CLP-01', ''), unit('CLP-09', 'TIDAK-ADA')],
        [unit('CLP-01', ''), unit('CLP-0101', ''), unit('CLP-02', 'CLP-01')],
      ],
    ],
    [
      'petugas',
      [
        [
          rina,
          { ...rina, peran: 'helpdesk', tingkat: '', kata_sandi: '' },
          { ...rina, nama_pengguna: 'tono', nip: '197805142003121951', nama: 'TONO', kata_sandi: '' },
        ],
        [{ ...rina, nama: 'RINA WATI' }],
      ],
    ],
  ];
  for (const [jenis, berkas] of KASUS)
    it(jenis, async () => {
      for (const isi of berkas) {
        const sebelum = await isiData();
        const coba = await baca(jenis, csv(jenis, isi), true);
        assert.deepEqual(await isiData(), sebelum, 'nothing is written');
        assert.ok(coba.ringkasan.baru + coba.ringkasan.berubah > 0);
        assert.equal(coba.contoh.length, coba.ringkasan.berubah);
        const { ringkasan } = await baca(jenis, csv(jenis, isi));
        assert.deepEqual(ringkasan, coba.ringkasan, 'the run does what the trial said');
      }
    });

  it('examples name what differs, old and new, in words; a second run of the same file finds nothing to do', async () => {
    const awal = orang(51);
    await baca('pegawai', csv('pegawai', [awal]));
    const baru = csv('pegawai', [{ ...awal, agama: '1', nama: 'NAMA BARU' }]);
    const { contoh } = await baca('pegawai', baru, true);
    assert.deepEqual(contoh, [
      {
        tentang: awal.nip,
        ubahan: [
          { kolom: 'nama', lama: awal.nama, baru: 'NAMA BARU' },
          { kolom: 'agama', lama: '', baru: 'Islam' },
        ],
      },
    ]);
    await baca('pegawai', baru);
    const lagi = await baca('pegawai', baru, true);
    assert.deepEqual([lagi.ringkasan.sama, lagi.contoh], [1, []]);
  });
});

describe('domain §9 Impor: file, report, trail', () => {
  it('refused rows are told in the report, passwords are not; the file is gone at the end, and the trail knows who and why', async () => {
    const salah = {
      ...ORANG,
      nama_pengguna: 'xaverius',
      nama: 'XAVERIUS',
      peran: 'verifikator',
      tingkat: '2',
      kantor: '6415',
      kata_sandi: 'pendek',
    };
    const id = await unggahUji(portal.deps, 'petugas', csv('petugas', [salah]));
    const [{ isi }] = (await baris<{ isi: Buffer }>(`SELECT isi FROM impor_berkas WHERE bagian = 'unggahan'`)) as [
      { isi: Buffer },
    ];
    assert.ok(!isi.includes('pendek') && !isi.includes(SITI), 'encrypted while it waits');
    await kerjakanSemua(portal.deps);
    const klien = await masukPetugas(portal.url, 'admin.bkn');
    const { teks, kepala } = await klien.buka(`/admin/impor/${id}/laporan.csv`);
    assert.match(kepala.get('content-disposition') ?? '', /attachment/);
    const [satu] = parse(teks, { columns: true, bom: true }) as Record<string, string>[];
    assert.deepEqual([satu!.baris, satu!.kolom, satu!.isi], ['2', 'kata_sandi', '•••']);
    await langkah(jalankanSungguhan, id);
    await kerjakanSemua(portal.deps);
    assert.deepEqual(await baris(`SELECT DISTINCT bagian FROM impor_berkas`), [{ bagian: 'laporan' }]);
    const jejak = await portal.deps
      .db('jejak')
      .where({ objek_jenis: 'impor', objek_id: String(id) })
      .orderBy('id');
    assert.deepEqual(
      jejak.map(({ aksi, pelaku_jenis, alasan }) => [aksi, pelaku_jenis, alasan]),
      [
        ['impor.unggah', 'petugas', null],
        ['impor.jalankan', 'petugas', 'Data SAPK November'],
        ['impor.petugas', 'sistem', null],
      ],
    );
    assert.equal(jejak[2].rincian.ditolak, 1);
  });

  it('its page says how far it is, and what to do when every row was refused', async () => {
    const id = await unggahUji(portal.deps, 'pegawai', csv('pegawai', [orang(61, { nama: '' })]));
    const klien = await masukPetugas(portal.url, 'admin.bkn');
    await portal.deps.db('impor').where({ id }).update({ status: 'memeriksa' });
    assert.match((await klien.buka(`/admin/impor/${id}`)).teks, /<p role="status">0%\. Berkas sedang dibuka\.<\/p>/);
    await portal.deps.db('impor').where({ id }).update({ status: 'antre_periksa' });
    await kerjakanSemua(portal.deps);
    assert.match((await klien.buka(`/admin/impor/${id}`)).teks, /Semua baris ditolak.*Perbaiki berkasnya/);
  });

  it('a file that cannot be read on ends there, in words; nothing of it is kept', async () => {
    const id = await unggahUji(portal.deps, 'pegawai', `${csv('pegawai', [orang(61)])}"tidak ditutup`);
    await kerjakanSemua(portal.deps);
    const { status, pesan } = await lihat(id);
    assert.deepEqual([status, /tanda kutip/.test(pesan ?? '')], ['gagal', true]);
    assert.deepEqual(await baris('SELECT 1 FROM impor_berkas'), []);
  });

  it('nobody decides within a day: the file goes; after a week report and examples too', async () => {
    await baca('pegawai', csv('pegawai', [orang(62)]));
    const id = await unggahUji(
      portal.deps,
      'pegawai',
      csv('pegawai', [orang(62, { nama: 'LAIN' }), orang(63, { nama: '' })]),
    );
    await kerjakanSemua(portal.deps);
    const hari = (banyak: number) => new Date(portal.deps.jam().getTime() + banyak * 86_400_000);
    await sapuImpor(portal.deps.db, hari(0.9));
    assert.equal((await lihat(id)).status, 'diperiksa');
    await sapuImpor(portal.deps.db, hari(1.1));
    assert.equal((await lihat(id)).status, 'kedaluwarsa');
    const bagian = () => baris<{ bagian: string }>(`SELECT bagian FROM impor_berkas WHERE impor_id = ${id}`);
    assert.deepEqual(await bagian(), [{ bagian: 'laporan' }]);
    await assert.rejects(
      langkah(jalankanSungguhan, id),
      (galat) => galat instanceof Galat && galat.jenis === 'bentrok',
    );
    await sapuImpor(portal.deps.db, hari(7.1));
    assert.deepEqual([await bagian(), (await lihat(id)).contoh], [[], null]);
  });

  it('nothing personal in the log, and no file left on the disk', async () => {
    const tulisan: string[] = [];
    const log = pino({ level: 'trace' }, { write: (satu: string) => void tulisan.push(satu) });
    await unggahUji(portal.deps, 'pegawai', csv('pegawai', [orang(64)]));
    const berhenti = new AbortController();
    berhenti.abort();
    await kerjakanImpor({ ...portal.deps, log }, berhenti.signal);
    assert.match(tulisan.join(''), /import stopped/);
    assert.doesNotMatch(tulisan.join(''), /ORANG [A-Z]|198003122005/);
    assert.deepEqual(
      (await readdir(os.tmpdir())).filter((nama) => nama.startsWith('epupns-impor-')),
      [],
    );
  });
});

describe('quality Reliability: imports of the console', () => {
  const banyak = (jumlah: number, lain: Record<string, string> = {}) =>
    csv(
      'pegawai',
      Array.from({ length: jumlah }, (_, i) => {
        const hari = new Date(Date.UTC(1970, 0, 1 + i));
        const [tahun, bulan, tanggal] = hari.toISOString().slice(0, 10).split('-') as [string, string, string];
        const nip = `${tahun}${bulan}${tanggal}2005012990`;
        return { ...ORANG, nip, nama: 'BANYAK', tanggal_lahir: `${tanggal}-${bulan}-${tahun}`, ...lain };
      }),
    );
  const sampai = async (syarat: () => Promise<boolean>): Promise<void> => {
    while (!(await syarat())) await delay(20);
  };

  it('stopped in the middle of the run it is marked, begun again, and ends as if nothing had been', async () => {
    const { deps } = portal;
    const id = await unggahUji(deps, 'pegawai', banyak(6000));
    await kerjakanSemua(deps);
    await langkah(jalankanSungguhan, id);
    const berhenti = new AbortController();
    const tersimpan = async () =>
      Number((await baris<{ n: number }>(`SELECT count(*) AS n FROM pegawai WHERE isi ->> 'nama' = 'BANYAK'`))[0]!.n);
    const kerja = kerjakanImpor(deps, berhenti.signal);
    await sampai(async () => (await tersimpan()) > 0);
    berhenti.abort();
    await kerja;
    const putus = await lihat(id);
    assert.equal(putus.status, 'terputus');
    assert.match(putus.pesan ?? '', /jalankan lagi/);
    const sebagian = await tersimpan();
    await langkah(ulangiImpor, id);
    assert.equal((await lihat(id)).status, 'antre_impor');
    await kerjakanSemua(deps);
    const { status, hasil } = await lihat(id);
    assert.deepEqual(
      [status, await tersimpan(), hasil!.baru, hasil!.sama],
      ['selesai', 6000, 6000 - sebagian, sebagian],
    );
  });

  it('what a dead process has left is found by the next one after a minute, and the trial can be begun again', async () => {
    const { deps } = portal;
    const id = await unggahUji(deps, 'pegawai', csv('pegawai', [orang(71)]));
    assert.ok(await ambilPekerjaan(deps.db, 'proses-yang-mati', deps.jam()));
    assert.equal(await kerjakanImpor(deps, new AbortController().signal), false);
    assert.equal((await lihat(id)).status, 'memeriksa');
    portal.advance(61_000);
    assert.equal(await kerjakanImpor(deps, new AbortController().signal), false);
    assert.equal((await lihat(id)).status, 'terputus');
    await langkah(ulangiImpor, id);
    await kerjakanSemua(deps);
    assert.equal((await lihat(id)).status, 'diperiksa');
  });

  it('one at a time, also for several processes that reach for the work at the same moment', async () => {
    const { deps } = portal;
    for (const ke of [72, 73]) await unggahUji(deps, 'pegawai', csv('pegawai', [orang(ke)]));
    const dapat = await Promise.all([1, 2, 3, 4].map((ke) => ambilPekerjaan(deps.db, `proses-${ke}`, deps.jam())));
    assert.equal(dapat.filter((satu) => satu !== null).length, 1);
    assert.deepEqual(await baris(`SELECT status, count(*)::int AS n FROM impor GROUP BY status ORDER BY status`), [
      { status: 'antre_periksa', n: 1 },
      { status: 'memeriksa', n: 1 },
    ]);
    await assert.rejects(
      deps.db('impor').where('status', 'antre_periksa').update({ status: 'memeriksa' }),
      /impor_satu_saja/,
    );
  });

  it('cancelled while it runs, it stops: what is stored stays, the file is gone, and the process writes nothing more', async () => {
    const { deps } = portal;
    const id = await unggahUji(deps, 'pegawai', banyak(8000, { agama: '1' }));
    await kerjakanSemua(deps);
    await langkah(jalankanSungguhan, id);
    const kerja = kerjakanImpor(deps, new AbortController().signal);
    await sampai(async () => (await lihat(id)).status === 'mengimpor');
    await langkah(batalkanImpor, id);
    assert.equal(await kerja, true);
    const { status, hasil } = await lihat(id);
    assert.deepEqual([status, hasil], ['dibatalkan', null]);
    assert.deepEqual(await baris(`SELECT 1 FROM impor_berkas WHERE bagian = 'unggahan'`), []);
  });

  it('two who decide: the second is told; a reason is needed', async () => {
    const { deps } = portal;
    const id = await unggahUji(deps, 'pegawai', csv('pegawai', [orang(74)]));
    await assert.rejects(langkah(jalankanSungguhan, id), /menunggu diperiksa/);
    await kerjakanSemua(deps);
    await assert.rejects(langkah(jalankanSungguhan, id, { alasan: ' ' }), GalatIsian);
    // Not run and cancel: whoever cancels second stops a run that has not begun, and both are right.
    const hasil = await Promise.allSettled([langkah(jalankanSungguhan, id), langkah(jalankanSungguhan, id)]);
    assert.deepEqual(hasil.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('when the server process dies, the process of the import goes with it', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'impor-'));
    const [berkas, laporan] = [path.join(folder, 'a.csv'), path.join(folder, 'laporan.csv')];
    await writeFile(berkas, banyak(15_000));
    const anak = fork(fileKode('src/impor/pekerja'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    anak.send({ koneksi: portal.database.connection, jenis: 'pegawai', berkas, laporan, cobaSaja: true });
    const keluar = once(anak, 'exit');
    const [kabar] = await Promise.race([once(anak, 'message'), keluar]);
    assert.equal(kabar?.jenis, 'maju', 'in the middle of its work');
    anak.disconnect();
    assert.deepEqual(await keluar, [1, null]);
    await rm(folder, { recursive: true });
  });
});

describe('the pages', () => {
  it('a file is taken in one go; what is wrong with it is told at its field', async () => {
    const klien = await masukPetugas(portal.url, 'admin.bkn');
    const isi = csv('pegawai', [orang(81)]);
    const kirim = (berkas: string | null, jenis = 'pegawai', nama = '../SAPK <b>.csv') =>
      klien.unggah(
        '/admin/impor/baru',
        { _kunci: kunciBaru(), jenis },
        berkas === null ? [] : [[nama, Buffer.from(berkas)]],
      );
    for (const [berkas, jenis, pola] of [
      [null, 'pegawai', /href="#berkas">Pilih berkas CSV/],
      [null, '', /href="#jenis">Pilih jenis data/],
      [isi, 'rahasia', /href="#jenis">Pilih jenis data/],
      ['', 'pegawai', /href="#berkas">Pilih berkas CSV/],
      ['nip,nama\n1,2\n', 'pegawai', /href="#berkas">Kolom tidak ada: /],
      ['PK\u0003\u0004', 'pegawai', /href="#berkas">SAPK b .csv adalah berkas Excel/],
      ['x'.repeat(1024 * 1024 + 1), 'pegawai', /href="#berkas">Berkas lebih besar dari 1 MB/],
    ] as const) {
      const { status, teks } = await kirim(berkas, jenis);
      assert.equal(status, 422);
      assert.match(teks, pola);
    }
    assert.deepEqual(await baris('SELECT 1 FROM impor'), []);
    assert.deepEqual(
      (await readdir(os.tmpdir())).filter((nama) => nama.startsWith('epupns-unggah-')),
      [],
    );
    const { tujuan } = await kirim(isi);
    assert.match(tujuan, /^\/admin\/impor\/\d+$/);
    assert.match((await klien.buka(tujuan)).teks, /Menunggu diperiksa/);
    await kerjakanSemua(portal.deps);
    const { teks } = await klien.buka(tujuan);
    assert.match(teks, /Akan ditambah<\/dt><dd>1</);
    const kosong = await klien.kirim(tujuan, {
      _kunci: kunciBaru(),
      aksi: 'jalankan',
      dilihat: 'diperiksa',
      alasan: '',
    });
    assert.equal(kosong.status, 422);
    const lama = { aksi: 'jalankan', dilihat: 'memeriksa', alasan: 'Masih ada ketikan saya' };
    const kalah = await klien.kirim(tujuan, { _kunci: kunciBaru(), ...lama });
    assert.equal(kalah.status, 409);
    assert.match(kalah.teks, /Masih ada ketikan saya/);
  });

  it('the guide and the template hold the columns that the import expects', async () => {
    const klien = await masukPetugas(portal.url, 'admin.bkn');
    const { teks } = await klien.buka('/admin/impor/kolom/golongan/templat.csv');
    const [tajuk] = parse(teks, { bom: true }) as string[][];
    assert.deepEqual(tajuk, parse(csv('golongan', []), {})[0]);
    const { teks: panduan } = await klien.buka('/admin/impor/kolom/golongan');
    for (const nama of tajuk!) assert.match(panduan, new RegExp(`rowheader">${nama}<`));
    assert.equal((await klien.buka('/admin/impor/kolom/rahasia')).status, 404);
  });
});
