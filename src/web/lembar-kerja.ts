import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import type { SheetData } from 'write-excel-file/node';
import { jinakkanSel } from '../shared/sel-csv.js';

/** One cell of a downloaded table. */
export type Sel = string | number;

/** A table as a CSV download, written as fast as the reader takes it; texts that a spreadsheet would calculate are tamed. */
export async function kirimCsv(
  res: Response,
  nama: string,
  kepala: readonly string[],
  potongan: Iterable<readonly (readonly Sel[])[]> | AsyncIterable<readonly (readonly Sel[])[]>,
): Promise<void> {
  siapkan(res, nama, 'text/csv; charset=utf-8');
  const baris = (async function* () {
    yield kepala;
    for await (const satu of potongan)
      for (const sel of satu) yield sel.map((isi) => (typeof isi === 'string' ? jinakkanSel(isi) : isi));
  })();
  // The mark at the front tells spreadsheets that the text is UTF-8.
  await pipeline(
    Readable.from(baris),
    stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    res,
  );
}

/** The same as a workbook of one sheet; whole in memory, so only for tables of hundreds of rows. */
export async function kirimXlsx(
  res: Response,
  nama: string,
  kepala: readonly string[],
  baris: readonly (readonly Sel[])[],
): Promise<void> {
  // Loaded with the first workbook; most processes write none.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const isi = [
    kepala.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...baris.map((satu) => satu.map((value) => ({ value, type: typeof value === 'number' ? Number : String }))),
  ];
  const berkas = await writeXlsxFile(isi as SheetData).toBuffer();
  siapkan(res, nama, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  res.send(berkas);
}

/** A JSON download, written as fast as the reader takes it. */
export async function kirimJson(res: Response, nama: string, potongan: AsyncIterable<string>): Promise<void> {
  siapkan(res, nama, 'application/json; charset=utf-8');
  await pipeline(Readable.from(potongan), res);
}

function siapkan(res: Response, nama: string, jenis: string): void {
  res.set({ 'Content-Type': jenis, 'Content-Disposition': `attachment; filename="${nama}"` });
}
