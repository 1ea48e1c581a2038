import { createServer } from 'node:http';
import process from 'node:process';
import express from 'express';
import pg from 'pg';

/*
 * What the machine can do at best: one primary-key SELECT and a page of the same size, without sessions or views.
 * Arguments: raw | express, connection as JSON, bytes of the page.
 */

const [kind, connection = '{}', bytes = '10000'] = process.argv.slice(2);
const pool = new pg.Pool({ ...JSON.parse(connection), max: 16 });
const filling = 'x'.repeat(Number(bytes));

async function page(nip: string): Promise<string> {
  const { rows } = await pool.query({ name: 'one', text: 'SELECT isi FROM pegawai WHERE nip = $1', values: [nip] });
  return `<!doctype html><p>${rows[0]?.isi.nama}</p>${filling}`;
}

function start(): ReturnType<typeof createServer> {
  if (kind === 'express') {
    const app = express();
    app.get('/', async (req, res) => void res.type('html').send(await page(req.get('X-Nip') ?? '')));
    return createServer(app);
  }
  return createServer((req, res) => {
    page(String(req.headers['x-nip'])).then((html) => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.end(html);
    });
  });
}

const server = start();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === 'object' && address ? address.port : 0}\n`);
});
