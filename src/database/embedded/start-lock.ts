import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, processName } from './process-table.js';

const PATIENCE_MS = 180_000;
/** Taking a dead owner's lock away is a matter of microseconds; whoever needs longer died in the middle. */
const BREAKER_LIFE_MS = 5_000;

let attempts = 0;

/** One starter at a time per directory: `npm start` beside `npm run migrate`, or several test processes. */
export async function withStartLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(dir, 'start.lock');
  const deadline = Date.now() + PATIENCE_MS;
  while (!claim(lock)) {
    if (Date.now() > deadline) throw new Error(`Another start seems to hang. If none is running, delete ${lock}`);
    breakDeadLock(lock);
    await sleep(20);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/** A hard link appears in one step with its content, so nobody ever reads a half-written lock. */
function claim(lock: string): boolean {
  const draft = `${lock}.${process.pid}.${attempts++}`;
  fs.writeFileSync(draft, processName(process.pid));
  try {
    fs.linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a process that is gone. Only the holder of the second lock may do so: two waiters that both
 * saw the dead owner could otherwise remove the lock that a third has just taken.
 */
function breakDeadLock(lock: string): void {
  if (!ownerIsDead(lock)) return;
  const breaker = `${lock}.break`;
  if (!claim(breaker)) {
    if (ageOf(breaker) > BREAKER_LIFE_MS) fs.rmSync(breaker, { force: true });
    return;
  }
  try {
    if (ownerIsDead(lock)) fs.rmSync(lock, { force: true });
  } finally {
    fs.rmSync(breaker, { force: true });
  }
}

/** Whether the process that a lock, or another file with a process's name in it, speaks of has ended. */
export function ownerIsDead(lock: string): boolean {
  const owner = readIfThere(lock);
  if (owner === undefined) return false;
  const pid = Number.parseInt(owner, 10);
  return !(pid > 0 && isAlive(pid) && processName(pid) === owner);
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ageOf(file: string): number {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  return found ? Date.now() - found.mtimeMs : 0;
}
