import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { proofModel } from '../../bin/bench/pdf.js';
import { gambarBuktiPengisian } from '../../src/cetak/bukti-pengisian.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { readPdfText } from '../support/pdf.js';

const katalog = await muatKatalog();
const PANJANG = 'RADEN AYU KUSUMANINGRUM PUSPITASARI HARYOSUDARMO WIJAYANINGRAT';

for (const jumlah of [0, 40, 120]) {
  describe(`domain §7: Bukti Pengisian with ${jumlah} rows of history`, () => {
    const model = { ...proofModel(katalog, jumlah), nama: PANJANG };
    let halaman: string[];
    before(async () => {
      halaman = (await readPdfText(await gambarBuktiPengisian(model))).map((teks) => teks.replace(/\s+/g, ' '));
    });

    it('every page says which it is, of how many, of which proof', () =>
      halaman.forEach((teks, i) => {
        assert.ok(teks.includes(`Halaman ${i + 1} dari ${halaman.length}`));
        assert.ok(teks.includes('Bukti Pengisian ABCD-EFGH-JKLM, kiriman ke-1'));
      }));

    it('names stand in full, at the head and above the signature', () =>
      assert.equal(halaman.join(' ').split(PANJANG).length - 1, 2));

    it('every section is there, with its rows numbered, and none is broken over two pages', () => {
      for (const satu of model.bagian) {
        assert.ok(halaman.join(' ').includes(satu.judul), satu.judul);
        if (!('baris' in satu)) continue;
        satu.baris.forEach(({ judul, isi }, i) => {
          const kepala = satu.baris.length > 1 ? `${i + 1}. ${judul}` : judul;
          const utuh = halaman.some((teks) => teks.includes(kepala) && teks.includes(isi.replace(/\s+/g, ' ')));
          assert.ok(utuh, `${satu.judul}: ${kepala}`);
        });
      }
    });

    it('a page that goes on with a table repeats its head, one that goes on with a section its name', () => {
      const judul = ['Formulir Perubahan Data', ...model.bagian.map((satu) => satu.judul), 'Berkas yang diserahkan'];
      for (const teks of halaman.slice(1, -1))
        assert.ok(
          judul.some((satu) => teks.startsWith(`${satu} (lanjutan)`) || teks.startsWith(`${satu} `)),
          teks,
        );
      if (jumlah === 120)
        assert.ok(halaman.filter((teks) => /Formulir Perubahan Data \(lanjutan\) Data Semula/.test(teks)).length >= 3);
    });
  });
}
