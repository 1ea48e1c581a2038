import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded/index.js';
import { DATA_DIR } from './chromium.js';

/**
 * The PostgreSQL of one test run. It lives in `.data/test`, which later runs start faster from. While another run
 * uses that one, this run gets a directory of its own: the two would not agree on when to stop the server.
 */
export async function startTestServer(): Promise<EmbeddedServer> {
  await removeAbandoned();
  const shared = await startEmbedded({ dir: path.join(DATA_DIR, 'test'), ephemeral: true });
  return shared.owner ? shared : startPrivate();
}

async function startPrivate(): Promise<EmbeddedServer> {
  const dir = path.join(DATA_DIR, `test-${process.pid}`);
  const server = await startEmbedded({ dir, ephemeral: true });
  const stop = async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** Private directories of runs that were killed before they could tidy up. */
async function removeAbandoned(): Promise<void> {
  if (!existsSync(DATA_DIR)) return;
  const names = readdirSync(DATA_DIR).filter((name) => /^test-\d+$/.test(name));
  for (const name of names) {
    if (!isRunning(Number(name.slice('test-'.length)))) {
      await rm(path.join(DATA_DIR, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
