import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { seedReferensi } from '../seeds/referensi.js';
import { startEmbedded } from '../src/database/embedded/index.js';
import { connect } from '../src/database/knex.js';
import { migrateToLatest } from '../src/database/migrate.js';
import { inProject } from '../src/paths.js';
import { buatSandi } from '../src/web/sandi.js';
import { type BenchSession, makeSessions } from './bench/data.js';
import { load, type Measured } from './bench/load.js';
import { proofCpuMs } from './bench/pdf.js';

/*
 * npm run bench [-- --orang 100000 --ronde 3 --detik 8]: raw limit, bare express and the portal's Data Utama page in
 * turn, closed loop with wrk, on this machine. Appends the ratios to docs/bench.md.
 */

const { values } = parseArgs({
  options: {
    orang: { type: 'string', default: '100000' },
    ronde: { type: 'string', default: '3' },
    detik: { type: 'string', default: '8' },
  },
});
const dir = inProject('.data/bench');
const secret = randomBytes(32);
const SESSIONS = 2000;
/** The portal prints its public address, so its port is chosen here. */
const PORTAL_PORT = '3199';
const PROOF_ROWS = 40;

async function main(): Promise<void> {
  requireWrk();
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const database = await startEmbedded({ dir });
  const url = `postgresql://${database.connection.user}@/${database.connection.database}?host=${encodeURIComponent(database.connection.host)}&port=${database.connection.port}`;
  try {
    const sessions = await prepare(database.connection, url);
    const results = await rounds(database.connection, url, database.pid, sessions);
    report(results);
    reportProof(PROOF_ROWS, await proofCpuMs(PROOF_ROWS));
  } finally {
    await database.stop();
  }
}

function requireWrk(): void {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
  } catch (error) {
    // wrk -v answers with exit code 1 where it exists.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
    process.stderr.write('npm run bench needs wrk (Debian: apt-get install wrk)\n');
    process.exit(1);
  }
}

async function prepare(connection: Parameters<typeof connect>[0], url: string): Promise<BenchSession[]> {
  const db = connect(connection);
  await migrateToLatest(db);
  await seedReferensi(db);
  execFileSync('npx', ['tsx', 'bin/data-sintetis.ts', '--jumlah', values.orang, '--benih', '7', '--keluar', dir], {
    cwd: inProject(),
    stdio: 'inherit',
  });
  for (const kind of ['pegawai', 'golongan', 'pendidikan', 'jabatan']) {
    execFileSync('npx', ['tsx', 'bin/impor.ts', kind, `${dir}/${kind}.csv`], {
      cwd: inProject(),
      stdio: 'inherit',
      env: { ...process.env, ...environment(url) },
    });
  }
  const sandi = buatSandi({ secretKey: secret, answerKeys: new Map([[1, secret]]) });
  const sessions = await makeSessions(db, sandi, secret, SESSIONS);
  // Last, so that the planner knows the accounts and sessions too.
  await db.raw('ANALYZE');
  await db.destroy();
  return sessions;
}

const environment = (url: string): Record<string, string> => ({
  DATABASE_URL: url,
  SECRET_KEY: secret.toString('base64'),
  ANSWER_KEYS: `1:${secret.toString('base64')}`,
  BASE_URL: 'http://127.0.0.1',
  LOG_LEVEL: 'error',
  // As on a server of our own; off only behind a pooler that shares connections between transactions.
  PREPARED_STATEMENTS: 'on',
  PORT: PORTAL_PORT,
});

interface Results {
  bytes: number;
  raw: Measured[];
  express: Measured[];
  portal: Measured[];
}

async function rounds(connection: object, url: string, postmaster: number, sessions: BenchSession[]): Promise<Results> {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: inProject() });
  const portal = await start(['--enable-source-maps', 'dist/src/server.js'], /runs at/, environment(url));
  const page = await fetch(`${portal.url}/formulir/data-utama`, { headers: { Cookie: sessions[0]!.cookie } });
  const bytes = (await page.text()).length;
  if (page.status !== 200) throw new Error(`the portal answers ${page.status}`);
  const bare = async (kind: string) =>
    start(
      ['--import', 'tsx', 'bin/bench/raw-server.ts', kind, JSON.stringify(connection), String(bytes)],
      /port (\d+)/,
      {},
    );
  const raw = await bare('raw');
  const express = await bare('express');
  const results: Results = { bytes, raw: [], express: [], portal: [] };
  // Round 0 warms up the compiler and the database's cache; it does not count.
  for (let round = 0; round <= Number(values.ronde); round += 1) {
    for (const [name, server, path] of [
      ['raw', raw, '/'],
      ['express', express, '/'],
      ['portal', portal, '/formulir/data-utama'],
    ] as const) {
      const measured = await load(`${server.url}${path}`, sessions, {
        seconds: Number(values.detik),
        dir,
        pid: server.child.pid!,
        postmaster,
      });
      if (round > 0) results[name].push(measured);
      process.stdout.write(
        `${name.padEnd(8)} ${measured.pagesPerSecond.toFixed(0).padStart(6)}/s  p99 ${measured.p99Ms.toFixed(1)} ms  ${measured.cpuMsPerPage.toFixed(3)} ms CPU  ${measured.errors} errors\n`,
      );
    }
  }
  for (const server of [portal, raw, express]) server.child.kill('SIGTERM');
  return results;
}

/** Starts a server and waits for the line that names its address or port. */
function start(
  args: string[],
  ready: RegExp,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, {
    cwd: inProject(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}: ${output}`)));
    child.stdout!.on('data', (text) => {
      output += text;
      const port = env.PORT ?? /port (\d+)/.exec(output)?.[1];
      if (ready.test(output) && port) resolve({ child, url: `http://127.0.0.1:${port}` });
    });
  });
}

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function report({ bytes, raw, express, portal }: Results): void {
  const limit = median(raw.map((one) => one.pagesPerSecond));
  const line = (name: string, measured: Measured[]): string => {
    const rate = median(measured.map((one) => one.pagesPerSecond));
    const cpu = median(measured.map((one) => one.cpuMsPerPage));
    const p99 = median(measured.map((one) => one.p99Ms));
    const errors = measured.reduce((sum, one) => sum + one.errors, 0);
    return `| ${name} | ${(rate / limit).toFixed(2)} | ${cpu.toFixed(2)} | ${p99.toFixed(1)} | ${rate.toFixed(0)} | ${errors} |`;
  };
  const table = [
    `\n## ${new Date().toISOString().slice(0, 10)}: Data Utama of a logged-in PNS`,
    `\n${values.orang} people, ${bytes} bytes of HTML, 16 connections, ${values.ronde} rounds of ${values.detik} s, medians after a warm-up round; ${cpus().length} cores with the generator on them, Node ${process.version}.\n`,
    '| | of the raw limit | CPU ms a page (program + database) | p99 ms | pages/s | errors |',
    '|---|---|---|---|---|---|',
    line('raw node:http + pg, same bytes', raw),
    line('bare Express, same bytes', express),
    line('the portal', portal),
    '\nBar (quality.md): at least 0.45 of the raw limit and at most 0.5 ms CPU a page.',
  ].join('\n');
  const file = inProject('docs/bench.md');
  if (!existsSync(file))
    appendFileSync(
      file,
      '# Measurements\n\nFrom `npm run bench`. Ratios within one run count; absolute figures differ from machine to machine.\n',
    );
  appendFileSync(file, `${table}\n`);
  process.stdout.write(`${table}\n`);
}

function reportProof(rows: number, cpuMs: number): void {
  const line = `Bukti Pengisian with ${rows} rows: ${cpuMs.toFixed(0)} ms CPU, in a thread of its own. Bar: at most 200 ms.`;
  appendFileSync(inProject('docs/bench.md'), `\n${line}\n`);
  process.stdout.write(`\n${line}\n`);
}

await main();
