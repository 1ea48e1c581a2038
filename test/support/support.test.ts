import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import PDFDocument from 'pdfkit';
import type { Browser } from 'playwright-core';
import QRCode from 'qrcode';
import { checkAxe, launchBrowser, newPage, pageProblems, shot } from './browser.js';
import { createTestDatabase } from './database.js';
import { readPdfText, readQr, renderPdf } from './pdf.js';

describe('reading proofs back', () => {
  test('text comes page by page', async () => {
    const pdf = await makePdf((document) => {
      document.text('Tanda Bukti').text('Nomor 1').addPage().text('Halaman kedua');
    });
    assert.deepEqual(await readPdfText(pdf), ['Tanda Bukti\nNomor 1', 'Halaman kedua']);
  });

  test('both QR codes of a page are read', async () => {
    const codes = await Promise.all(['https://contoh.test/periksa/1', 'kedua'].map((text) => QRCode.toBuffer(text)));
    const pdf = await makePdf((document) => {
      for (const [index, code] of codes.entries()) document.image(code, 80, 80 + index * 300, { width: 90 });
    });
    const [page] = await renderPdf(pdf);
    assert.ok(page);
    const found = await readQr(page);
    assert.deepEqual(found.sort(), ['https://contoh.test/periksa/1', 'kedua']);
  });

  test('a page without a QR code has none', async () => {
    const [page] = await renderPdf(await makePdf((document) => document.text('Kosong')), { scale: 1 });
    assert.ok(page);
    assert.deepEqual(await readQr(page), []);
  });
});

describe('the browser', () => {
  const pages: Record<string, string> = {
    '/': '<main><h1>Beranda</h1><p>Selamat datang</p></main>',
    '/tanpa-label': '<main><h1>Cari</h1><input></main>',
    '/galat': '<main><h1>Galat</h1></main><script src="/galat.js"></script>',
    '/csp': '<main><h1>CSP</h1></main><script>document.title = "inline"</script>',
    '/galat.js': 'throw new Error("rusak")',
  };
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const body = pages[url];
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    response.writeHead(body ? 200 : 422, { 'content-type': type, 'content-security-policy': "default-src 'self'" });
    const head = '<!doctype html><html lang="id"><title>Uji</title>';
    response.end(type.startsWith('text/html') ? head + (body ?? '<main><h1>Periksa</h1></main>') : body);
  });
  let browser: Browser;
  let base: string;

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  async function open(path: string, options: Parameters<typeof newPage>[1] = {}) {
    const page = await newPage(browser, options);
    await page.goto(base + path);
    return page;
  }

  test('a good page passes, in Indonesian and Western Indonesian time', async () => {
    const page = await open('/', { width: 390 });
    await checkAxe(page);
    assert.equal(await page.evaluate('navigator.language'), 'id-ID');
    assert.equal(await page.evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone'), 'Asia/Jakarta');
    assert.equal(await page.evaluate('innerWidth'), 390);
    process.env.PICTURES = 'on';
    assert.match((await shot(page, 'uji-pendukung')) ?? '', /\.data\/shots\/uji-pendukung\.png$/);
    assert.deepEqual(pageProblems(page), []);
  });

  test('a field without a label is reported, with its place', async () => {
    await assert.rejects(checkAxe(await open('/tanpa-label')), /label[\s\S]*input/);
  });

  test('a page without JavaScript shows its content; axe says at once that it cannot run there', async () => {
    const page = await open('/', { javaScript: false });
    assert.equal(await page.getByRole('heading').textContent(), 'Beranda');
    await assert.rejects(checkAxe(page), /axe needs JavaScript/);
  });

  test('an uncaught error is noticed', async () => {
    expectProblem(await open('/galat'), /uncaught error.*rusak/);
  });

  test('a broken content security policy is noticed', async () => {
    const page = await open('/csp');
    assert.equal(await page.title(), 'Uji');
    expectProblem(page, /Content Security Policy/);
  });

  test('a form page answered with 422 is no problem', async () => {
    assert.deepEqual(pageProblems(await open('/tidak-lengkap')), []);
  });

  test('closing a browser with unexpected problems fails', async () => {
    const other = await launchBrowser();
    await (await newPage(other)).goto(`${base}/galat`);
    await assert.rejects(other.close(), /rusak/);
  });

  function expectProblem(page: Parameters<typeof pageProblems>[0], expected: RegExp) {
    const problems = pageProblems(page).splice(0);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', expected);
  }
});

describe('the database of a test file', () => {
  test('is a clone of its own, with the schema, and goes away', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await one.knex.schema.createTable('coba', (table) => table.integer('angka'));
    assert.equal(await two.knex.schema.hasTable('coba'), false);
    assert.equal(await two.knex.schema.hasTable('migrasi'), true);
    await one.destroy();
    const left = await two.knex('pg_database').where({ datname: one.name });
    assert.deepEqual(left, []);
    await two.destroy();
  });
});

function makePdf(write: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  write(document);
  document.end();
  return done;
}
