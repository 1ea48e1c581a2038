import assert from 'node:assert/strict';
import { it } from 'node:test';
import PDFDocument from 'pdfkit';
import { inProject } from '../../src/paths.js';
import { tandaTakTercetak } from '../../src/shared/huruf.js';

interface DenganHuruf {
  _font: { font: { hasGlyphForCodePoint(tanda: number): boolean } };
}

for (const nama of ['Regular', 'Bold'])
  it(`what people may type is exactly what Noto Sans ${nama} can show`, () => {
    const lembar = new PDFDocument({ font: inProject(`src/cetak/huruf/NotoSans-${nama}.ttf`) });
    const { font } = (lembar as unknown as DenganHuruf)._font;
    const beda: string[] = [];
    for (let tanda = 0x20; tanda < 0x1ffff; tanda++) {
      if ((tanda >= 0x7f && tanda < 0xa0) || (tanda >= 0xd800 && tanda < 0xe000) || tanda === 0xffff) continue;
      const boleh = tandaTakTercetak(String.fromCodePoint(tanda)) === null;
      if (boleh !== font.hasGlyphForCodePoint(tanda)) beda.push(tanda.toString(16));
    }
    assert.deepEqual(beda, []);
  });
