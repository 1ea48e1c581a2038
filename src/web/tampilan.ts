import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ejs from 'ejs';
import { inProject } from '../paths.js';
import type { Aset } from './aset.js';
import { IKON } from './ikon.js';

export type Model = Record<string, unknown>;
export type Lembar = (locals: Model) => string;

/** Renders a view inside its layout. Everything is compiled once, at start. */
export interface Tampilan {
  /** pure ASCII */
  render(view: string, model: Model): string;
}

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
const KHUSUS = /[&<>"'\u0080-\uffff]/;

/**
 * Text made safe for HTML. Pages are pure ASCII, other letters written as entities: such a string is half as big in
 * memory and goes to the socket without being encoded.
 */
export function lepas(nilai: unknown): string {
  if (nilai === undefined || nilai === null) return '';
  const teks = String(nilai);
  return KHUSUS.test(teks) ? asciikan(teks.replace(/[&<>"']/g, (tanda) => HTML[tanda]!)) : teks;
}

const asciikan = (teks: string): string =>
  teks.replace(/[\u0080-\u{10ffff}]/gu, (huruf) => `&#${huruf.codePointAt(0)};`);

/** The words of a view outside its code, as ASCII. */
const asciikanView = (isi: string): string =>
  isi
    .split(/(<%[\s\S]*?%>)/)
    .map((bagian) => (bagian.startsWith('<%') ? bagian : asciikan(bagian)))
    .join('');

/**
 * Views get `aset` and plain data; `include` takes names below views/ (our own, as EJS's looks at the disk each time).
 * Every view of a page gets its `pemilik`, for the forms in it.
 */
export function muatTampilan(aset: Aset): Tampilan {
  const lembar = new Map(daftarView(inProject('views')).map((nama) => [nama, kompilasi(nama)]));
  return {
    render: (view, model) => {
      const { pemilik } = model;
      const include = (nama: string, isi: Model = {}): string => {
        const satu = lembar.get(nama);
        if (!satu) throw new Error(`views/${nama}.ejs does not exist`);
        return satu(Object.assign(isi, { include, pemilik }));
      };
      const body = include(view, { ...model, aset: aset.alamat });
      const dipakai = new Set([...body.matchAll(/href="#i-([a-z]+)"/g)].map((cocok) => cocok[1]!));
      const ikon = [...dipakai]
        .filter((nama) => Object.hasOwn(IKON, nama))
        .map((nama) => ({
          nama,
          gambar: IKON[nama] ?? '',
        }));
      return include('layout', { ...model, aset: aset.alamat, body, ikon });
    },
  };
}

function daftarView(folder: string, awalan = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((satu) => {
    if (satu.isDirectory()) return daftarView(path.join(folder, satu.name), `${awalan}${satu.name}/`);
    return satu.name.endsWith('.ejs') ? [`${awalan}${satu.name.slice(0, -4)}`] : [];
  });
}

/**
 * `strict` makes each view name what it reads. EJS's own include looks at the disk at every call; its parameter is
 * pointed at ours instead.
 */
export function kompilasi(nama: string): Lembar {
  return susun(nama, asciikanView, { rmWhitespace: true, escape: lepas });
}

/** A view of plain text: its letters and blank lines stay, `aman` makes values safe in their line. */
export function kompilasiTeks(nama: string, aman: (nilai: unknown) => string): Lembar {
  return susun(nama, (isi) => isi, { rmWhitespace: false, escape: aman });
}

function susun(nama: string, olah: (isi: string) => string, cara: ejs.Options): Lembar {
  const file = inProject('views', `${nama}.ejs`);
  const isi = `<% include = locals.include; -%>${olah(readFileSync(file, 'utf8'))}`;
  const pilihan = {
    ...cara,
    strict: true,
    localsName: 'locals',
    // Our models are plain objects read through `locals`; EJS's copy of each costs more than the view.
    unsafePrototypeLocals: true,
    compileDebug: false,
    filename: file,
  };
  return ejs.compile(isi, pilihan as ejs.Options) as Lembar;
}
