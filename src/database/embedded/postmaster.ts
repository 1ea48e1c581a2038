import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER } from './cluster.js';
import { commandLine } from './process-table.js';

/** A PostgreSQL server as its postmaster.pid tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
  socketDir: string;
  ready: boolean;
}

const SETTLE_MS = 120_000;
/** Longest wait for one answer; a server that gives none is asked again until `SETTLE_MS`. */
const ANSWER_MS = 5_000;
const TOO_MANY_CONNECTIONS = '53300';

/** The living server of a cluster; undefined when there is none, even if a crash left its file behind. */
export function findPostmaster(dataDir: string): Postmaster | undefined {
  const noted = readPostmasterFile(dataDir);
  return noted && servesCluster(noted.pid, dataDir) ? noted : undefined;
}

/** How to reach a server; there is no TCP and no password. */
export function connectionTo({ port, socketDir }: Postmaster) {
  return { host: socketDir, port, user: SUPERUSER, database: 'postgres' };
}

/**
 * Waits while a server of this cluster is still starting or stopping, or `doomed` because the owner it ends with is
 * gone, or killed and not yet out of the process table, so that it is either usable or gone.
 */
export async function settledPostmaster(dataDir: string, doomed: () => boolean): Promise<Postmaster | undefined> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const found = findPostmaster(dataDir);
    if (!found || (found.ready && !doomed() && (await answers(found)))) return found;
    if (Date.now() > deadline) throw new Error(`PostgreSQL (pid ${found.pid}) in ${dataDir} neither starts nor stops`);
    await sleep(20);
  }
}

async function answers(server: Postmaster): Promise<boolean> {
  const client = new pg.Client({
    ...connectionTo(server),
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  // The server may end under the open connection; the query says so.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    return (error as { code?: string }).code === TOO_MANY_CONNECTIONS;
  } finally {
    await client.end();
  }
}

/**
 * After a crash and a restart of the container the noted pid may belong to some other program, and PostgreSQL would
 * refuse to start for fear of a second server. Call only while holding the start lock.
 */
export function discardForeignPidFile(dataDir: string): void {
  const pid = readPostmasterFile(dataDir)?.pid;
  const command = pid === undefined ? undefined : commandLine(pid);
  if (command !== undefined && !command.includes('postgres')) fs.rmSync(pidFile(dataDir), { force: true });
}

function readPostmasterFile(dataDir: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = fs.readFileSync(pidFile(dataDir), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  // Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status.
  const [pid, , , port, socketDir, , , status] = lines;
  return { pid: Number(pid), port: Number(port), socketDir: socketDir ?? '', ready: status?.trim() === 'ready' };
}

function servesCluster(pid: number, dataDir: string): boolean {
  const command = commandLine(pid) ?? '';
  return command.includes('postgres') && command.includes(dataDir);
}

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'postmaster.pid');
}
