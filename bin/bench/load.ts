import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchSession } from './data.js';

/** One measurement of one server. */
export interface Measured {
  pagesPerSecond: number;
  p99Ms: number;
  errors: number;
  /** CPU of program and database for one page */
  cpuMsPerPage: number;
}

const CONNECTIONS = 16;
const CLOCK_TICKS_PER_SECOND = 100;

/** Loads `url` with wrk for some seconds, each request as another person. */
export async function load(
  url: string,
  sessions: readonly BenchSession[],
  options: { seconds: number; dir: string; pid: number; postmaster: number },
): Promise<Measured> {
  const script = path.join(options.dir, 'wrk.lua');
  writeFileSync(script, luaScript(sessions));
  const before = cpuSeconds(options);
  const { stdout } = await promisify(execFile)('wrk', [
    '-t1',
    `-c${CONNECTIONS}`,
    `-d${options.seconds}s`,
    '--latency',
    '-s',
    script,
    url,
  ]);
  const cpu = cpuSeconds(options) - before;
  const pages = Number(/(\d+) requests in/.exec(stdout)?.[1] ?? 0);
  return {
    pagesPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0),
    p99Ms: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(stdout)),
    errors: Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0),
    cpuMsPerPage: (cpu * 1000) / Math.max(1, pages),
  };
}

const UNIT: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };
const milliseconds = (match: RegExpExecArray | null): number => (match ? Number(match[1]) * UNIT[match[2]!]! : 0);

/** wrk runs one script a thread: the people are walked through in turn. The NIP goes along for the raw server. */
function luaScript(sessions: readonly BenchSession[]): string {
  const rows = sessions.map(({ nip, cookie }) => `{"${nip}","${cookie}"}`).join(',\n');
  return `local people = {\n${rows}\n}\nlocal i = 0\nrequest = function()\n  i = i % #people + 1\n  return wrk.format("GET", nil, {["Cookie"] = people[i][2], ["X-Nip"] = people[i][1]})\nend\n`;
}

/** CPU used so far by the program and by all processes of the database. */
function cpuSeconds({ pid, postmaster }: { pid: number; postmaster: number }): number {
  const database = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && (Number(name) === postmaster || parentOf(name) === postmaster),
  );
  return [String(pid), ...database].reduce((sum, name) => sum + ticks(name), 0) / CLOCK_TICKS_PER_SECOND;
}

function stat(pid: string): string[] {
  try {
    // The name of the program stands in brackets and may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return [];
  }
}

const parentOf = (pid: string): number => Number(stat(pid)[1] ?? 0);
const ticks = (pid: string): number => Number(stat(pid)[11] ?? 0) + Number(stat(pid)[12] ?? 0);
