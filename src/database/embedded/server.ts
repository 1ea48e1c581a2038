import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVER_ENVIRONMENT } from './cluster.js';
import type { Identity } from './identity.js';
import { findPostmaster, type Postmaster } from './postmaster.js';

export interface LaunchOptions {
  postgres: string;
  dataDir: string;
  identity: Identity;
  ephemeral: boolean;
  log: (line: string) => void;
}

export interface RunningServer extends Postmaster {
  stop(): Promise<void>;
}

const START_MS = 120_000;
const SMART_SHUTDOWN_MS = 2_000;
/** Backends of a killed server need a moment to notice; until then its shared memory counts as used. */
const LEFTOVER_MS = 10_000;
const LEFTOVERS = /shared memory block|lock file .* already exists/;

/**
 * Runs beside the server and holds the other end of a pipe to us. When we are gone, by whatever death, the pipe closes
 * and the server is told to stop; repeatedly, since very early signals are lost. The socket directory goes with it.
 */
const WATCHDOG = `
exec 3<&0
sockets=$1
shift
"$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; while kill -INT $server; do sleep 1; done ) 2>/dev/null &
watch=$!
exec 3<&-
wait $server
status=$?
kill $watch 2>/dev/null
rm -rf "$sockets"
exit $status
`;

export async function launchServer(options: LaunchOptions): Promise<RunningServer> {
  const deadline = Date.now() + LEFTOVER_MS;
  for (;;) {
    try {
      return await launchOnce(options);
    } catch (error) {
      if (!LEFTOVERS.test((error as Error).message) || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

async function launchOnce(options: LaunchOptions): Promise<RunningServer> {
  const child = spawnWatched(options, makeSocketDir(options.identity));
  const tail = followLog(child, options.log);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const postmaster = await becomeReady(options.dataDir, child, ended, tail);
  // The server must not keep our process from ending; its end stops the server.
  for (const handle of handlesOf(child)) handle.unref();
  // Writing to nobody is how a pipe to a dead watchdog ends; `close` tells the rest.
  child.stdin?.on('error', () => {});
  let stopping: Promise<void> | undefined;
  void ended.then(() => stopping ?? options.log('PostgreSQL ended unexpectedly'));
  const stop = () => {
    stopping ??= shutDown(postmaster.pid, child, ended);
    return stopping;
  };
  return { ...postmaster, stop };
}

function spawnWatched({ postgres, dataDir, identity, ephemeral }: LaunchOptions, socketDir: string): ChildProcess {
  const server = [postgres, '-D', dataDir, ...settings(socketDir, ephemeral)];
  const [command = postgres, ...words] = [...identity.prefix, '/bin/sh', '-c', WATCHDOG, 'sh', socketDir, ...server];
  return spawn(command, words, {
    ...identity.spawn,
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in a terminal must reach us first, not the server under our open transactions.
    detached: true,
  });
}

function settings(socketDir: string, ephemeral: boolean): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    max_connections: '100',
    shared_buffers: '128MB',
    log_checkpoints: 'off',
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Short, because a socket path may have about 100 bytes; private, because whoever enters it is superuser. */
function makeSocketDir(identity: Identity): string {
  const base = os.tmpdir().length <= 60 ? os.tmpdir() : '/tmp';
  const dir = fs.mkdtempSync(path.join(base, 'epupns-'));
  if (identity.spawn.uid !== undefined) fs.chownSync(dir, identity.uid, identity.gid);
  return dir;
}

/** Passes the server's log on line by line and keeps the last of it for the error message. */
function followLog(child: ChildProcess, log: (line: string) => void): () => string {
  let kept = '';
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-4_000);
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) log(line);
  });
  return () => kept.trim();
}

async function becomeReady(
  dataDir: string,
  child: ChildProcess,
  ended: Promise<void>,
  tail: () => string,
): Promise<Postmaster> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const deadline = Date.now() + START_MS;
  for (;;) {
    const found = findPostmaster(dataDir);
    if (found?.ready) return found;
    if (over) throw new Error(`PostgreSQL did not start: ${tail()}`);
    if (Date.now() > deadline) {
      child.stdin?.end();
      throw new Error(`PostgreSQL was not ready after ${START_MS / 1000} s: ${tail()}`);
    }
    await sleep(10);
  }
}

/**
 * SIGTERM lets sockets that a pool is just closing end by themselves; SIGINT at once would raise 57P01 on them.
 * Who still holds a connection after that is cut off: closing the pipe makes the watchdog send SIGINT.
 */
async function shutDown(pid: number, child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const handle of handlesOf(child)) handle.ref();
  if (child.exitCode === null && child.signalCode === null) {
    process.kill(pid, 'SIGTERM');
    const patience = new AbortController();
    await Promise.race([ended, sleep(SMART_SHUTDOWN_MS, undefined, { signal: patience.signal }).catch(() => {})]);
    patience.abort();
  }
  child.stdin?.end();
  await ended;
}

/** What keeps the event loop alive for a child: the process and its pipes, which are sockets whatever their type says. */
function handlesOf(child: ChildProcess): { ref(): void; unref(): void }[] {
  return [child, child.stdin as Socket | null, child.stderr as Socket | null].filter((handle) => handle !== null);
}
