import { spawn } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { inProject } from '../src/paths.js';
import { findChromium } from '../test/support/chromium.js';
import type { Templates } from '../test/support/database.js';
import { startTestServer } from '../test/support/server.js';
import { prepareTemplate, type TestConnection } from '../test/support/template.js';
import { prepareDemoTemplate } from '../test/support/template-demo.js';

/*
 * npm test [-- [--only-tests] [filter…]]: types, lint, then the test files whose path contains one of the filters,
 * against a PostgreSQL of this run. The tests run through node:test's `run`, because `node --test` sorts its files
 * by name and the slow ones have to start first.
 */

/** Where this run's code lies: compiled in dist-test (`npm test`), or the sources (under tsx). */
const CODE = path.resolve(import.meta.dirname, '..');
const ENDING = path.extname(import.meta.filename);
const INTERRUPTED = 130;
/** For one test file; a hanging one must not hold a build for ever. */
const FILE_TIMEOUT_MS = 600_000;
/** One more than the two cores that CI has: a browser test waits for a good part of its time. */
const AT_ONCE = 3;
/** Loading the program takes longer than most files' tests, so files share a process; those with a browser are longer. */
const FILES_A_PROCESS = { browser: 2, other: 8 };

/** A run's own: two in one folder must not take each other's modules away. */
const GROUPS = inProject('.data', 'test-groups', String(process.pid));

const interruption = new AbortController();
// Every running tool and test file listens; `run` adds one each.
setMaxListeners(0, interruption.signal);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

async function main(words: string[]): Promise<number> {
  const filters = words.filter((word) => !word.startsWith('-'));
  const unknown = words.find((word) => word.startsWith('-') && word !== '--only-tests');
  if (unknown) return refuse(`Unknown option ${unknown}. Usage: npm test [-- [--only-tests] [filter…]]`);
  const files = listTestFiles(filters);
  if (files.length === 0) return refuse(`No test file matches ${filters.join(', ') || 'test/**/*.test.ts'}`);
  try {
    if (!words.includes('--only-tests')) await checkSources();
    return await testWithServer(files);
  } catch (error) {
    if (interruption.signal.aborted) return INTERRUPTED;
    return refuse(error instanceof StepFailed ? error.message : ((error as Error).stack ?? String(error)));
  }
}

class StepFailed extends Error {}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

async function checkSources(): Promise<void> {
  await step('lint', () => runTool('biome', ['ci']));
}

async function testWithServer(files: string[]): Promise<number> {
  const server = await step('database', startTestServer);
  try {
    process.env.TEST_MULAI = String(Date.now());
    process.env.TEST_PG = JSON.stringify(server.connection);
    process.env.TEST_TEMPLATES = JSON.stringify(await step('templates', () => prepareTemplates(server.connection)));
    // Once for all, before several files would each unpack it.
    if (files.some(usesBrowser)) process.env.CHROMIUM_PATH = await step('browser', findChromium);
    interruption.signal.throwIfAborted();
    const passed = await step(`tests (${files.length} files)`, () => runTests(files));
    return interruption.signal.aborted ? INTERRUPTED : passed ? 0 : 1;
  } finally {
    rmSync(GROUPS, { recursive: true, force: true });
    await server.stop();
  }
}

async function prepareTemplates(server: TestConnection): Promise<Templates> {
  const referensi = await prepareTemplate(server);
  return { referensi, demo: await prepareDemoTemplate(server, referensi) };
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const report = (mark: string) => console.log(`${mark} ${name} ${((performance.now() - start) / 1000).toFixed(2)} s`);
  try {
    const result = await work();
    report('■');
    return result;
  } catch (error) {
    report('✖');
    throw error;
  }
}

function runTool(tool: string, words: string[]): Promise<void> {
  const child = spawn(inProject('node_modules', '.bin', tool), words, {
    cwd: inProject(),
    stdio: 'inherit',
    signal: interruption.signal,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new StepFailed(`${tool} found problems`))));
  });
}

/** Node 20 expands no globs. Browser tests take longest, so they start first and the short ones fill the gaps. */
function listTestFiles(filters: string[]): string[] {
  const all = readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join('test', name))
    .sort();
  const chosen = all.filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
  const isLong = (file: string) => file.startsWith(path.join('test', 'browser'));
  return [...chosen.filter(isLong), ...chosen.filter((file) => !isLong(file))];
}

function usesBrowser(file: string): boolean {
  return /from '[^']*\/browser\.js'/.test(readFileSync(inProject(file), 'utf8'));
}

/** What one process runs: a module that is written for this run and imports its files. */
function shareProcesses(files: string[]): string[] {
  mkdirSync(GROUPS, { recursive: true });
  const groups = [
    ...inGroups(files.filter(usesBrowser), FILES_A_PROCESS.browser),
    ...inGroups(
      files.filter((file) => !usesBrowser(file)),
      FILES_A_PROCESS.other,
    ),
  ];
  return groups.map((group, i) => {
    const file = path.join(GROUPS, `${i + 1}.mjs`);
    writeFileSync(file, groupModule(group.map((name) => path.join(CODE, name.replace(/\.ts$/, ENDING)))));
    return file;
  });
}

/** Groups of at most so many; fewer when there are processes to spare. */
function inGroups(files: string[], most: number): string[][] {
  const size = Math.max(1, Math.min(most, Math.ceil(files.length / AT_ONCE)));
  return Array.from({ length: Math.ceil(files.length / size) }, (_, i) => files.slice(i * size, (i + 1) * size));
}

/** One suite, because it waits for all its files before it starts: at the top level, tests start while others load. */
function groupModule(files: string[]): string {
  const imports = files.map((file) => `  await import(${JSON.stringify(pathToFileURL(file).href)});`);
  const name = files.map((file) => path.relative(CODE, file).slice(0, -ENDING.length)).join(', ');
  return [
    "import { describe } from 'node:test';",
    `describe(${JSON.stringify(name)}, async () => {`,
    ...imports,
    '});',
    '',
  ].join('\n');
}

/** True when all tests passed. The children inherit our flags for node, under tsx its loader too. */
async function runTests(files: string[]): Promise<boolean> {
  let passed = true;
  const events = run({
    files: shareProcesses(files),
    concurrency: AT_ONCE,
    timeout: FILE_TIMEOUT_MS,
    signal: interruption.signal,
  });
  events.on('test:fail', ({ todo }) => {
    if (todo === undefined) passed = false;
  });
  for await (const text of events.compose(new spec())) process.stdout.write(text as string);
  return passed;
}

process.exitCode = await main(process.argv.slice(2));
