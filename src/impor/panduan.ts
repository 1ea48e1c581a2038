import { readFile, writeFile } from 'node:fs/promises';
import { muatKatalog } from '../formulir/katalog.js';
import { jenisDirujuk, TIDAK_ADA_DALAM_DAFTAR } from '../formulir/rujukan-baris.js';
import { inProject } from '../paths.js';
import type { Isian } from '../shared/isian.js';
import { daftarImpor } from './daftar-impor.js';
import type { JenisImpor } from './jenis-impor.js';

const BERKAS = inProject('docs', 'impor.md');
const AWAL = '<!-- kolom: written by `npm run impor -- panduan`; a test compares -->';
const AKHIR = '<!-- /kolom -->';

/** The guide with the column tables that the code expects today. */
export async function panduanTerbaru(): Promise<{ tertulis: string; seharusnya: string }> {
  const tertulis = await readFile(BERKAS, 'utf8');
  const [sebelum, sesudah] = [tertulis.split(AWAL)[0]!, tertulis.split(AKHIR)[1] ?? ''];
  const tabel = daftarImpor(await muatKatalog()).map(tulisJenis);
  return { tertulis, seharusnya: `${sebelum}${AWAL}\n\n${tabel.join('\n\n')}\n\n${AKHIR}${sesudah}` };
}

export async function perbaruiPanduan(): Promise<void> {
  await writeFile(BERKAS, (await panduanTerbaru()).seharusnya);
}

function tulisJenis({ jenis, untuk, kelompok }: JenisImpor): string {
  const baris = kelompok.flatMap(({ awalan, isian }) =>
    isian.map(
      (satu) => `| \`${awalan}${satu.kode}\` | ${satu.label} | ${satu.tidakWajib ? '' : 'yes'} | ${bentuk(satu)} |`,
    ),
  );
  return [`### ${jenis}`, '', untuk, '', '| Column | Meaning | Required | Value |', '|---|---|---|---|', ...baris].join(
    '\n',
  );
}

function bentuk(isian: Isian): string {
  const isi = {
    teks: () =>
      `text, at most ${isian.maks ?? 150} characters${isian.pola?.cocok instanceof RegExp ? `, \`\` ${isian.pola.cocok.source} \`\`` : ''}`,
    paragraf: () => `text of several lines, at most ${isian.maks ?? 500} characters`,
    angka: () =>
      `${isian.desimal ? `number with at most ${isian.desimal} decimals` : 'whole number'} from ${isian.min ?? 0} to ${isian.maks ?? (isian.tidakLewat ? 'this year' : 999_999_999)}`,
    tanggal: () => (isian.tidakLewat ? 'date, not later than today' : 'date'),
    pilihan: () => `code: ${isian.pilihan?.map(({ kode }) => kode).join(', ')}`,
    'ya-tidak': () => '`ya` or `tidak`; empty is `tidak`',
    referensi: () => {
      const baris = jenisDirujuk(isian);
      return baris
        ? `key of the person's row of ${baris}, or \`${TIDAK_ADA_DALAM_DAFTAR.kode}\``
        : `kode from the list ${isian.daftar}`;
    },
  }[isian.jenis]();
  return isian.bila ? `${isi}; only with \`${isian.bila.isian}\` ${isian.bila.nilai.join(' or ')}` : isi;
}
