import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import pino from 'pino';
import { type Db, inTransaction, type Trx } from '../../src/database/knex.js';
import { pindahInstansi } from '../../src/formulir/pindah-instansi.service.js';
import { jawabTiket } from '../../src/helpdesk/jawab.service.js';
import {
  ambilTiket,
  koreksiTiket,
  lepasTiket,
  mintaKelengkapan,
  teruskanTiket,
} from '../../src/helpdesk/kerja-tiket.service.js';
import { kantorTujuan } from '../../src/helpdesk/kotak-masuk.repository.js';
import { penuhiTiket } from '../../src/helpdesk/penuhi.service.js';
import { tolakTiket } from '../../src/helpdesk/putusan-tiket.service.js';
import { type Tiket, tiketId } from '../../src/helpdesk/tiket.repository.js';
import { kerjakanTugasTiket } from '../../src/helpdesk/tugas-tiket.service.js';
import { daftarSurel, matiPerSebab, ringkasanSurel } from '../../src/surel/kelola-surel.repository.js';
import { buatPengirim, buatTransport } from '../../src/surel/pengirim.js';
import { ambilSurel } from '../../src/surel/surel.repository.js';
import { KABAR_TIKET } from '../support/kabar.js';
import { dicoba, pelakuPetugas } from '../support/kasus.js';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';
import { bukaServerSurel } from '../support/smtp.js';
import { surelUji } from '../support/surel.js';
import { ajukanContoh, kerja, setujuiContoh } from '../support/tiket.js';

const NIP = '198003122005012907';
const MENIT = 60_000;

let portal: TestPortal;
let bkn: Klien;
const lalu = (menit: number): Date => new Date(portal.deps.jam().getTime() - menit * MENIT);
const satu = (id: number) => portal.deps.db('surel').where({ id }).first();
const jejak = (aksi: string) => portal.deps.db('jejak').where({ aksi }).orderBy('id', 'desc');
/** The table of the page, without the filters above it. */
const tabel = (teks: string): string => teks.split('id="daftar"')[1] ?? '';

before(async () => {
  portal = await startTestPortal();
  bkn = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());
beforeEach(() => portal.deps.db('surel').delete());

describe('domain §9 Surel: how the outbox stands', () => {
  it('waiting, late after a quarter of an hour, given up, sent today', async () => {
    await surelUji(portal.deps, { dibuat_pada: lalu(14) });
    await surelUji(portal.deps, { dibuat_pada: lalu(16), sebab: 'sambungan', percobaan: 3 });
    await surelUji(portal.deps);
    await surelUji(portal.deps, { dikirim_pada: portal.deps.jam() });
    await surelUji(portal.deps, { dikirim_pada: lalu(25 * 60) });
    const { teks } = await bkn.buka('/admin/surel');
    const angka = [...teks.matchAll(/keadaan=(\w+)#daftar">([^<]+)</g)].map(([, kode, banyak]) => `${kode} ${banyak}`);
    assert.deepEqual(angka, ['menunggu 2', 'terlambat 1', 'mati 1', 'terkirim 1']);
  });

  it('counting ends at a thousand', async () => {
    await portal.deps.db.raw(
      `INSERT INTO surel (kepada, templat, subjek, teks) SELECT 'x@pns.example', 'x', 'x', 'x' FROM generate_series(1, 1005)`,
    );
    assert.match((await bkn.buka('/admin/surel')).teks, /keadaan=menunggu#daftar">&gt; 1\.000</);
  });

  it('lists what was given up first, with the reason in plain words; addresses masked, no text of a mail', async () => {
    await surelUji(portal.deps);
    const { teks } = await bkn.buka('/admin/surel');
    assert.match(
      tabel(teks),
      /Registrasi e-PUPNS Anda diterima[\s\S]*s&#8226;&#8226;&#8226;@pns\.example[\s\S]*Alamat ditolak, 1 kali dicoba/,
    );
    assert.match(teks, /Server tujuan menolak alamat ini/);
    for (const rahasia of ['siti.rachmawati', 'SITI', '550', 'epupns.example/login'])
      assert.ok(!teks.includes(rahasia), rahasia);
  });

  it('by state, reason and NIP; a NIP alone shows all of that person, a wrong one says so', async () => {
    const mati = await surelUji(portal.deps);
    const isi = await surelUji(portal.deps, { mati_pada: lalu(1), sebab: 'isi', nip: '198505242009032911' });
    const lambat = await surelUji(portal.deps, { dibuat_pada: lalu(30) });
    const terkirim = await surelUji(portal.deps, { dikirim_pada: lalu(3) });
    for (const [kueri, harapan] of [
      ['', [mati, isi]],
      ['?keadaan=mati&sebab=isi', [isi]],
      ['?keadaan=terlambat', [lambat]],
      ['?keadaan=terkirim', [terkirim]],
      ['?keadaan=terkirim&sebab=isi', [terkirim]],
      [`?nip=${NIP}`, [terkirim, lambat, mati]],
      [`?nip=${NIP}&keadaan=mati`, [mati]],
      ['?keadaan=constructor&sebab=toString', [mati, isi]],
    ] as const) {
      const { teks } = await bkn.buka(`/admin/surel${kueri}`);
      const ada = [...tabel(teks).matchAll(/\/admin\/surel\/(\d+)"/g)].map(([, id]) => Number(id));
      assert.deepEqual(ada, harapan, kueri);
    }
    const salah = await bkn.buka('/admin/surel?nip=123');
    assert.equal(salah.status, 422);
    assert.doesNotMatch(salah.teks, /Tidak ada surel yang berhenti dicoba/);
  });

  it('page by page, each mail once, also of those written in one moment', async () => {
    for (const [kolom, keadaan] of [
      ['mati_pada', 'mati'],
      ['dikirim_pada', 'terkirim'],
      ['dibuat_pada', 'menunggu'],
    ] as const) {
      await portal.deps.db('surel').delete();
      await portal.deps.db.raw(
        `INSERT INTO surel (kepada, templat, subjek, teks, sebab, ${kolom})
         SELECT 'x@pns.example', 'x', 'x', 'x', 'isi', now() FROM generate_series(1, 120)`,
      );
      const dilihat: string[] = [];
      let alamat = `/admin/surel?keadaan=${keadaan}`;
      while (alamat) {
        const { teks } = await bkn.buka(alamat);
        dilihat.push(...[...tabel(teks).matchAll(/\/admin\/surel\/(\d+)"/g)].map(([, id]) => id!));
        alamat = /<a href="([^"]+)" rel="next"/.exec(teks)?.[1]?.replaceAll('&amp;', '&') ?? '';
      }
      assert.deepEqual([dilihat.length, new Set(dilihat).size], [120, 120], keadaan);
    }
  });
});

describe('domain §9 Surel: one mail', () => {
  it('is opened with its text and whole address, and that leaves a trace', async () => {
    const id = await surelUji(portal.deps);
    const { teks } = await bkn.buka(`/admin/surel/${id}`);
    for (const isi of [
      'siti.rachmawati<wbr>@pns.example',
      'Yth. SITI RACHMAWATI',
      '550 no such user',
      `/admin/pegawai/${NIP}`,
    ])
      assert.ok(teks.includes(isi), isi);
    const [lihat] = await jejak('surel.lihat');
    assert.match((await bkn.buka(`/admin/pegawai/${NIP}`)).teks, /Surel seseorang dibuka petugas/);
    assert.match((await bkn.buka(`/admin/jejak?nip=${NIP}`)).teks, new RegExp(`surel ${id}`));
    assert.deepEqual([lihat.objek_jenis, lihat.objek_id, lihat.rincian], ['surel', String(id), {}]);
  });

  it('with a code in it its text is nobody’s to read, and it is not sent again', async () => {
    const id = await surelUji(portal.deps, {
      templat: 'kode-akun',
      teks: 'Kode Anda: 123456',
      mati_pada: lalu(1),
      sebab: 'alamat',
    });
    const { teks } = await bkn.buka(`/admin/surel/${id}`);
    assert.doesNotMatch(teks, /123456/);
    assert.doesNotMatch(teks, />Kirim lagi</);
    assert.match(teks, /meminta kode baru/);
    assert.doesNotMatch((await bkn.buka('/admin/surel')).teks, /Kirim lagi semua/);
    const dilihat = String((await satu(id)).mati_pada.getTime());
    assert.equal((await bkn.kirim(`/admin/surel/${id}`, { _kunci: kunciBaru(), dilihat })).status, 409);
    assert.equal((await bkn.kirim('/admin/surel', { _kunci: kunciBaru(), sebab: 'alamat', dilihat })).status, 409);
    assert.ok((await satu(id)).mati_pada);
  });

  it('that was given up is sent again, once, with three new days; the trail says who asked for it', async () => {
    const server = await bukaServerSurel();
    try {
      const id = await surelUji(portal.deps);
      const dilihat = String((await satu(id)).mati_pada.getTime());
      assert.match((await bkn.buka(`/admin/surel/${id}`)).teks, new RegExp(`name="dilihat" value="${dilihat}"`));
      const kirim = (isi: string) => bkn.kirim(`/admin/surel/${id}`, { _kunci: kunciBaru(), dilihat: isi });
      assert.equal((await kirim('')).status, 409, 'a page that has seen nothing');
      assert.equal((await kirim(dilihat)).tujuan, `/admin/surel/${id}`);
      const { mati_pada, percobaan, dicoba_sejak, sebab } = await satu(id);
      assert.deepEqual([mati_pada, percobaan, dicoba_sejak, sebab], [null, 0, null, null]);
      const lagi = await kirim(dilihat);
      assert.equal(lagi.status, 409);
      assert.match(lagi.teks, /masih dicoba sendiri/);
      const { db, jam } = portal.deps;
      const bahan = { db, jam, log: pino({ level: 'silent' }), dari: 'x@epupns.example', dasar: null };
      await buatPengirim({ ...bahan, buka: () => buatTransport(server.url) }).kirimPutaran();
      assert.deepEqual(server.dicoba, ['siti.rachmawati@pns.example']);
      assert.match((await kirim(dilihat)).teks, /sudah terkirim/);
      const [catatan] = await jejak('surel.kirim_lagi');
      assert.deepEqual([catatan.objek_id, catatan.rincian], [String(id), { sebab: 'alamat' }]);
      assert.match((await bkn.buka(`/admin/surel/${id}`)).teks, /Riwayat[\s\S]*Surel dikirim lagi/);
    } finally {
      await server.tutup();
    }
  });

  it('that does not exist is not found', async () => {
    for (const id of ['0', '999999', 'x', '99999999999999999999'])
      assert.equal((await bkn.buka(`/admin/surel/${id}`)).status, 404, id);
  });
});

describe('domain §9 Surel: all of one reason', () => {
  it('are sent again as the page saw them, and no others', async () => {
    const lama = [await surelUji(portal.deps), await surelUji(portal.deps)];
    const isi = await surelUji(portal.deps, { mati_pada: lalu(1), sebab: 'isi' });
    const { teks } = await bkn.buka('/admin/surel');
    const dilihat = /name="sebab" value="alamat">[\s\S]*?name="dilihat" value="(\d+)"/.exec(teks)![1]!;
    portal.advance(MENIT);
    const baru = await surelUji(portal.deps);
    const kirim = () => bkn.kirim('/admin/surel', { _kunci: kunciBaru(), sebab: 'alamat', dilihat });
    assert.equal((await kirim()).tujuan, '/admin/surel');
    assert.match((await bkn.buka('/admin/surel')).teks, /2 surel antre lagi/);
    for (const id of lama) assert.equal((await satu(id)).mati_pada, null);
    for (const id of [isi, baru]) assert.ok((await satu(id)).mati_pada, String(id));
    const [catatan] = await jejak('surel.kirim_lagi_semua');
    assert.deepEqual([catatan.objek_id, catatan.rincian], ['alamat', { sebab: 'alamat', banyak: 2 }]);
    const lagi = await kirim();
    assert.equal(lagi.status, 409);
    assert.match(lagi.teks, /Tidak ada lagi surel/);
  });
});

describe('domain §9 PNS: the mails of a person', () => {
  it('lead to Surel for who may open it, and say how they fared to everybody else there', async () => {
    const id = await surelUji(portal.deps);
    const [banyumas, milikBkn] = [await masukPetugas(portal.url, 'admin.banyumas'), bkn];
    assert.match((await milikBkn.buka(`/admin/pegawai/${NIP}`)).teks, new RegExp(`href="/admin/surel/${id}"`));
    const { teks } = await banyumas.buka(`/admin/pegawai/${NIP}`);
    assert.doesNotMatch(teks, /admin\/surel/);
    assert.match(teks, /tidak terkirim: alamat ditolak, 1 kali dicoba/);
  });
});

describe('domain §4: steps that had no mail', () => {
  const surat = (db: Db) => db('surel').orderBy('id', 'desc').first();

  it('pindah instansi tells the owner of the form, whoever filed the ticket', () =>
    dicoba(portal.deps, async (trx) => {
      const siti = await kirimSiti(portal.deps, trx);
      const pelaku = await pelakuPetugas(trx, 'helpdesk.pusat');
      const instansi = { kode: '4011', nama: 'KEMENTERIAN UJI' };
      await pindahInstansi(portal.deps, trx, pelaku, {
        nip: siti.pns.nip,
        instansi,
        kantorId: pelaku.peran[0]!.kantorId,
      });
      const { templat, kepada, teks } = await surat(trx);
      assert.deepEqual([templat, kepada], ['formulir-pindah-instansi', 'siti.rachmawati@pns.example']);
      assert.match(teks, /sekarang KEMENTERIAN UJI\./);
    }));

  it('every aksi of a ticket writes the mail that the table names, to the reporter, and no other', async () => {
    const { deps } = portal;
    const { db } = deps;
    const email = 'pelapor@pns.example';
    const dapat: Record<string, string[]> = {};
    /** the mails of one step, which is committed */
    const langkah = async (aksi: string, kerjakan: (trx: Trx) => Promise<unknown>): Promise<void> => {
      await db('surel').delete();
      await inTransaction(db, kerjakan);
      dapat[aksi] = await db('surel').where({ kepada: email }).pluck('templat');
    };
    const ajukan = (trx: Trx, kode: string) => ajukanContoh(deps, trx, kode, { email });
    const kini = async (trx: Trx, { id }: Tiket) => (await tiketId(trx, id))!;
    const orang = (nama: string) => pelakuPetugas(db, nama);
    const [banyumas, kanreg, pusat] = [
      await orang('helpdesk.banyumas'),
      await orang('helpdesk.kanreg1'),
      await orang('helpdesk.pusat'),
    ];

    let tiket!: Tiket;
    await langkah('ajukan', async (trx) => {
      tiket = await ajukan(trx, 'unit-organisasi');
    });
    await langkah('ambil', async (trx) => ambilTiket(deps, trx, banyumas, kerja(await kini(trx, tiket))));
    await langkah('lepas', async (trx) => lepasTiket(deps, trx, banyumas, kerja(await kini(trx, tiket))));
    await inTransaction(db, async (trx) => ambilTiket(deps, trx, banyumas, kerja(await kini(trx, tiket))));
    await langkah('minta_kelengkapan', async (trx) =>
      mintaKelengkapan(deps, trx, banyumas, { ...kerja(await kini(trx, tiket)), teks: 'SK mana?' }),
    );
    const jawaban = { tiketId: tiket.id, teks: 'Ini SK-nya.', berkas: [], pelaku: { jenis: 'umum' as const } };
    await langkah('jawab', (trx) => jawabTiket(deps, trx, jawaban));
    assert.doesNotMatch((await surat(db)).teks, /Ini SK-nya/, 'what was answered is not repeated');
    await langkah('teruskan', async (trx) => {
      const ke = (await kantorTujuan(trx, tiket))[0]!.id;
      await teruskanTiket(deps, trx, banyumas, { ...kerja(await kini(trx, tiket)), kantorId: ke, teks: 'Bukan kami.' });
    });
    await langkah('setujui', async (trx) => setujuiContoh(deps, trx, kanreg, await kini(trx, tiket)));
    await langkah('koreksi', async (trx) =>
      koreksiTiket(deps, trx, kanreg, { ...kerja(await kini(trx, tiket)), teks: 'Salah induk.' }),
    );

    let lain = await inTransaction(db, (trx) => ajukan(trx, 'pendidikan'));
    const putusan = { mentah: {}, penyelesaian: '', keterangan: 'Sudah ada.' };
    await langkah('tolak', async (trx) =>
      tolakTiket(deps, trx, pusat, { ...kerja(await kini(trx, lain)), ...putusan }),
    );
    await inTransaction(db, (trx) => ajukan(trx, 'turun-status'));
    const milik = { kategori: 'turun-status' as const, nip: NIP, pada: deps.jam(), alamat: '' };
    await langkah('penuhi', (trx) => penuhiTiket(trx, { jenis: 'sistem' }, milik));

    await inTransaction(db, (trx) => ajukan(trx, 'verifikator-level-1'));
    portal.advance(73 * 60 * MENIT);
    await langkah('eskalasi', () => kerjakanTugasTiket(deps));
    await inTransaction(db, async (trx) => {
      lain = await ajukan(trx, 'lokasi');
      await ambilTiket(deps, trx, pusat, kerja(lain));
      await mintaKelengkapan(deps, trx, pusat, { ...kerja(await kini(trx, lain)), teks: 'Desa mana?' });
      await trx('tiket')
        .whereNot({ id: lain.id })
        .whereIn('status', ['baru', 'diproses'])
        .update({ sejak: new Date(deps.jam().getTime() + 1e10) });
    });
    portal.advance(15 * 24 * 60 * MENIT);
    await langkah('tutup', () => kerjakanTugasTiket(deps));

    for (const [aksi, kabar] of Object.entries(KABAR_TIKET))
      assert.deepEqual(dapat[aksi], 'tanpa' in kabar ? [] : kabar.surel.slice(0, 1), aksi);
    bkn = await masukPetugas(portal.url, 'admin.bkn');
  });
});

describe('quality Search: nothing reads the whole outbox', () => {
  it('one of 60,000 mails: lists, counts and the sender go by an index', async () => {
    const { db, jam } = portal.deps;
    await db.raw(
      `INSERT INTO surel (nip, kepada, templat, subjek, teks, dibuat_pada, coba_pada, dikirim_pada, mati_pada, sebab, percobaan)
       SELECT (198003122005010000 + i % 9000)::text, 'x@pns.example', CASE WHEN i % 50 = 0 THEN 'kode-akun' ELSE 'x' END, 'x', repeat('x', 200),
         now() - i * interval '1 second', CASE WHEN i % 20 = 1 THEN 'infinity' ELSE now() + (i % 7 - 3) * interval '1 minute' END,
         CASE WHEN i % 20 > 1 THEN now() - i * interval '1 second' END, CASE WHEN i % 20 = 1 THEN now() END,
         CASE WHEN i % 20 = 1 THEN 'alamat' END, 1 FROM generate_series(1, 60000) i`,
    );
    await db.raw('ANALYZE surel');
    const kini = jam();
    const dasar = { sebab: '', nip: '', sesudah: null, banyak: 51, kini };
    const rata = { ...dasar, sesudah: (await db('surel').max('id as id').first())!.id as number };
    await dicoba(portal.deps, async (trx) => {
      const dikirim: { sql: string; bindings: unknown[] }[] = [];
      const catat = (kueri: { sql: string; bindings: unknown[] }) => void dikirim.push(kueri);
      trx.on('query', catat);
      await ringkasanSurel(trx as unknown as Db, { kini, hariIni: lalu(60) });
      await matiPerSebab(trx as unknown as Db);
      for (const keadaan of ['mati', 'terlambat', 'menunggu', 'terkirim'] as const) {
        await daftarSurel(trx, { ...dasar, keadaan });
        await daftarSurel(trx, { ...rata, keadaan });
        await daftarSurel(trx, { ...dasar, keadaan, nip: NIP });
      }
      await daftarSurel(trx, { ...dasar, keadaan: 'mati', sebab: 'isi' });
      await daftarSurel(trx, { ...dasar, keadaan: '', nip: NIP });
      await ambilSurel(trx as unknown as Db, { kini, sampai: kini });
      trx.removeListener('query', catat);
      assert.ok(dikirim.length > 15);
      let semua = '';
      for (const { sql, bindings } of dikirim) {
        const { rows } = await trx.raw(
          `EXPLAIN ${sql.replace(/\?/g, '\\?').replace(/\$\d+/g, '?')}`,
          bindings as string[],
        );
        const rencana = rows.map((baris: Record<string, string>) => baris['QUERY PLAN']).join('\n');
        semua += rencana;
        assert.doesNotMatch(
          rencana,
          /Seq Scan on surel|Sort Key: (surel\.)?(mati_pada|dibuat_pada|dikirim_pada)/,
          `${sql}\n${rencana}`,
        );
      }
      for (const indeks of ['surel_giliran_kode', 'surel_giliran on', 'surel_mati_sebab', 'surel_per_nip'])
        assert.ok(semua.includes(indeks), indeks);
    });
    await inTransaction(db, (trx) => trx('surel').delete());
  });
});
