import type { Server } from 'node:http';
import process from 'node:process';
import { createApp } from './app.js';
import { ConfigError, readConfig } from './config.js';
import { openDatabase } from './database/open.js';
import { lengkapiDeps } from './deps.js';
import { startJobs } from './jobs/jobs.js';
import { buatAntreanBcrypt } from './web/antrean-bcrypt.js';
import { buatLog } from './web/log.js';
import { buatSandi } from './web/sandi.js';
import { bukaServer } from './web/server-http.js';
import { welcome } from './welcome.js';

/** How long requests under way may take to finish after SIGTERM. */
const SHUTDOWN_MS = 10_000;

try {
  await main();
} catch (error) {
  // One clear line; whoever starts the program needs no stack to mend a setting.
  const text = error instanceof Error ? error.message.split('\n')[0] : String(error);
  process.stderr.write(`e-PUPNS cannot start: ${text}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = buatLog(config.mode === 'demo' && !process.env.LOG_LEVEL ? 'warn' : config.logLevel);
  const sandi = buatSandi(config);
  const bcrypt = buatAntreanBcrypt();
  const jam = (): Date => new Date();
  const database = await openDatabase(config, { log, sandi, bcrypt, jam });
  const deps = await lengkapiDeps({ db: database.db, config, log, jam, sandi, bcrypt });
  const server = bukaServer(createApp(deps));
  try {
    await listen(server, config.port, config.host);
  } catch (error) {
    await database.close();
    throw error;
  }
  const jobs = startJobs(deps);
  process.stdout.write(welcome(config, server.address()));
  stopOnSignal(async () => {
    await close(server);
    await jobs.stop();
    deps.pemeriksa.tutup();
    await database.close();
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new ConfigError(`PORT ${port} is already taken; set PORT to another one`) : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

/** Stops accepting, lets requests under way finish, then cuts what is left. A connection kept alive ends once it is idle. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Stops once on Ctrl-C or SIGTERM, or when the npm that started the program is gone: its shell passes no signal on. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const once = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`e-PUPNS did not stop cleanly: ${error}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, once);
  if (process.env.npm_lifecycle_event) whenOrphaned(once);
}

function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) then();
  }, 500).unref();
}
