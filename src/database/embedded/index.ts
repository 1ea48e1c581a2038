import fs from 'node:fs';
import path from 'node:path';
import { locateBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { pickIdentity } from './identity.js';
import { connectionTo, discardForeignPidFile, type Postmaster, settledPostmaster } from './postmaster.js';
import { processName } from './process-table.js';
import { launchServer } from './server.js';
import { ownerIsDead, withStartLock } from './start-lock.js';

export { EmbeddedUnavailable } from './unavailable.js';

export interface EmbeddedOptions {
  /** Where the cluster lives (in `<dir>/pg`); made when missing. */
  dir: string;
  /** For tests: faster, and a power cut may lose everything. */
  ephemeral?: boolean;
  /** Receives the server's log, line by line. */
  log?: (line: string) => void;
}

export interface EmbeddedServer {
  /** `host` is the directory of the unix socket; there is no TCP and no password. */
  connection: { host: string; port: number; user: string; database: string };
  /** False when another process started the server; `stop` then leaves it running. */
  owner: boolean;
  /** The postmaster. */
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm packages, or joins the one already running in this directory.
 * It ends with its owner, however that ends. Throws `EmbeddedUnavailable` where it cannot run.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const binaries = locateBinaries();
  fs.mkdirSync(options.dir, { recursive: true });
  const dir = fs.realpathSync(options.dir);
  const dataDir = path.join(dir, 'pg');
  const { ephemeral = false, log = () => {} } = options;
  return withStartLock(dir, async () => {
    const owner = path.join(dir, 'owner');
    const running = await settledPostmaster(dataDir, () => ownerIsDead(owner));
    if (running) return { ...describe(running), owner: false, stop: async () => {} };
    const identity = pickIdentity([binaries.postgres, dir]);
    await ensureCluster({ dataDir, initdb: binaries.initdb, identity, ephemeral });
    discardForeignPidFile(dataDir);
    fs.writeFileSync(owner, processName(process.pid));
    const server = await launchServer({ postgres: binaries.postgres, dataDir, identity, ephemeral, log });
    return { ...describe(server), owner: true, stop: server.stop };
  });
}

function describe(server: Postmaster): Pick<EmbeddedServer, 'connection' | 'pid'> {
  return { connection: connectionTo(server), pid: server.pid };
}
