import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importsOf, readSources, type Source } from '../shared/sumber.js';

const SOURCES = readSources();
const byName = new Map(SOURCES.map((satu) => [satu.name, satu]));

/** Tables, declarations and rules of the domain: plain data and plain functions. */
const PURE = /\.alur\.ts$|^src\/(shared|formulir\/tab|formulir\/riwayat|helpdesk\/kategori)\//;
const OUTSIDE = /^(express|express-session|knex|pg|(node:)?fs)(\/|$)/;
const CLOCK = /\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\)|\bperformance\.now\(/;

const SQL =
  /\.raw\(|\b(?:db|trx|knex)(?:<[^()]*>)?\(\s*['"`{]|\b(?:db|trx|knex)\s*\n?\s*\.(?:select|insert|from|with|into|table|schema|batchInsert|queryBuilder)\b/;
/** Who holds SQL besides *.repository.ts and src/database: machinery of one table each, and what is no query of ours. */
const SQL_ELSEWHERE: Record<string, string> = {
  'src/impor/jalankan.ts': 'staging tables of the import',
  'src/impor/tulis-batch.ts': 'COPY of the import',
  'src/jejak/jejak.ts': 'the trail: one insert',
  'src/web/kesehatan.ts': 'SELECT 1 for /readyz',
  'src/web/kunci-formulir.ts': 'keys of forms already carried out',
  'src/web/pintu.ts': 'the session of a login page',
  'src/web/sesi-tamu.ts': 'the short memory of guests',
  'src/web/toko-sesi.ts': 'the session store',
};
/** Where time comes from: the start of the program, the import’s default, and waiting for the embedded server. */
const CLOCKS = /^src\/(server|impor\/perintah)\.ts$|^src\/database\/embedded\//;

const list = (sources: Source[]): string[] => sources.map((satu) => satu.name);
const reads = (satu: Source, what: RegExp): string[] =>
  satu.imports.filter((impor) => what.test(impor.of)).map((impor) => `${satu.name}: ${impor.of}`);

describe('architecture "Who may import whom"', () => {
  it('the reader of imports sees every kind of them', () => {
    const code = `import a from './a.js';\nimport type { B } from '../b.js';\nimport { type C, type D } from 'c';\nimport {\n  type E,\n  e,\n} from 'e';\nexport { f } from './f.js';\nimport 'g';\nconst h = await import('./h.js');`;
    assert.deepEqual(importsOf('src/x/y.ts', code), [
      { of: 'src/x/a.ts', typeOnly: false },
      { of: 'src/b.ts', typeOnly: true },
      { of: 'c', typeOnly: true },
      { of: 'e', typeOnly: false },
      { of: 'src/x/f.ts', typeOnly: false },
      { of: 'g', typeOnly: false },
      { of: 'src/x/h.ts', typeOnly: false },
    ]);
    const missing = SOURCES.flatMap((satu) =>
      satu.imports
        .filter((impor) => impor.of.startsWith('src/') && !byName.has(impor.of))
        .map((impor) => `${satu.name}: ${impor.of}`),
    );
    assert.deepEqual(missing, []);
  });

  const pure = SOURCES.filter((satu) => PURE.test(satu.name));

  it('*.alur.ts, tab, riwayat, kategori and shared import no express, knex or fs, not even their types', () => {
    assert.ok(pure.length > 10);
    assert.deepEqual(
      pure.flatMap((satu) => reads(satu, OUTSIDE)),
      [],
    );
  });

  it('nor anything that does', () => {
    const reached = pure.flatMap((satu) =>
      [...reach(satu.name)]
        .flatMap((name) => reads(byName.get(name)!, OUTSIDE))
        .map((what) => `${satu.name} → ${what}`),
    );
    assert.deepEqual(reached, []);
  });

  it('nor the clock', () => assert.deepEqual(list(pure.filter((satu) => CLOCK.test(satu.code))), []));

  it('the clock comes in through createApp(deps)', () => {
    assert.deepEqual(list(SOURCES.filter((satu) => CLOCK.test(satu.code) && !CLOCKS.test(satu.name))), []);
  });

  it('services never see req or res, and import nothing of express', () => {
    const services = SOURCES.filter((satu) => satu.name.endsWith('.service.ts'));
    assert.ok(services.length > 2);
    assert.deepEqual(
      services.flatMap((satu) => reads(satu, /^express/)),
      [],
    );
    assert.deepEqual(list(services.filter((satu) => /\b(req|res)\b/.test(satu.code))), []);
  });

  it('services know knex only as a type, through src/database', () => {
    const services = SOURCES.filter((satu) => satu.name.endsWith('.service.ts'));
    assert.deepEqual(
      services.flatMap((satu) => reads(satu, /^(knex|pg)(\/|$)/)),
      [],
    );
  });

  const withSql = SOURCES.filter((satu) => SQL.test(satu.code));
  const isHome = (name: string) => name.endsWith('.repository.ts') || name.startsWith('src/database/');

  it('repositories hold all SQL, but for the machinery named here', () => {
    assert.deepEqual(list(withSql.filter((satu) => !isHome(satu.name) && !(satu.name in SQL_ELSEWHERE))), []);
  });

  it('and whatever is named here holds some', () => {
    assert.deepEqual(
      Object.keys(SQL_ELSEWHERE).filter((name) => !list(withSql).includes(name)),
      [],
    );
  });

  it('src/admin has no SQL and no repository', () => {
    assert.deepEqual(
      list(withSql).filter((name) => name.startsWith('src/admin/')),
      [],
    );
    assert.deepEqual(
      list(SOURCES).filter((name) => /^src\/admin\/.*\.repository\.ts$/.test(name)),
      [],
    );
  });

  it('repositories import no express', () => {
    const repositories = SOURCES.filter((satu) => satu.name.endsWith('.repository.ts'));
    assert.deepEqual(
      repositories.flatMap((satu) => reads(satu, /^express/)),
      [],
    );
  });

  it('no import circles, types aside', () => {
    const circles = list(SOURCES).filter((name) => next(name).some((satu) => satu === name || reach(satu).has(name)));
    assert.deepEqual(circles, []);
  });
});

function next(name: string): string[] {
  return (byName.get(name)?.imports ?? [])
    .filter((impor) => !impor.typeOnly && byName.has(impor.of))
    .map((impor) => impor.of);
}

/** Every file of ours that this one loads, itself included. */
function reach(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const satu of next(name)) reach(satu, seen);
  return seen;
}
