import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Blok, bacaMarkdown, type Potongan } from '../../src/helpdesk/markdown.js';

const potongan = (blok: Blok): Potongan[] => (blok.jenis === 'paragraf' ? blok.isi : blok.butir.flat());

describe('the FAQ’s markdown', () => {
  it('paragraphs, bold, links', () =>
    assert.deepEqual(bacaMarkdown('Satu\nbaris **tebal**, [Helpdesk](/helpdesk).\n\nDua'), [
      {
        jenis: 'paragraf',
        isi: [
          { teks: 'Satu baris ' },
          { teks: 'tebal', tebal: true },
          { teks: ', ' },
          { teks: 'Helpdesk', tautan: '/helpdesk' },
          { teks: '.' },
        ],
      },
      { jenis: 'paragraf', isi: [{ teks: 'Dua' }] },
    ]));

  it('lists, numbered or not', () =>
    assert.deepEqual(bacaMarkdown('- satu\n- dua\n  lanjut\n\n1. awal\n2. akhir'), [
      { jenis: 'daftar', bernomor: false, butir: [[{ teks: 'satu' }], [{ teks: 'dua lanjut' }]] },
      { jenis: 'daftar', bernomor: true, butir: [[{ teks: 'awal' }], [{ teks: 'akhir' }]] },
    ]));

  it('links lead only to our pages or https', () => {
    for (const alamat of ['javascript:alert', '//lain.example', 'http://lain.example', 'data:text/html,x'])
      assert.deepEqual(bacaMarkdown(`[x](${alamat})`), [{ jenis: 'paragraf', isi: [{ teks: 'x' }] }]);
  });

  it('reads any text, and never makes an address of its own', () =>
    fc.assert(
      fc.property(fc.string(), (teks) => {
        for (const satu of bacaMarkdown(teks).flatMap(potongan))
          if (satu.tautan) assert.match(satu.tautan, /^(\/(?!\/)|https:\/\/)/);
      }),
    ));
});
