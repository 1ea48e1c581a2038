import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from './process-table.js';

/** A PostgreSQL server as its postmaster.pid tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
  socketDir: string;
  ready: boolean;
}

const SETTLE_MS = 120_000;

/** The living server of a cluster; undefined when there is none, even if a crash left its file behind. */
export function findPostmaster(dataDir: string): Postmaster | undefined {
  const noted = readPostmasterFile(dataDir);
  return noted && servesCluster(noted.pid, dataDir) ? noted : undefined;
}

/**
 * Waits while a server of this cluster is still starting or stopping, or `doomed` because the owner it ends with is
 * gone, so that it is either usable or gone.
 */
export async function settledPostmaster(dataDir: string, doomed: () => boolean): Promise<Postmaster | undefined> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const found = findPostmaster(dataDir);
    if (!found || (found.ready && !doomed())) return found;
    if (Date.now() > deadline) throw new Error(`PostgreSQL (pid ${found.pid}) in ${dataDir} neither starts nor stops`);
    await sleep(20);
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
