import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { after, before, it } from 'node:test';
import { buatSandi } from '../../src/web/sandi.js';
import { AKUN_STAF } from '../support/klien.js';
import { fileKode, kataNode } from '../support/kode.js';
import { createTestDeps } from '../support/portal.js';
import { alamatBasisData, lingkungan } from '../support/proses.js';

const [SECRET, DUA] = [0, 1].map(() => randomBytes(32).toString('base64')) as [string, string];
/** the key that the demo has made */
let satu: string;
const secretKey = Buffer.from(SECRET, 'base64');
const kunci = (isi: Record<number, string>) =>
  buatSandi({
    secretKey,
    answerKeys: new Map(Object.entries(isi).map(([n, k]) => [Number(n), Buffer.from(k, 'base64')])),
  });

let alat: Awaited<ReturnType<typeof createTestDeps>>;
before(async () => {
  alat = await createTestDeps();
  satu = alat.deps.config.answerKeys.get(1)!.toString('base64');
});
after(() => alat.database.destroy());

const jalankan = (ANSWER_KEYS: string) =>
  spawnSync(process.execPath, [...kataNode, fileKode('bin/kunci-ganti')], {
    env: lingkungan({ DATABASE_URL: alamatBasisData(alat.database.connection), SECRET_KEY: SECRET, ANSWER_KEYS }),
    encoding: 'utf8',
  });

it('issue 6, key rotation: npm run kunci:ganti leaves nothing that needs the old key, answers and second steps alike', async () => {
  const { db } = alat.deps;
  const { id } = await db('petugas').first('id');
  await db('petugas_totp').insert({ petugas_id: id, rahasia_sandi: kunci({ 1: satu }).sandikanJawaban('JBSWY3DP') });
  const banyak = Number((await db('registrasi').count().first())!.count);
  const lama = jalankan(`2:${DUA},1:${satu}`);
  assert.equal(lama.status, 0, lama.stderr);
  assert.match(lama.stdout, new RegExp(`^${banyak + 1} isi disandikan ulang dengan kunci 2`));
  const baru = kunci({ 2: DUA });
  const { jawaban_sandi } = await db('registrasi').where('nip', AKUN_STAF.nip).first('jawaban_sandi');
  assert.equal(baru.bukaJawaban(jawaban_sandi), AKUN_STAF.akun!.jawaban);
  assert.equal(baru.bukaJawaban((await db('petugas_totp').first('rahasia_sandi')).rahasia_sandi), 'JBSWY3DP');
  assert.match(jalankan(`2:${DUA}`).stdout, /^0 isi/, 'the old key is not needed any more');
});

it('a key that is missing is told, and nothing is changed', async () => {
  const tiga = randomBytes(32).toString('base64');
  const hasil = jalankan(`3:${tiga}`);
  assert.equal(hasil.status, 1);
  assert.match(hasil.stderr, /holds no key number 2/);
});
