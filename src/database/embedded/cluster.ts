import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Identity } from './identity.js';
import { EmbeddedUnavailable } from './unavailable.js';

const run = promisify(execFile);

/** What PostgreSQL gets to see of our environment: nothing that could change its locale, its clock or its libraries. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

export const SUPERUSER = 'epupns';

interface ClusterOptions {
  dataDir: string;
  initdb: string;
  identity: Identity;
  ephemeral: boolean;
}

/** Makes the cluster on the first start; afterwards only sees to its owner. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { dataDir, identity } = options;
  const existing = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (!existing) await createCluster(options);
  else if (existing.uid !== identity.uid) await handOver(dataDir, identity, existing.uid);
}

/** initdb fills its directory step by step; only a finished one gets the final name, whenever we may be killed. */
async function createCluster({ dataDir, initdb, identity, ephemeral }: ClusterOptions): Promise<void> {
  const parent = path.dirname(dataDir);
  const draft = `${dataDir}.init`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (identity.spawn.uid !== undefined) fs.chownSync(draft, identity.uid, identity.gid);
  const [command = initdb, ...words] = [...identity.prefix, initdb, ...initdbOptions(draft, ephemeral)];
  try {
    await run(command, words, { ...identity.spawn, env: SERVER_ENVIRONMENT, cwd: '/' });
  } catch (cause) {
    fs.rmSync(draft, { recursive: true, force: true });
    throw new Error(`initdb failed in ${parent}: ${(cause as { stderr?: string }).stderr ?? cause}`, { cause });
  }
  fs.renameSync(draft, dataDir);
}

function initdbOptions(dataDir: string, ephemeral: boolean): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=id-ID'];
  // Trust is safe: the only way in is a socket in a directory that nobody else can enter.
  const access = [`--username=${SUPERUSER}`, '--auth=trust'];
  return ['--pgdata', dataDir, ...locale, ...access, '--no-instructions', ...(ephemeral ? ['--no-sync'] : [])];
}

/** A cluster made under another user, e.g. before the machine had a postgres account. */
async function handOver(dataDir: string, identity: Identity, owner: number): Promise<void> {
  if (process.getuid?.() !== 0) throw new EmbeddedUnavailable(`${dataDir} belongs to another user (uid ${owner})`);
  await run('chown', ['-R', `${identity.uid}:${identity.gid}`, dataDir]);
}
