import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { ConfigError, readConfig } from '../src/config.js';
import { projectRoot } from '../src/paths.js';
import { buatSandi } from '../src/web/sandi.js';

const dataDir = mkdtempSync(path.join(tmpdir(), 'epupns-config-'));
after(() => rmSync(dataDir, { recursive: true }));

/** 32 bytes, written so that no test depends on luck. */
const KEY = Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64');
const OTHER = Buffer.from('vutsrqponmlkjihgfedcba9876543210').toString('base64');
const bytes = (length: number, filled: number) => Buffer.alloc(length, filled).toString('base64');
const SERVER = {
  DATABASE_URL: 'postgresql://epupns@localhost/epupns',
  SECRET_KEY: KEY,
  ANSWER_KEYS: `1:${OTHER}`,
  BASE_URL: 'https://epupns.test',
  TRUST_PROXY: '1',
};

describe('a server', () => {
  it('runs with these settings', () => {
    const config = readConfig(SERVER);
    assert.equal(config.mode, 'server');
    assert.equal(config.databaseUrl, SERVER.DATABASE_URL);
    assert.equal(config.baseUrl, 'https://epupns.test');
    assert.deepEqual(config.secretKey, Buffer.from(KEY, 'base64'));
    assert.deepEqual([...config.answerKeys], [[1, Buffer.from(OTHER, 'base64')]]);
    assert.deepEqual([config.port, config.host, config.trustProxy, config.smtpUrl], [3000, '127.0.0.1', 1, null]);
    assert.equal(config.dataDir, path.join(projectRoot, '.data'));
  });

  it('settings cannot be changed afterwards', () =>
    assert.throws(() => Object.assign(readConfig(SERVER), { port: 1 }), TypeError));
  it('an empty variable counts as not set', () =>
    assert.equal(readConfig({ ...SERVER, PORT: '', SMTP_URL: '' }).port, 3000));
  it('the slash at the end of BASE_URL goes', () =>
    assert.equal(readConfig({ ...SERVER, BASE_URL: 'https://epupns.test/' }).baseUrl, 'https://epupns.test'));
  it('variables that are not ours do not matter', () =>
    assert.equal(readConfig({ ...SERVER, LANG: 'id_ID' }).mode, 'server'));

  it('several answer keys', () => {
    const { answerKeys } = readConfig({ ...SERVER, ANSWER_KEYS: `1:${OTHER},12:${KEY}` });
    assert.deepEqual([...answerKeys.keys()], [1, 12]);
  });

  it('every answer key number it takes can be used', () => {
    const sandi = buatSandi(readConfig({ ...SERVER, ANSWER_KEYS: `255:${OTHER}` }));
    assert.equal(sandi.bukaJawaban(sandi.sandikanJawaban('mendoan')), 'mendoan');
  });
});

describe('a wrong setting stops the start and names its variable', () => {
  const WRONG: [variable: string, value: string | undefined, says: RegExp][] = [
    ['DATABASE_URL', 'mysql://localhost/epupns', /must begin with postgresql:/],
    ['DATABASE_URL', 'localhost', /must begin with postgresql:/],
    ['PORT', 'web', /./],
    ['PORT', '65536', /./],
    ['PORT', '-1', /./],
    ['PORT', '30.5', /./],
    ['BASE_URL', 'epupns.test', /must be the public address/],
    ['BASE_URL', 'ftp://epupns.test', /must be the public address/],
    ['BASE_URL', undefined, /is missing/],
    ['TRUST_PROXY', '0', /at least 1 when BASE_URL is https/],
    ['TRUST_PROXY', undefined, /at least 1 when BASE_URL is https/],
    ['SECRET_KEY', undefined, /is missing; make one/],
    ['SECRET_KEY', 'short', /at least 32 random bytes/],
    ['SECRET_KEY', 'a'.repeat(44), /weak/],
    ['SECRET_KEY', 'please-change-this-please-change-this-please-change', /weak/],
    ['SECRET_KEY', 'contoh'.repeat(8), /weak/],
    ['SECRET_KEY', '!@#$%^&*(){}'.repeat(4), /at least 32 random bytes/],
    ['SECRET_KEY', `${KEY.slice(0, 40)}!!!!!!`, /at least 32 random bytes/],
    ['ANSWER_KEYS', undefined, /is missing/],
    ['ANSWER_KEYS', OTHER, /must read 1:<base64 key>/],
    ['ANSWER_KEYS', `satu:${OTHER}`, /must read 1:<base64 key>/],
    ['ANSWER_KEYS', `1:${OTHER};2:${KEY}`, /must read 1:<base64 key>/],
    ['ANSWER_KEYS', `1:${bytes(33, 7)}`, /33 bytes long, needs 32/],
    ['ANSWER_KEYS', `1:${bytes(31, 7)}`, /./],
    ['ANSWER_KEYS', `1:${bytes(32, 0)}`, /weak/],
    ['ANSWER_KEYS', `1:${OTHER},2:${bytes(32, 7)}`, /weak/],
    ['ANSWER_KEYS', `256:${OTHER}`, /0 to 255/],
    ['ANSWER_KEYS', `1:${OTHER},1:${KEY}`, /twice/],
    ['SMTP_URL', 'mail.epupns.test', /must begin with smtp:/],
    ['MAIL_FROM', 'x', /./],
    ['TRUST_PROXY', 'yes', /./],
    ['TRUST_PROXY', '6', /./],
    ['IMPORT_MAX_MB', '0', /./],
    ['LOG_LEVEL', 'loud', /./],
  ];
  for (const [variable, value, says] of WRONG) {
    it(`${variable}=${value?.slice(0, 30) ?? '(not set)'}`, () => {
      assert.throws(
        () => readConfig({ ...SERVER, [variable]: value }),
        (error) => {
          assert.ok(error instanceof ConfigError, String(error));
          assert.ok(error.message.startsWith(variable), error.message);
          assert.match(error.message, says);
          return true;
        },
      );
    });
  }

  it('no message repeats a secret', () => {
    const secret = randomBytes(31).toString('base64');
    for (const variable of ['SECRET_KEY', 'ANSWER_KEYS']) {
      assert.throws(
        () => readConfig({ ...SERVER, [variable]: variable === 'ANSWER_KEYS' ? `1:${secret}` : secret }),
        (error) => error instanceof ConfigError && !error.message.includes(secret),
      );
    }
  });
});

describe('the demo', () => {
  it('makes its keys once and keeps them where only their owner reads', () => {
    const [first, second] = [readConfig({ DATA_DIR: dataDir }), readConfig({ DATA_DIR: dataDir })];
    assert.equal(first.mode, 'demo');
    assert.equal(first.dataDir, dataDir);
    assert.equal(first.baseUrl, null);
    assert.equal(first.secretKey.length, 32);
    assert.equal(first.answerKeys.get(1)?.length, 32);
    assert.notDeepEqual(first.secretKey, first.answerKeys.get(1));
    assert.deepEqual(second.secretKey, first.secretKey);
    assert.deepEqual(second.answerKeys, first.answerKeys);
    assert.equal(statSync(path.join(dataDir, 'demo-keys.json')).mode & 0o777, 0o600);
  });

  it('another demo has other keys', () => {
    const other = readConfig({ DATA_DIR: path.join(dataDir, 'other', 'place') });
    assert.notDeepEqual(other.secretKey, readConfig({ DATA_DIR: dataDir }).secretKey);
  });
});
