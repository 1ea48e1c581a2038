import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { alurPage, currentAlurPage } from '../../bin/gambar-alur.js';
import { inProject } from '../../src/paths.js';
import { filesOf } from '../shared/sumber.js';

it('docs/alur.md shows the life cycles as the code has them (npm run alur)', () => {
  assert.equal(currentAlurPage(), alurPage());
});

it('what docs/keamanan.md, docs/privasi.md and the ADRs name of the code exists', () => {
  const halaman = [...filesOf('docs', '.md')].filter(({ name }) => /keamanan|privasi|adr/.test(name));
  const disebut = halaman.flatMap(({ name, text }) =>
    [...text.matchAll(/`((?:src|test|views|docs|bin|migrations)\/[\w/.-]+\.\w+)`/g)].map(
      ([, file]) => [name, file!] as const,
    ),
  );
  assert.ok(disebut.length > 30);
  assert.deepEqual(
    disebut.filter(([, file]) => !existsSync(inProject(file))),
    [],
  );
});
