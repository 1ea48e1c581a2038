import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IKON } from '../../src/web/ikon.js';
import { filesOf } from '../shared/sumber.js';

const VIEWS = filesOf('views', '.ejs');
const PUBLIC = filesOf('public', '.js');

/** "file:line: text" of every line that breaks a rule. */
function breaches(views: readonly { name: string; text: string }[], rule: RegExp): string[] {
  return views.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, i) => (rule.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : [])),
  );
}

/** A rule that finds what it forbids, so that it cannot silently find nothing. */
function forbids(rule: RegExp, bad: readonly string[], good: readonly string[]): void {
  for (const line of bad) assert.match(line, rule);
  for (const line of good) assert.doesNotMatch(line, rule);
}

describe('architecture "Views"', () => {
  it('no bare input, select or textarea outside views/isian', () => {
    const rule = /<(input|select|textarea)\b/i;
    forbids(rule, ['<input type="text">', '<p><SELECT>'], ["<%- include('../isian/teks', {}) %>", '<inputs>']);
    assert.deepEqual(
      breaches(
        VIEWS.filter(({ name }) => !name.startsWith('views/isian/')),
        rule,
      ),
      [],
    );
  });

  it('<%- only for includes and the body', () => {
    const rule = /<%-(?!\s*(include\(|body\s*-?%>))/;
    forbids(
      rule,
      ['<%- nama %>', '<%-isi.teks-%>', '<%- bodyText %>', '<%- body + nama %>'],
      ["<%- include('x') %>", '<%- body -%>', '<%= nama %>'],
    );
    assert.deepEqual(breaches(VIEWS, rule), []);
  });

  it('a labelled cell of a table holds one thing: on a phone each part of it would be a column', () => {
    const rule = /<td[^>]*\sdata-label="[^"]*"(?:[^>]|(?<=%)>)*>(?!<span>)(?:(?!<\/td>).)*<small\b/;
    forbids(
      rule,
      ['<td role="cell" data-label="Pada"><%= a %> <small>WIB</small></td>'],
      ['<td data-label="Pada"><span><%= a %> <small>WIB</small></span></td>', '<td data-label="Pada"><%= a %></td>'],
    );
    assert.deepEqual(breaches(VIEWS, rule), []);
  });

  it('no inline style', () => {
    const rule = /\sstyle\s*=|<style\b/i;
    forbids(rule, ['<p style="color:red">', '<STYLE>'], ['<p class="style">', '<link rel="stylesheet">']);
    assert.deepEqual(breaches(VIEWS, rule), []);
  });

  it('no inline script: every <script> has a src and nothing in it', () => {
    const rule = /<script\b(?!(?:[^>]|(?<=%)>)*\ssrc=(?:[^>]|(?<=%)>)*><\/script>)/i;
    forbids(
      rule,
      ['<script>alert(1)</script>', '<script src="/a.js">alert(1)</script>', '<script type="module">'],
      ['<script src="/a.js" defer></script>', '<script src="<%= aset(nama) %>" defer></script>'],
    );
    assert.deepEqual(breaches(VIEWS, rule), []);
  });

  it('no on…= handlers and no javascript: links', () => {
    const rule =
      /(^|\s)on(click|change|submit|input|load|error|focus|blur|toggle|key[a-z]+|mouse[a-z]+|pointer[a-z]+)\s*=|javascript:/i;
    forbids(
      rule,
      ['<a onclick="x()">', '<body ONLOAD = x>', '<a href="javascript:x()">'],
      ['<p>on = off</p>', '<% const on = 1 %>'],
    );
    assert.deepEqual(breaches(VIEWS, rule), []);
  });

  it('scripts of ours write no HTML from text and evaluate none', () => {
    const rule = /\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/;
    forbids(
      rule,
      ['a.innerHTML = b', 'eval(x)'],
      ['a.textContent = b', 'if (a.innerHTML === b)'.replace(' === ', '.length + ')],
    );
    const ours = PUBLIC.filter(({ name }) => !/\.min\.js$|vendor/.test(name));
    assert.deepEqual(breaches(ours, rule), []);
  });

  it('partials name their locals on the first line', () => {
    const first = (text: string) => text.split('\n')[0] ?? '';
    const uses = (text: string) => /<%[=-]\s*(?!include\('[^']*'\)\s*-?%>)/.test(text);
    const partials = VIEWS.filter(({ name, text }) => /^views\/(partials|isian)\//.test(name) && uses(text));
    assert.ok(partials.length > 5);
    const silent = partials.filter(({ text }) => !/^<%[_#]?-? ?.*\blocals\b/.test(first(text)));
    assert.deepEqual(
      silent.map(({ name, text }) => `${name}: ${first(text).slice(0, 60)}`),
      [],
    );
  });

  it('includes lead to files that exist', () => {
    const known = new Set(VIEWS.map(({ name }) => name));
    const lost = VIEWS.flatMap(({ name, text }) =>
      [...text.matchAll(/include\(\s*'([^']+)'/g)].flatMap(([, of = '']) => {
        const file = `views/${of}.ejs`;
        return known.has(file) ? [] : [`${name}: ${of}`];
      }),
    );
    assert.deepEqual(lost, []);
  });

  it('icons are drawn somewhere', () => {
    const unknown = VIEWS.flatMap(({ name, text }) =>
      [...text.matchAll(/#i-([a-z]+)"/g)].flatMap(([, icon = '']) =>
        Object.hasOwn(IKON, icon) ? [] : [`${name}: ${icon}`],
      ),
    );
    assert.deepEqual(unknown, []);
  });
});
