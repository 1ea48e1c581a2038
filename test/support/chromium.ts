import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { inProject } from '../../src/paths.js';

const run = promisify(execFile);

export const DATA_DIR = inProject('.data');

const INSTALLED_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const INSTALLED_CHROME = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser for the tests: CHROMIUM_PATH, the system's Chromium, the one in @sparticuz/chromium (Linux on x64),
 * an installed Chrome. Throws when there is none: a run without a browser must not look green.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`);
  }
  const found =
    INSTALLED_CHROMIUM.find((file) => existsSync(file)) ??
    (await packagedChromium()) ??
    INSTALLED_CHROME.find((file) => existsSync(file));
  if (found) return found;
  throw new Error('No Chromium for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one');
}

/** The packaged Chromium brings its own NSS and fonts, for machines that have none. */
export function chromiumEnvironment(executable: string): Record<string, string | undefined> {
  const home = path.dirname(executable);
  const libraries = path.join(home, 'al2023', 'lib');
  if (!existsSync(libraries)) return process.env;
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(home, 'fonts') };
  return { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries };
}

async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = path.join(DATA_DIR, 'tmp', `chromium-${await packagedVersion()}`);
  const executable = path.join(home, 'chromium');
  if (!existsSync(executable)) await unpackInto(home);
  return executable;
}

async function packagedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf(path.join('@sparticuz', 'chromium')));
  const manifest = await readFile(path.join(root, '@sparticuz', 'chromium', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/**
 * The package unpacks into TMPDIR and keeps what it finds there, half-written or not. So each unpacking gets a
 * directory of its own that takes the final name when complete. A child does it, because the import changes the
 * environment; the AWS names make it unpack the libraries too.
 */
async function unpackInto(home: string): Promise<void> {
  await mkdir(path.dirname(home), { recursive: true });
  const draft = await mkdtemp(`${home}.`);
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  const runtime = { AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...runtime, NODE_OPTIONS: '', TMPDIR: draft },
  });
  try {
    await rename(draft, home);
  } catch (error) {
    // Another process finished first.
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}
