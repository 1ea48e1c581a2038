import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded/index.js';
import { isAlive } from '../../src/database/embedded/process-table.js';
import { fileKode, kataNode } from '../support/kode.js';

const INDEX = pathToFileURL(fileKode('src/database/embedded/index')).href;
const base = fs.mkdtempSync(path.join(os.tmpdir(), 'epupns-embedded-test-'));
/** Made once, by a first start in an empty directory, and copied: initdb is the slow part. */
const cluster = path.join(base, 'new');

before(async () => {
  // Other users can reach it, as they usually can a project's directory.
  fs.chmodSync(base, 0o755);
  const server = await startEmbedded({ dir: cluster });
  assert.equal(server.owner, true);
  await server.stop();
});
after(() => fs.rmSync(base, { recursive: true, force: true }));

describe('the embedded PostgreSQL', () => {
  test('speaks UTF-8, sorts by Indonesian rules, opens no port, and leaves nothing behind when it stops', async () => {
    const server = await startEmbedded({ dir: copyOfCluster('first') });
    const columns = 'datlocale, pg_encoding_to_char(encoding) AS encoding';
    const rows = await query(server, `SELECT ${columns} FROM pg_database WHERE datname = current_database()`);
    assert.deepEqual(rows, [{ datlocale: 'id-ID', encoding: 'UTF8' }]);
    assert.equal(await setting(server, 'listen_addresses'), '');
    assert.equal(await setting(server, 'fsync'), 'on');
    assert.equal(fs.statSync(server.connection.host).mode & 0o777, 0o700);
    await server.stop();
    await server.stop();
    assert.equal(isAlive(server.pid), false);
    assert.equal(fs.existsSync(server.connection.host), false);
  });

  test('keeps its data over a restart', async () => {
    const dir = copyOfCluster('restart');
    const first = await startEmbedded({ dir });
    await query(first, 'CREATE TABLE ingatan AS SELECT 42 AS angka');
    await first.stop();
    const second = await startEmbedded({ dir });
    assert.deepEqual(await query(second, 'SELECT angka FROM ingatan'), [{ angka: 42 }]);
    await second.stop();
  });

  test('stops within seconds although a client stays connected', async () => {
    const server = await startEmbedded({ dir: copyOfCluster('busy'), ephemeral: true });
    const client = new pg.Client(server.connection);
    const errors: string[] = [];
    client.on('error', (error) => errors.push(error.message));
    await client.connect();
    await server.stop();
    await until(() => errors.some((message) => /terminat/.test(message)), 'the client hears of it');
    assert.equal(isAlive(server.pid), false);
  });

  test('switches durability off for tests only', async () => {
    const server = await startEmbedded({ dir: copyOfCluster('ephemeral'), ephemeral: true });
    assert.equal(await setting(server, 'fsync'), 'off');
    assert.equal(await setting(server, 'synchronous_commit'), 'off');
    await server.stop();
  });

  test('simultaneous starters share one server, which ends with its owner only', async () => {
    const dir = copyOfCluster('shared');
    const servers = await Promise.all([1, 2, 3].map(() => startEmbedded({ dir, ephemeral: true })));
    const owners = servers.filter((server) => server.owner);
    const guests = servers.filter((server) => !server.owner);
    assert.equal(owners.length, 1);
    assert.equal(new Set(servers.map((server) => server.pid)).size, 1);
    for (const guest of guests) await guest.stop();
    assert.deepEqual(await query(guests[0]!, 'SELECT 1 AS satu'), [{ satu: 1 }]);
    await owners[0]!.stop();
    assert.equal(isAlive(servers[0]!.pid), false);
  });

  test('is shared between processes, and a new owner takes over after the first', async () => {
    const dir = copyOfCluster('processes');
    const { child, pid } = await startInChild(dir);
    const guest = await startEmbedded({ dir });
    assert.deepEqual([guest.owner, guest.pid], [false, pid]);
    child.kill('SIGKILL');
    await until(() => !isAlive(pid), 'the server ends');
    const next = await startEmbedded({ dir });
    assert.equal(next.owner, true);
    await next.stop();
  });

  test('stops when its owner is killed with -9, and starts again at once', async () => {
    const dir = copyOfCluster('killed');
    const { child, pid } = await startInChild(dir);
    const group = serverGroup(pid);
    // A watchdog that is slow to notice: until it does, the server looks as sound as ever.
    process.kill(-group, 'SIGSTOP');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const starting = startEmbedded({ dir });
    process.kill(-group, 'SIGCONT');
    const again = await starting;
    assert.equal(again.owner, true, 'a server that is about to end is not joined');
    assert.notEqual(again.pid, pid);
    assert.equal(isAlive(pid), false);
    await again.stop();
  });

  test('Ctrl-C in a terminal reaches node alone, which can still store something', async () => {
    const { child, output } = await startInChild(copyOfCluster('session'));
    process.kill(-child.pid!, 'SIGINT');
    assert.equal((await output.next()).value, 'stored');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  test('recovers after the server itself was killed', async () => {
    const dir = copyOfCluster('crash');
    const first = await startEmbedded({ dir });
    await query(first, 'CREATE TABLE selamat AS SELECT 1 AS satu');
    // Asleep until it is killed, so that the next start surely finds it still in the process table.
    process.kill(first.pid, 'SIGSTOP');
    const starting = startEmbedded({ dir });
    process.kill(first.pid, 'SIGKILL');
    const second = await starting;
    assert.equal(second.owner, true, 'a server that is being killed is not joined');
    assert.deepEqual(await query(second, 'SELECT satu FROM selamat'), [{ satu: 1 }]);
    await first.stop();
    await second.stop();
  });

  test('is not misled by a stale postmaster.pid whose number another program has now', async () => {
    const dir = copyOfCluster('stale');
    const stale = [process.pid, path.join(dir, 'pg'), 1, 5432, '/tmp/none', '', '1 2', 'ready', ''];
    fs.writeFileSync(path.join(dir, 'pg', 'postmaster.pid'), stale.join('\n'));
    const server = await startEmbedded({ dir });
    assert.deepEqual(await query(server, 'SELECT 1 AS satu'), [{ satu: 1 }]);
    await server.stop();
  });

  test('is not held up by the lock of a dead starter, nor by its half-made cluster', async () => {
    const dir = copyOfCluster('dead-lock');
    fs.writeFileSync(path.join(dir, 'start.lock'), `${process.pid}:0`);
    fs.mkdirSync(path.join(dir, 'pg.init'));
    const server = await startEmbedded({ dir });
    await server.stop();
    assert.equal(fs.existsSync(path.join(dir, 'start.lock')), false);
  });

  test('works in a directory that only root can enter', { skip: process.getuid?.() !== 0 }, async () => {
    const dir = copyOfCluster('private');
    fs.chmodSync(dir, 0o700);
    const server = await startEmbedded({ dir });
    assert.deepEqual(await query(server, 'SELECT 1 AS satu'), [{ satu: 1 }]);
    await server.stop();
  });

  test('says what is wrong when the server does not start', async () => {
    const dir = copyOfCluster('broken');
    fs.writeFileSync(path.join(dir, 'pg', 'PG_VERSION'), '9.1\n');
    await assert.rejects(startEmbedded({ dir }), /did not start[\s\S]*9\.1/);
  });
});

/** A stopped cluster of its own for one test. */
function copyOfCluster(name: string): string {
  const dir = path.join(base, name);
  fs.cpSync(cluster, dir, { recursive: true });
  return dir;
}

/** The process group of a server and its watchdog; small Linux images have no ps. */
function serverGroup(pid: number): number {
  if (process.platform !== 'linux')
    return Number(execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }));
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}

async function query(server: EmbeddedServer, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function setting(server: EmbeddedServer, name: string): Promise<unknown> {
  const [row] = (await query(server, `SHOW ${name}`)) as Record<string, unknown>[];
  return row?.[name];
}

interface Owner {
  child: ChildProcess;
  /** The postmaster. */
  pid: number;
  output: AsyncIterator<string>;
}

/** A node process in a group of its own that owns a server; returns when the server is up. */
async function startInChild(dir: string): Promise<Owner> {
  const script = `
    import pg from 'pg';
    import { startEmbedded } from ${JSON.stringify(INDEX)};
    const server = await startEmbedded({ dir: ${JSON.stringify(dir)} });
    process.on('SIGINT', async () => {
      const client = new pg.Client(server.connection);
      await client.connect();
      await client.query('CREATE TABLE terakhir (angka int)');
      await client.end();
      console.log('stored');
      await server.stop();
      process.exit(0);
    });
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, [...kataNode, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, pid: Number((await output.next()).value), output };
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await sleep(10);
  }
}
