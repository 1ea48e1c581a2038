import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { EmbeddedUnavailable } from './unavailable.js';

/** Under which user PostgreSQL runs, and how to start it so. */
export interface Identity {
  /** Owner of the cluster's files, as the kernel sees it. */
  uid: number;
  gid: number;
  /** Set when the child has to change its user. */
  spawn: { uid?: number; gid?: number };
  /** Words to put before the command. */
  prefix: string[];
}

interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root hands it to another user: the first that can reach all the paths. */
export function pickIdentity(paths: string[]): Identity {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { uid, gid, spawn: {}, prefix: [] };
  const accounts = unprivilegedAccounts();
  const account = accounts.find((candidate) => paths.every((target) => canReach(candidate, target)));
  return account ? { ...account, spawn: account, prefix: [] } : hideRoot(accounts[0]);
}

/** E.g. the project lies under /root (0700): the kernel's user stays root, but PostgreSQL sees another one. */
function hideRoot(account: Account = { uid: 65534, gid: 65534 }): Identity {
  const prefix = ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`];
  const trial = spawnSync('unshare', [...prefix.slice(1), 'true']);
  if (trial.status === 0) return { uid: 0, gid: 0, spawn: {}, prefix };
  throw new EmbeddedUnavailable('PostgreSQL does not run as root and no other user can reach its files');
}

function unprivilegedAccounts(): Account[] {
  const rows = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const byName = new Map(rows.map((row) => row.split(':')).map((fields) => [fields[0], fields]));
  return ['postgres', 'nobody']
    .map((name) => byName.get(name))
    .map((fields) => ({ uid: Number(fields?.[2]), gid: Number(fields?.[3]) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
}

function canReach(account: Account, target: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], { ...account, cwd: '/' }).status === 0;
}
