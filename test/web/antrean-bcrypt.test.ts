import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { afterEach, describe, it, mock } from 'node:test';
import bcrypt from 'bcrypt';
import { Galat } from '../../src/shared/galat.js';
import { buatAntreanBcrypt } from '../../src/web/antrean-bcrypt.js';

const AT_ONCE = Math.max(1, availableParallelism() - 1);
const WAITING = 64;
const CHEAP = 4;

afterEach(() => mock.restoreAll());

/** bcrypt that ends only when told to: `finish` the oldest one running. */
function slowBcrypt(): { running: () => number; most: () => number; finish: (error?: Error) => void } {
  const open: { resolve: (hash: string) => void; reject: (error: Error) => void }[] = [];
  let most = 0;
  const start = () =>
    new Promise<string>((resolve, reject) => {
      open.push({ resolve, reject });
      most = Math.max(most, open.length);
    });
  mock.method(bcrypt, 'hash', start as never);
  return {
    running: () => open.length,
    most: () => most,
    finish: (error) => (error ? open.shift()?.reject(error) : open.shift()?.resolve('hash')),
  };
}

/** Lets everything that is ready run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('bcrypt in a bounded queue', () => {
  it('a Kata Kunci matches its hash and no other', async () => {
    const queue = buatAntreanBcrypt(CHEAP);
    const hash = await queue.hash('kopi tubruk pagi');
    assert.match(hash, /^\$2b\$04\$/);
    assert.equal(await queue.cocok('kopi tubruk pagi', hash), true);
    assert.equal(await queue.cocok('kopi tubruk sore', hash), false);
    assert.equal(await queue.cocok('kopi tubruk pagi', 'no hash'), false);
  });

  it('all that fit into the queue finish', async () => {
    const queue = buatAntreanBcrypt(CHEAP);
    const hashes = await Promise.all(Array.from({ length: AT_ONCE + WAITING }, (_, i) => queue.hash(`kata ${i}`)));
    assert.equal(new Set(hashes).size, AT_ONCE + WAITING);
  });

  it('never more at once than there are cores to spare, and in the order they came', async () => {
    const slow = slowBcrypt();
    const queue = buatAntreanBcrypt(CHEAP);
    const done: number[] = [];
    const all: Promise<unknown>[] = [];
    const ask = () => {
      const i = all.length;
      all.push(queue.hash('x').then(() => done.push(i)));
    };
    for (let i = 0; i < AT_ONCE + 5; i += 1) ask();
    while (slow.running() > 0) {
      slow.finish();
      await settle();
      // New ones arrive while others wait: they go to the end.
      if (all.length < AT_ONCE + 10) ask();
    }
    await Promise.all(all);
    assert.equal(slow.most(), AT_ONCE);
    assert.deepEqual(
      done,
      all.map((_, i) => i),
    );
  });

  it('beyond the queue: refused as tidak_tersedia, with when to come back', async () => {
    const slow = slowBcrypt();
    const queue = buatAntreanBcrypt(CHEAP);
    const all = Array.from({ length: AT_ONCE + WAITING }, () => queue.hash('x'));
    for (const refused of [queue.hash('x'), queue.cocok('x', 'y')]) {
      await assert.rejects(refused, (error) => {
        assert.ok(error instanceof Galat);
        assert.equal(error.jenis, 'tidak_tersedia');
        assert.ok((error.tambahan.cobaLagiDetik ?? 0) > 0);
        return true;
      });
    }
    slow.finish();
    await settle();
    all.push(queue.hash('x'));
    while (slow.running() > 0) {
      slow.finish();
      await settle();
    }
    assert.equal((await Promise.all(all)).length, AT_ONCE + WAITING + 1, 'a place that became free was taken');
  });

  it('one that fails holds up nobody', async () => {
    const slow = slowBcrypt();
    const queue = buatAntreanBcrypt(CHEAP);
    const failing = Array.from({ length: AT_ONCE }, () => queue.hash('x'));
    const waiting = queue.hash('y');
    const refused = Promise.all(failing.map((satu) => assert.rejects(satu, /rusak/)));
    for (let i = 0; i < AT_ONCE; i += 1) slow.finish(new Error('rusak'));
    await refused;
    await settle();
    slow.finish();
    assert.equal(await waiting, 'hash');
  });
});
