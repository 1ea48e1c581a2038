import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { muatAset } from '../../src/web/aset.js';
import { lepas, muatTampilan } from '../../src/web/tampilan.js';

describe('ADR 0009: views', () => {
  it('text is made safe and ASCII, whatever letters it holds', () => {
    assert.equal(lepas(`<b>"a" & 'b'</b>`), '&lt;b&gt;&#34;a&#34; &amp; &#39;b&#39;&lt;/b&gt;');
    assert.equal(lepas('Yustinà – “dr.” 😀'), 'Yustin&#224; &#8211; &#8220;dr.&#8221; &#128512;');
    assert.equal(lepas(null), '');
    assert.equal(lepas(0), '0');
  });

  it('a page is pure ASCII and carries only the icons it uses', () => {
    const html = muatTampilan(muatAset()).render('galat', {
      judul: 'Tidak ditemukan · “x”',
      teks: '–',
      nomor: '',
      kerangka: 'umum',
      menu: '',
      pesan: {},
      skrip: [],
      pelaku: null,
      menuPetugas: [],
      demo: false,
    });
    assert.match(html, /^[\x20-\x7e\n]*$/);
    assert.equal(html.includes('<symbol'), false);
    assert.ok(html.includes('<h1>Tidak ditemukan &#183; &#8220;x&#8221;</h1>'));
  });
});

it('what people type names no icon', () => {
  const model = {
    judul: 'href="#i-constructor"',
    teks: '#i-constructor',
    nomor: '',
    kerangka: 'umum',
    menu: '',
    pesan: {},
    skrip: [],
    pelaku: null,
    menuPetugas: [],
    demo: false,
  };
  assert.equal(muatTampilan(muatAset()).render('galat', model).includes('<symbol'), false);
});
