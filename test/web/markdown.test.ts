import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Blok, bacaMarkdown, type Potongan } from '../../src/web/markdown.js';

const potongan = (blok: Blok): Potongan[] => (blok.jenis === 'daftar' ? blok.butir.flat() : blok.isi);

describe('texts kept as markdown', () => {
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

  it('headings; a list in a list; marks that are not ours stay as they were typed', () => {
    assert.deepEqual(bacaMarkdown('## Judul\n\n- satu\n  - dalam\n- dua'), [
      { jenis: 'judul', isi: [{ teks: 'Judul' }] },
      { jenis: 'daftar', bernomor: false, butir: [[{ teks: 'satu' }], [{ teks: 'dalam' }], [{ teks: 'dua' }]] },
    ]);
    assert.deepEqual(bacaMarkdown('<b>x</b> ![a](/b.png) `kode`'), [
      { jenis: 'paragraf', isi: [{ teks: '<b>x</b> !' }, { teks: 'a', tautan: '/b.png' }, { teks: ' `kode`' }] },
    ]);
  });

  it('links lead only to our pages or https', () => {
    for (const alamat of ['javascript:alert', '//lain.example', 'http://lain.example', 'data:text/html,x'])
      assert.ok(
        bacaMarkdown(`[x](${alamat})`)
          .flatMap(potongan)
          .every(({ tautan }) => !tautan),
        alamat,
      );
  });

  it('reads any text, and never makes an address of its own', () =>
    fc.assert(
      fc.property(fc.string(), (teks) => {
        for (const satu of bacaMarkdown(teks).flatMap(potongan))
          if (satu.tautan) assert.match(satu.tautan, /^(\/(?!\/)|https:\/\/)/);
      }),
    ));
});
