import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { inProject } from '../../src/paths.js';
import { fileKode, kataNode } from './kode.js';
import type { TestConnection } from './template.js';

/** The program itself, started as people start it. */
export interface Proses {
  anak: ChildProcess;
  /** what it has printed so far */
  keluaran: { stdout: string; stderr: string };
  url: string;
  /** exit code, once it has ended */
  selesai: Promise<number | null>;
}

const kunci = (): string => randomBytes(32).toString('base64');

export const alamatBasisData = ({ host, port, user, database }: TestConnection): string =>
  `postgresql://${user}@${encodeURIComponent(host)}:${port}/${database}`;

/** Settings of a real server; `undefined` takes one away. */
export function lingkungan(ubah: Record<string, string | undefined>): Record<string, string> {
  const semua: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: '0',
    BASE_URL: 'http://127.0.0.1:3000',
    SECRET_KEY: kunci(),
    ANSWER_KEYS: `1:${kunci()}`,
    ...ubah,
  };
  return Object.fromEntries(Object.entries(semua).filter((satu): satu is [string, string] => satu[1] !== undefined));
}

export function jalankanServer(env: Record<string, string>): Proses {
  const anak = spawn(process.execPath, [...kataNode, fileKode('src/server')], { env, cwd: inProject() });
  const keluaran = { stdout: '', stderr: '' };
  anak.stdout!.on('data', (teks) => (keluaran.stdout += teks));
  anak.stderr!.on('data', (teks) => (keluaran.stderr += teks));
  const selesai = once(anak, 'close').then(([kode]) => kode as number | null);
  return { anak, keluaran, url: '', selesai };
}

/** Starts it on a port of its own and waits until it says that it runs. */
export async function mulaiServer(env: Record<string, string>): Promise<Proses> {
  const port = await portBebas();
  const proses = jalankanServer({ ...env, PORT: String(port) });
  await new Promise<void>((siap, gagal) => {
    proses.anak.stdout!.on('data', () => /e-PUPNS runs at/.test(proses.keluaran.stdout) && siap());
    proses.selesai.then((kode) => gagal(new Error(`ended with ${kode}: ${proses.keluaran.stderr}`)));
  });
  return { ...proses, url: `http://127.0.0.1:${port}` };
}

export async function portBebas(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
