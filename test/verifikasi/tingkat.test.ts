import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dinilai, tingkatBerikut, tingkatPerlu } from '../../src/verifikasi/tingkat.js';

type Tingkat = 2 | 3 | 4;
const items = (...tingkat: Tingkat[]) => tingkat.map((satu) => ({ tingkat: satu }));
const LEVELS = [1, 2, 3, 4] as const;

describe('domain §4: needed = {1, 2} ∪ {3 if regional and the highest ≥ 3} ∪ {4 if the highest is 4, or central and ≥ 3}', () => {
  const NEEDED: [kind: 'regional' | 'central', changes: Tingkat[], levels: number[]][] = [
    ['regional', [], [1, 2]],
    ['regional', [2], [1, 2]],
    ['regional', [3], [1, 2, 3]],
    ['regional', [4], [1, 2, 3, 4]],
    ['regional', [2, 3, 2], [1, 2, 3]],
    ['regional', [3, 4, 2], [1, 2, 3, 4]],
    ['regional', [2, 4], [1, 2, 3, 4]],
    ['central', [], [1, 2]],
    ['central', [2], [1, 2]],
    ['central', [3], [1, 2, 4]],
    ['central', [4], [1, 2, 4]],
    ['central', [2, 3, 2], [1, 2, 4]],
    ['central', [3, 4, 2], [1, 2, 4]],
    ['central', [2, 4], [1, 2, 4]],
  ];
  for (const [kind, changes, levels] of NEEDED) {
    const highest =
      changes.length > 0
        ? `whose highest change is ${Math.max(...changes)} (of ${changes.length})`
        : 'without a change';
    it(`a ${kind} form ${highest} needs levels ${levels.join(', ')}`, () =>
      assert.deepEqual(tingkatPerlu(items(...changes), kind === 'regional'), levels));
  }
});

describe('domain §4: levels 1 and 2 judge all items, 3 and 4 those of ≥ 3 / ≥ 4; for a central instansi level 4 those ≥ 3', () => {
  const JUDGES: [kind: 'regional' | 'central', level: 1 | 2 | 3 | 4, judged: Tingkat[]][] = [
    ['regional', 1, [2, 3, 4]],
    ['regional', 2, [2, 3, 4]],
    ['regional', 3, [3, 4]],
    ['regional', 4, [4]],
    ['central', 1, [2, 3, 4]],
    ['central', 2, [2, 3, 4]],
    ['central', 4, [3, 4]],
  ];
  for (const [kind, level, judged] of JUDGES) {
    it(`${kind}, level ${level}: items of tingkat ${judged.join(', ')}`, () =>
      assert.deepEqual(
        ([2, 3, 4] as const).filter((tingkat) => dinilai(level, { tingkat }, kind === 'regional')),
        judged,
      ));
  }

  it('every needed level has something to judge when there is a change, and every change passes every level it has to reach', () => {
    for (const isRegional of [true, false]) {
      for (const tingkat of [2, 3, 4] as const) {
        const needed = tingkatPerlu(items(tingkat), isRegional);
        assert.deepEqual(
          LEVELS.filter((level) => needed.includes(level) && dinilai(level, { tingkat }, isRegional)),
          needed,
        );
      }
    }
  });
});

describe('domain §4: setujui leads to the next needed level, or selesai', () => {
  const NEXT: [level: 1 | 2 | 3 | 4, needed: number[], next: number | null][] = [
    [1, [1, 2], 2],
    [2, [1, 2], null],
    [1, [1, 2, 3], 2],
    [2, [1, 2, 3], 3],
    [3, [1, 2, 3], null],
    [2, [1, 2, 4], 4],
    [4, [1, 2, 4], null],
    [2, [1, 2, 3, 4], 3],
    [3, [1, 2, 3, 4], 4],
    [4, [1, 2, 3, 4], null],
    [2, [4, 2, 3, 1], 3],
  ];
  for (const [level, needed, next] of NEXT) {
    it(`after ${level} of ${needed.join(', ')}: ${next ?? 'selesai'}`, () =>
      assert.equal(tingkatBerikut(level, needed), next));
  }
});
