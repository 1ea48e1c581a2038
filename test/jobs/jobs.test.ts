import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJobs } from '../../src/jobs/jobs.js';
import { sapu } from '../../src/jobs/sapu.repository.js';
import { AKUN_KEMENTERIAN, Klien, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { bukaServerSurel } from '../support/smtp.js';

const JAM = 3_600_000;
const HARI = 24 * JAM;

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const banyak = async (tabel: string): Promise<number> => (await portal.deps.db(tabel).select()).length;

describe('the sweep removes what has served, and nothing else', () => {
  it('sessions a day after their end, guests’ memory at once, keys after a week', async () => {
    const { db, jam } = portal.deps;
    const klien = await masukPns(portal.url);
    await klien.kirim('/formulir/data-utama', { _kunci: kunciBaru(), versi: '0', agama__sikap: 'sesuai' });
    await new Klien(portal.url).kirim('/registrasi', { nip: '199001272014022924' });
    // Keys carry the time of the database, whose clock no test can move.
    await db('kunci_formulir').update({ dibuat_pada: jam() });
    const tabel = ['sesi', 'sesi_tamu', 'kunci_formulir'];
    const hitung = async () => Promise.all(tabel.map(banyak));
    const awal = await hitung();
    assert.ok(
      awal.every((satu) => satu > 0),
      String(awal),
    );
    await sapu(db, jam());
    assert.deepEqual(await hitung(), awal, 'nothing is old yet');
    portal.advance(2 * JAM);
    await sapu(db, jam());
    assert.deepEqual(await hitung(), [awal[0], 0, awal[2]]);
    portal.advance(36 * JAM);
    await sapu(db, jam());
    assert.deepEqual(await hitung(), [0, 0, awal[2]]);
    portal.advance(7 * HARI);
    await sapu(db, jam());
    assert.deepEqual(await hitung(), [0, 0, 0]);
  });

  it('counters with their window, which goes by the machine’s clock', async () => {
    const { db, batas } = portal.deps;
    await batas.pakai('cek-bukti', '10.1.1.1');
    const ada = await banyak('batas_laju');
    assert.ok(ada > 0);
    await sapu(db, new Date());
    assert.equal(await banyak('batas_laju'), ada, 'nothing is old yet');
    await sapu(db, new Date(Date.now() + 2 * JAM));
    assert.equal(await banyak('batas_laju'), 0);
  });

  it('leaves what people did: registrations, forms, kiriman, jejak, mail', async () => {
    const { db, jam } = portal.deps;
    const tabel = ['registrasi', 'formulir', 'formulir_bagian', 'jejak', 'surel', 'bukti', 'pegawai'];
    const sebelum = await Promise.all(tabel.map(banyak));
    await sapu(db, new Date(jam().getTime() + 365 * HARI));
    assert.deepEqual(await Promise.all(tabel.map(banyak)), sebelum);
  });

  it('six sweeps at once do not stand in each other’s way', async () => {
    const { db, jam } = portal.deps;
    const id = (i: number) => `uji-${i}`;
    await db('sesi_tamu').insert(
      Array.from({ length: 500 }, (_, i) => ({ id: id(i), isi: '{}', kedaluwarsa_pada: new Date(0) })),
    );
    await Promise.all(Array.from({ length: 6 }, () => sapu(db, jam())));
    assert.equal((await db('sesi_tamu').where('id', 'like', 'uji-%')).length, 0);
  });
});

describe('the jobs of one process', () => {
  it('send the outbox, and stop when told, with the mail under way finished', async () => {
    const server = await bukaServerSurel();
    try {
      const { deps } = portal;
      await deps
        .db('surel')
        .insert({ kepada: 'satu@pns.example', templat: 'uji', subjek: 'Uji', teks: 'Uji', coba_pada: new Date(0) });
      const jobs = startJobs({ ...deps, config: { ...deps.config, smtpUrl: server.url } });
      for (;;) if (await deps.db('surel').whereNotNull('dikirim_pada').first('id')) break;
      await jobs.stop();
      assert.deepEqual(server.dicoba, ['satu@pns.example']);
      assert.equal(server.diterima.length, 1);
    } finally {
      await server.tutup();
    }
  });

  it('a failing job is logged and the others go on; without SMTP_URL no mail is tried', async () => {
    const { deps } = portal;
    const galat: unknown[] = [];
    const log = { ...deps.log, error: (isi: unknown) => galat.push(isi) } as unknown as typeof deps.log;
    await deps.db.raw('ALTER TABLE sesi_tamu RENAME TO sesi_tamu_hilang');
    const jobs = startJobs({ ...deps, log });
    for (; galat.length === 0; ) await deps.db.raw('SELECT 1');
    await jobs.stop();
    await deps.db.raw('ALTER TABLE sesi_tamu_hilang RENAME TO sesi_tamu');
    assert.match(JSON.stringify(galat), /"job":"sweep"/);
  });

  it('and a PNS who is signed in notices nothing of a sweep', async () => {
    const klien = await masukPns(portal.url, AKUN_KEMENTERIAN);
    await sapu(portal.deps.db, portal.deps.jam());
    assert.equal((await klien.buka('/formulir')).status, 200);
  });
});
