import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Result } from 'axe-core';
import { type Browser, chromium, type Page, type Request, type Response } from 'playwright-core';
import { chromiumEnvironment, DATA_DIR, findChromium } from './chromium.js';

/** Not the package's own list: that one switches web security off. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HEIGHT = { 390: 844, 1280: 900 };
/** Longest wait for a condition. Pages answer in milliseconds, but a machine may be busy with something else. */
const PATIENCE_MS = 20_000;
/** The small build: half a megabyte less for the browser to take in, at every page. */
const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const problemsOf = new WeakMap<Page, string[]>();
const withoutScripts = new WeakSet<Page>();
const withAxe = new WeakSet<Page>();

export interface PageOptions {
  /** A phone or a desk. */
  width?: 390 | 1280;
  javaScript?: boolean;
}

/**
 * Closing the browser fails when one of its pages (made by `newPage`) noticed a problem that the test did not expect:
 * a test that expects one checks `pageProblems(page)` and empties it.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  const env = chromiumEnvironment(executablePath);
  const browser = await chromium.launch({ executablePath, env, args: SWITCHES, chromiumSandbox: false });
  const close = browser.close.bind(browser);
  const problems: string[][] = [];
  browser.on('context', (context) => {
    context.on('page', (page) => problems.push(watchProblems(page)));
  });
  browser.close = async (options) => {
    await close(options);
    const unexpected = problems.flat();
    if (unexpected.length > 0) throw new Error(`The browser noticed problems:\n  ${unexpected.join('\n  ')}`);
  };
  return browser;
}

/** A page in a context of its own: no cookies shared with other pages. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const width = options.width ?? 1280;
  const context = await browser.newContext({
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: { width, height: HEIGHT[width] },
    javaScriptEnabled: options.javaScript ?? true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  if (options.javaScript === false) withoutScripts.add(page);
  return page;
}

/** Console errors (a broken CSP is one), uncaught errors and failed sub-requests so far. The array is live. */
export function pageProblems(page: Page): string[] {
  const problems = problemsOf.get(page);
  if (!problems) throw new Error('This page does not come from launchBrowser()');
  return problems;
}

/** Throws a readable list when the page breaks WCAG 2.0–2.2 A/AA or axe's best practice. */
export async function checkAxe(page: Page): Promise<void> {
  if (withoutScripts.has(page)) throw new Error('axe needs JavaScript: check this page in one that has it');
  await loadAxe(page);
  const options = {
    runOnly: { type: 'tag', values: AXE_TAGS },
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  };
  const result = await page.evaluate<{ violations: Result[] }>(`axe.run(document, ${JSON.stringify(options)})`);
  if (result.violations.length === 0) return;
  throw new Error(`axe found problems on ${page.url()}:\n${result.violations.map(describeViolation).join('\n')}`);
}

/** Whoever was checked once will be again: the browser keeps the script and gives it to each later document itself. */
async function loadAxe(page: Page): Promise<void> {
  if (withAxe.has(page)) return;
  withAxe.add(page);
  // Through the debugger, not as a script element: the page's own CSP stays in force and does not object.
  await page.addInitScript(await axeSource);
  await page.evaluate(await axeSource);
}

/** With PICTURES set, saves the full page as `.data/shots/<name>.png` for people to look at; returns where. */
export async function shot(page: Page, name: string): Promise<string | null> {
  if (!process.env.PICTURES) return null;
  const file = path.join(DATA_DIR, 'shots', `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
  return file;
}

/** Pictures in the light look, of a phone and of a desk: `<name>-390` and `<name>-1280`. */
export async function shotBoth(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of [390, 1280] as const) {
    await page.setViewportSize({ width, height: HEIGHT[width] });
    await shot(page, `${name}-${width}`);
  }
}

function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  problemsOf.set(page, problems);
  const note = (kind: string, text: string) => problems.push(`${kind} on ${page.url()}: ${text}`);
  page.on('pageerror', (error) => note('uncaught error', error.stack ?? String(error)));
  page.on('console', (message) => {
    // The console also complains about a 422 answer to a form, which is no problem; `response` sorts those.
    const isLoadFailure = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isLoadFailure) note('console error', message.text());
  });
  page.on('response', (response) => {
    if (isBrokenPart(response)) note('failed request', `${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (!wasAbandoned(request)) note('failed request', `${request.failure()?.errorText} ${request.url()}`);
  });
  return problems;
}

function isBrokenPart(response: Response): boolean {
  return response.status() >= 400 && !response.request().isNavigationRequest();
}

/** The page went elsewhere, or the answer was a download. */
function wasAbandoned(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED';
}

function describeViolation({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map((node) => `      ${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ')}`);
  return [`  ${id} (${impact}): ${help}, ${helpUrl}`, ...places].join('\n');
}
