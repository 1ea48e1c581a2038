import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { connect, type Db } from '../../src/database/knex.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Klien } from '../support/klien.js';
import { alamatBasisData, jalankanServer, lingkungan, mulaiServer, type Proses } from '../support/proses.js';

let database: TestDatabase;
let env: Record<string, string>;
before(async () => {
  database = await createTestDatabase();
  env = lingkungan({ DATABASE_URL: alamatBasisData(database.connection) });
});
after(() => database.destroy());

/** Asks again and again until it is so; the test run's own limit ends what never becomes so. */
async function sampai(syarat: () => Promise<boolean>): Promise<void> {
  while (!(await syarat()));
}

/** Ends a server that a test has left running. */
async function hentikan(proses: Proses): Promise<number | null> {
  proses.anak.kill('SIGTERM');
  return proses.selesai;
}

describe('a server that cannot start says why in one line and ends with 1', () => {
  const pastikanSatuBaris = async (proses: Proses, pesan: RegExp) => {
    assert.equal(await proses.selesai, 1);
    assert.match(proses.keluaran.stderr, pesan);
    assert.equal(proses.keluaran.stderr.trim().split('\n').length, 1, proses.keluaran.stderr);
    assert.equal(proses.keluaran.stdout, '');
  };

  it('port taken', async () => {
    const lain = createServer().listen(0, '127.0.0.1');
    await once(lain, 'listening');
    const { port } = lain.address() as { port: number };
    const proses = jalankanServer({ ...env, PORT: String(port) });
    await pastikanSatuBaris(proses, new RegExp(`PORT ${port} is already taken; set PORT to another one`));
    lain.close();
  });

  it('DATABASE_URL that nobody answers, by address and by name', async () => {
    for (const alamat of ['127.0.0.1:1', 'localhost:1']) {
      const proses = jalankanServer({ ...env, DATABASE_URL: `postgresql://siapa@${alamat}/apa` });
      await pastikanSatuBaris(proses, /database of DATABASE_URL cannot be reached \(.*(ECONNREFUSED|refused).*\)/);
    }
  });

  it('a database that does not exist; its message shows no password', async () => {
    const url = alamatBasisData({ ...database.connection, database: 'tidak_ada' }).replace('@', ':rahasiaku@');
    const proses = jalankanServer({ ...env, DATABASE_URL: url });
    await pastikanSatuBaris(proses, /tidak_ada/);
    assert.doesNotMatch(proses.keluaran.stderr, /rahasiaku/);
  });

  it('SECRET_KEY, ANSWER_KEYS or BASE_URL missing, SECRET_KEY weak', async () => {
    const tanpa = (nama: string) => jalankanServer(lingkungan({ DATABASE_URL: env.DATABASE_URL, [nama]: undefined }));
    for (const nama of ['SECRET_KEY', 'ANSWER_KEYS', 'BASE_URL'])
      await pastikanSatuBaris(tanpa(nama), new RegExp(`${nama} is missing`));
    await pastikanSatuBaris(jalankanServer({ ...env, SECRET_KEY: 'A'.repeat(44) }), /SECRET_KEY is a weak/);
  });
});

describe('a real server', () => {
  let proses: Proses;
  let luar: Db;
  before(async () => {
    proses = await mulaiServer(env);
    luar = connect(database.connection, { max: 2 });
  });
  after(async () => {
    await hentikan(proses);
    await luar.destroy();
  });

  it('holds no demo people and has no demo mailbox (domain §5.5)', async () => {
    for (const tabel of ['pegawai', 'petugas', 'registrasi', 'formulir'])
      assert.equal((await luar(tabel).select()).length, 0, tabel);
    assert.ok((await luar('instansi').select()).length > 600);
    const klien = new Klien(proses.url);
    assert.equal((await klien.buka('/demo/surel')).status, 404);
    assert.doesNotMatch((await klien.buka('/')).teks, /demo/i);
    assert.doesNotMatch(proses.keluaran.stdout, /Kain-Kawung|DEM\dPNS/);
    const masuk = { nama_pengguna: 'admin.bkn', kata_sandi: 'Kain-Kawung-2026' };
    assert.equal((await klien.kirim('/admin/login', masuk)).status, 422);
  });

  it('answers its probes', async () => {
    const klien = new Klien(proses.url);
    const [hidup, siap, ukuran] = [
      await klien.buka('/healthz'),
      await klien.buka('/readyz'),
      await klien.buka('/metrics'),
    ];
    assert.deepEqual([hidup.teks, siap.teks], ['ok', 'ready']);
    assert.match(
      ukuran.teks,
      /http_request_duration_seconds_count\{method="GET",route="\/readyz",status="200"\} [1-9]/,
    );
    await klien.buka('/bukti/RAHASIA12345');
    assert.doesNotMatch((await klien.buka('/metrics')).teks, /RAHASIA/, 'patterns, not addresses');
  });

  it('database away: /readyz 503, a friendly 503 page, /healthz well; back by itself', async () => {
    const admin = connect({ ...database.connection, database: 'postgres' }, { max: 1 });
    const klien = new Klien(proses.url);
    try {
      await admin.raw('ALTER DATABASE ?? ALLOW_CONNECTIONS false', [database.name]);
      await admin.raw('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?', [database.name]);
      await sampai(async () => (await klien.buka('/readyz')).status === 503);
      assert.equal((await klien.buka('/healthz')).status, 200);
      const isi = { nomor_register: 'DEM2PNS4', kata_kunci: 'x' };
      for (const { status, teks, kepala } of [
        await klien.buka('/bukti/ABCDEFGHJKMN'),
        await klien.kirim('/login', isi),
      ]) {
        assert.equal(status, 503);
        assert.match(teks, /<h1>Sedang tidak dapat melayani<\/h1>[\s\S]*Tidak ada yang berubah/);
        assert.doesNotMatch(teks, /postgres|database|connection/i);
        assert.ok(Number(kepala.get('retry-after')) > 0);
      }
      assert.equal((await klien.buka('/')).status, 200, 'pages without data go on');
    } finally {
      await admin.raw('ALTER DATABASE ?? ALLOW_CONNECTIONS true', [database.name]);
      await admin.destroy();
    }
    await sampai(async () => (await klien.buka('/readyz')).status === 200);
    assert.equal((await klien.buka('/bukti/ABCDEFGHJKMN')).status, 422);
    assert.equal(proses.anak.exitCode, null, 'it has not crashed');
  });

  it('SIGTERM with a request under way: the request completes, new ones are refused, exit 0', async () => {
    const agen = new Agent({ keepAlive: true });
    const kunci = await luar.transaction();
    await kunci.raw('LOCK TABLE bukti IN ACCESS EXCLUSIVE MODE');
    const jawaban = new Promise<number | undefined>((selesai, gagal) => {
      request(`${proses.url}/bukti/ABCDEFGHJKMN`, { agent: agen }, (res) => {
        res.resume().on('end', () => selesai(res.statusCode));
      })
        .on('error', gagal)
        .end();
    });
    await sampai(async () => {
      const { rows } = await luar.raw(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    proses.anak.kill('SIGTERM');
    await sampai(() =>
      fetch(`${proses.url}/healthz`).then(
        () => false,
        () => true,
      ),
    );
    await kunci.rollback();
    assert.equal(await jawaban, 422);
    assert.equal(await proses.selesai, 0);
    assert.equal(proses.keluaran.stderr, '');
    agen.destroy();
  });

  it('starts again on the same database, and two of them at once', async () => {
    const [satu, dua] = await Promise.all([mulaiServer(env), mulaiServer(env)]);
    assert.deepEqual(
      [(await fetch(`${satu.url}/readyz`)).status, (await fetch(`${dua.url}/readyz`)).status],
      [200, 200],
    );
    assert.deepEqual(await Promise.all([hentikan(satu), hentikan(dua)]), [0, 0]);
  });
});
