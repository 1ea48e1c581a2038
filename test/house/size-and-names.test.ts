import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { filesOf, readSources } from '../shared/sumber.js';

const LONGEST = 250;
const VAGUE = /^(utils?|helpers?|common|manager|data|info|misc|lib)$/;

const lines = (text: string): number => text.split('\n').length - 1;
const SOURCES = readSources();

describe('architecture "Names and size"', () => {
  it(`no file in src has more than ${LONGEST} lines`, () => {
    const long = SOURCES.filter((satu) => lines(satu.text) > LONGEST).map(
      (satu) => `${satu.name}: ${lines(satu.text)}`,
    );
    assert.deepEqual(long, []);
  });

  it('files are kebab-case with a role suffix at most', () => {
    const odd = SOURCES.filter((satu) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?\.ts$/.test(path.basename(satu.name)));
    assert.deepEqual(
      odd.map((satu) => satu.name),
      [],
    );
  });

  it('no utils, helpers, common, manager, data, info', () => {
    const words = (name: string) => name.replace(/\.ts$/, '').split(/[/.]/);
    assert.deepEqual(
      SOURCES.map((satu) => satu.name).filter((name) => words(name).some((word) => VAGUE.test(word))),
      [],
    );
  });

  it('one folder of views for each folder of src that has pages, besides layout, partials and isian', () => {
    const folders = new Set(
      filesOf('views', '.ejs')
        .map(({ name }) => path.dirname(name).split(path.sep)[1])
        .filter(Boolean),
    );
    const sources = new Set(SOURCES.map((satu) => satu.name.split('/')[1]));
    assert.deepEqual(
      [...folders].filter((name) => !sources.has(name) && name !== 'partials' && name !== 'isian'),
      [],
    );
  });
});
