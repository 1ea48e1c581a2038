import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rangkaiFormulir } from '../../src/formulir/draf.js';
import type { DataPns } from '../../src/formulir/jenis.js';
import { hitungPerubahan, terapkanPerubahan } from '../../src/formulir/perubahan.js';
import { butirSemua, katalog } from '../shared/contoh-formulir.js';
import { drafts, forms, holds, isShown, shown } from '../shared/sebarang-formulir.js';

/** The keys at which two forms say something different, worked out without the code under test. */
function differing(lama: DataPns, baru: DataPns): string[] {
  const [a, b] = [holds(lama), holds(baru)] as { isi?: Record<string, unknown>; riwayat: Record<string, unknown> }[];
  const sides = [
    { ...a!.isi, ...a!.riwayat },
    { ...b!.isi, ...b!.riwayat },
  ] as Record<string, unknown>[];
  const keys = new Set(sides.flatMap((satu) => Object.keys(satu)));
  return [...keys]
    .filter((kunci) => JSON.stringify(sorted(sides[0]![kunci])) !== JSON.stringify(sorted(sides[1]![kunci])))
    .sort();
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .sort()
    .map(([kode, isi]) => [kode, sorted(isi)]);
}

const RUNS = { numRuns: 300 };

describe('perubahan of any two forms', () => {
  it('domain §4: selesai writes exactly the perubahan: applied to the pembanding they give what the form holds', () => {
    fc.assert(
      fc.property(forms, ({ pembanding, formulir }) => {
        const applied = terapkanPerubahan(pembanding, hitungPerubahan(katalog, pembanding, formulir));
        assert.deepEqual(holds(applied), holds(shown(pembanding, formulir)));
      }),
      RUNS,
    );
  });

  it('there is one for every difference and none besides', () => {
    fc.assert(
      fc.property(forms, ({ pembanding, formulir }) => {
        const keys = hitungPerubahan(katalog, pembanding, formulir).map((satu) => satu.kunci);
        assert.deepEqual(keys.sort(), differing(pembanding, shown(pembanding, formulir)));
      }),
      RUNS,
    );
  });

  it('of a draft over any pembanding: exactly the shown form, and nothing of a hidden section', () => {
    fc.assert(
      fc.property(forms, drafts, ({ pembanding }, draf) => {
        const formulir = rangkaiFormulir(katalog, pembanding, draf(pembanding));
        assert.deepEqual(holds(formulir), holds(shown(pembanding, formulir)), 'the form holds no hidden edit');
        const perubahan = hitungPerubahan(katalog, pembanding, formulir);
        assert.deepEqual(holds(terapkanPerubahan(pembanding, perubahan)), holds(formulir));
        const hidden = katalog.bagian.filter((satu) => !isShown(satu, formulir));
        const kode = hidden.map((satu) => ('tab' in satu ? satu.tab.kode : satu.riwayat.jenis));
        assert.deepEqual(
          perubahan.filter((satu) => kode.includes(satu.bagian)),
          [],
        );
      }),
      RUNS,
    );
  });

  it('there is none when nothing changed', () => {
    fc.assert(
      fc.property(forms, ({ formulir }) =>
        assert.deepEqual(hitungPerubahan(katalog, onlyHeld(formulir), formulir), []),
      ),
      RUNS,
    );
  });

  it('each has the tingkat that its butir or kind declares', () => {
    const declared = new Map<string, number>([
      ...butirSemua.map((satu) => [satu.kode, satu.tingkat] as const),
      ...katalog.riwayat.map((satu) => [satu.jenis, satu.tingkat] as const),
    ]);
    fc.assert(
      fc.property(forms, ({ pembanding, formulir }) => {
        for (const satu of hitungPerubahan(katalog, pembanding, formulir)) {
          assert.equal(satu.tingkat, declared.get(satu.kunci.split(':')[0]!), satu.kunci);
        }
      }),
      RUNS,
    );
  });

  it('neither comparing nor applying touches the pembanding', () => {
    fc.assert(
      fc.property(forms, ({ pembanding, formulir }) => {
        const before = structuredClone(pembanding);
        terapkanPerubahan(pembanding, hitungPerubahan(katalog, pembanding, formulir));
        assert.deepEqual(pembanding, before);
      }),
      RUNS,
    );
  });

  function onlyHeld(formulir: DataPns): DataPns {
    const riwayat = Object.entries(formulir.riwayat).map(([jenis, baris]) => [
      jenis,
      baris.filter((satu) => satu.dihapus === undefined),
    ]);
    return structuredClone({ ...formulir, riwayat: Object.fromEntries(riwayat) });
  }
});
