import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { type BerkasBersih, UKURAN_PALING_BESAR } from '../../src/berkas/berkas.js';
import { SISI_TERPANJANG } from '../../src/berkas/gambar.js';
import { periksaBerkas } from '../../src/berkas/periksa.js';
import {
  acak,
  aliran,
  aliranObjek,
  buatPdf,
  jpeg,
  jpegTelepon,
  KATALOG,
  pdfSatuHalaman,
  pdfSeberat,
  pdfSurat,
  png,
  pngBom,
  potonganPng,
} from '../support/berkas.js';

const latin = (teks: string): Buffer => Buffer.from(teks, 'latin1');
const ZIP = Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(60), latin('PK\x05\x06'), Buffer.alloc(18)]);
const EXE = Buffer.concat([latin('MZ'), Buffer.alloc(200), latin('PE\0\0'), Buffer.alloc(60)]);
const HTML = '<!doctype html><html><body><script>alert(1)</script></body></html>';

const JENIS_LAIN = /bukan PDF, JPG, atau PNG/;
const RUSAK = /tidak bisa dibaca/;
const AKTIF = /memuat lebih dari halaman/;
const TERKUNCI = /dikunci dengan kata sandi/;
const TERPOTONG = /tidak utuh/;
const LUAS = /terlalu banyak titiknya/;

const bukaOtomatis = (aksi: string): string => `<< /Type /Catalog /Pages 2 0 R /OpenAction ${aksi} >>`;
const JS = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const lampiranPdf = '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >> >>';
const objekBerbahaya = { 7: JS, 8: '<< /A 1 >>' };
const heks = (teks: string): string => `${Buffer.from(teks, 'latin1').toString('hex')}>`;

/** What strangers may send: name of the file, bytes, and the words of the refusal. */
const JAHAT: [string, string, () => Buffer | Promise<Buffer>, RegExp][] = [
  ['an empty file', 'sk.pdf', () => Buffer.alloc(0), /kosong/],
  ['one byte more than 2 MB', 'sk.jpg', () => Buffer.alloc(UKURAN_PALING_BESAR + 1), /lebih besar dari 2 MB/],
  ['a PDF of 2 MB and one byte', 'sk.pdf', () => pdfSeberat(UKURAN_PALING_BESAR + 1), /2 MB/],
  ['text called .pdf', 'sk.pdf', () => latin('ini bukan pdf'), JENIS_LAIN],
  ['a program called .pdf', 'sk.pdf', () => EXE, JENIS_LAIN],
  [
    'a Linux program called .png',
    'foto.png',
    () => Buffer.concat([latin('\x7fELF\x02\x01\x01'), Buffer.alloc(99)]),
    JENIS_LAIN,
  ],
  ['a ZIP called .jpg', 'foto.jpg', () => ZIP, JENIS_LAIN],
  ['HTML called .jpg', 'foto.jpg', () => latin(HTML), JENIS_LAIN],
  ['HTML before a PDF', 'sk.pdf', async () => Buffer.concat([latin(HTML), await pdfSurat()]), JENIS_LAIN],
  ['an SVG', 'foto.svg', () => latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), JENIS_LAIN],
  [
    'an SVG with an XML head called .png',
    'a.png',
    () => latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    JENIS_LAIN,
  ],
  ['a GIF', 'foto.gif', () => kanvas('gif'), JENIS_LAIN],
  ['a WebP called .jpg', 'foto.jpg', () => kanvas('webp'), JENIS_LAIN],
  ['a TIFF', 'foto.tif', () => kanvas('tiff'), JENIS_LAIN],
  ['an AVIF called .png', 'foto.png', () => kanvas('avif'), JENIS_LAIN],
  ['a PostScript file', 'sk.pdf', () => latin('%!PS-Adobe-3.0\n/Helvetica findfont'), JENIS_LAIN],
  ['a JPEG cut off in the middle', 'foto.jpg', async () => potong(await jpegBerisik()), RUSAK],
  ['a PNG cut off in the middle', 'foto.png', async () => potong(await pngBerisik()), RUSAK],
  ['only the first bytes of a JPEG', 'foto.jpg', () => latin('\xff\xd8\xff\xe0\0\x10JFIF\0'), RUSAK],
  ['a PNG head followed by HTML', 'foto.png', () => Buffer.concat([pngBom(10).subarray(0, 33), latin(HTML)]), RUSAK],
  ['a PNG that claims 30,000 × 30,000', 'foto.png', () => pngBom(30_000), LUAS],
  ['a PNG that claims 65,000 × 65,000', 'foto.png', () => pngBom(65_000), LUAS],
  ['a PNG just beyond the limit', 'foto.png', () => pngBom(6_400), LUAS],
  ['an animated PNG', 'foto.png', async () => bergerak(await png()), /gambar bergerak/],
  ['a PDF cut off in the middle', 'sk.pdf', async () => potong(await pdfSurat()), TERPOTONG],
  ['a PDF without its last line', 'sk.pdf', async () => (await pdfSurat()).subarray(0, -8), TERPOTONG],
  ['nothing but the head of a PDF', 'sk.pdf', () => latin('%PDF-1.4\n'), TERPOTONG],
  [
    'a PDF whose table is elsewhere',
    'sk.pdf',
    async () => latin((await pdfSurat()).toString('latin1').replace(/startxref\n\d+/, 'startxref\n12')),
    RUSAK,
  ],
  ['a PDF without a page', 'sk.pdf', () => buatPdf({ 1: '<< /Type /Catalog >>' }), RUSAK],
  ['a PDF with a ZIP behind it', 'sk.pdf', async () => Buffer.concat([await pdfSurat(), ZIP]), RUSAK],
  ['a PDF with HTML behind it', 'sk.pdf', async () => Buffer.concat([await pdfSurat(), latin(HTML)]), RUSAK],
  [
    'a PDF with a password',
    'sk.pdf',
    () => buatPdf({ 1: KATALOG, 2: '<< /Type /Page >>', 9: '<< /Filter /Standard /V 2 >>' }, '/Encrypt 9 0 R'),
    TERKUNCI,
  ],
  [
    'a PDF with a password, its name escaped',
    'sk.pdf',
    () => buatPdf({ 1: KATALOG, 2: '<< /Type /Page >>', 9: '<< /V 2 >>' }, '/#45ncr#79pt 9 0 R'),
    TERKUNCI,
  ],
  ['JavaScript on opening', 'sk.pdf', () => pdfSatuHalaman(bukaOtomatis(JS)), AKTIF],
  ['JavaScript by reference', 'sk.pdf', () => pdfSatuHalaman(bukaOtomatis('7 0 R'), { 7: JS }), AKTIF],
  [
    'JavaScript with its name escaped',
    'sk.pdf',
    () => pdfSatuHalaman(bukaOtomatis('<< /S /J#61#76aScript /#4AS (x) >>')),
    AKTIF,
  ],
  [
    'JavaScript whose name is escaped letter by letter',
    'sk.pdf',
    () => pdfSatuHalaman(bukaOtomatis('<< /S /#4a#61#76#61#53#63#72#69#70#74 /X 1 >>')),
    AKTIF,
  ],
  ['/JS alone', 'sk.pdf', () => pdfSatuHalaman(bukaOtomatis('<< /S 8 0 R /JS (x) >>'), { 8: '/Nama' }), AKTIF],
  ['a program to launch', 'sk.pdf', () => pdfSatuHalaman(bukaOtomatis('<< /S /Launch /F (cmd.exe) >>')), AKTIF],
  [
    'a form that sends itself',
    'sk.pdf',
    () => pdfSatuHalaman(bukaOtomatis('<< /S /SubmitForm /F (https://x.example) >>')),
    AKTIF,
  ],
  [
    'another document on a share',
    'sk.pdf',
    () => pdfSatuHalaman(bukaOtomatis('<< /S /GoToR /F (\\\\\\\\x\\\\y) /D [0 /Fit] >>')),
    AKTIF,
  ],
  [
    'a file inside',
    'sk.pdf',
    () =>
      pdfSatuHalaman(lampiranPdf, {
        7: '<< /Type /Filespec /EF << /F 8 0 R >> >>',
        8: aliran('/Type /EmbeddedFile', 'MZ'),
      }),
    AKTIF,
  ],
  [
    'a file inside, by its entry alone',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 7: '<< /#45#46 << /F 8 0 R >> >>', 8: aliran('', 'MZ') }),
    AKTIF,
  ],
  [
    'an XFA form',
    'sk.pdf',
    () => pdfSatuHalaman('<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 7 0 R >> >>', { 7: aliran('', '<xdp/>') }),
    AKTIF,
  ],
  [
    'JavaScript in an object stream',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: aliranObjek(objekBerbahaya) }),
    AKTIF,
  ],
  [
    'the same, escaped',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: aliranObjek({ 7: '<< /S /Java#53cript /J#53 (x) >>' }) }),
    AKTIF,
  ],
  [
    'the same, in one that is not packed',
    'sk.pdf',
    () =>
      pdfSatuHalaman(KATALOG, { 9: aliranObjek({ 7: '<< /J#53 (x) >>' }, '', (isi) => Buffer.from(isi as Buffer)) }),
    AKTIF,
  ],
  [
    'an object stream that does not say its type',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: ganti(aliranObjek(objekBerbahaya), '/Type /ObjStm', '') }),
    AKTIF,
  ],
  [
    'an object stream whose length lies',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: ganti(aliranObjek(objekBerbahaya), /\/Length \d+/, '/Length 3') }),
    AKTIF,
  ],
  [
    'an object stream packed twice',
    'sk.pdf',
    () =>
      pdfSatuHalaman(KATALOG, {
        9: aliranObjek(objekBerbahaya, '/Filter [/ASCIIHexDecode /FlateDecode]', ((isi: Buffer) =>
          latin(heks(deflateSync(isi).toString('latin1')))) as typeof deflateSync),
      }),
    RUSAK,
  ],
  [
    'an object stream with a predictor',
    'sk.pdf',
    () =>
      pdfSatuHalaman(KATALOG, {
        9: aliranObjek(objekBerbahaya, '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'),
      }),
    RUSAK,
  ],
  [
    'an object stream with two filters to choose from',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: aliranObjek(objekBerbahaya, '/Filter /LZWDecode /Filter /FlateDecode') }),
    RUSAK,
  ],
  [
    'an object stream that cannot be unpacked',
    'sk.pdf',
    () =>
      pdfSatuHalaman(KATALOG, {
        9: aliranObjek({ 7: '1' }, undefined, (() => latin('bukan deflate')) as unknown as typeof deflateSync),
      }),
    RUSAK,
  ],
  [
    'an object stream that unfolds to 40 MB',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: aliranObjek({ 7: ' '.repeat(40 * 1024 * 1024) }) }),
    RUSAK,
  ],
  [
    'an object stream hidden in another stream',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: aliran('', Buffer.concat([latin('8 0 obj '), aliranObjek(objekBerbahaya)])) }),
    RUSAK,
  ],
  ['an object stream hidden in a text', 'sk.pdf', () => pdfSatuHalaman(KATALOG, { 9: tersembunyiDalamTeks() }), RUSAK],
  [
    'an object stream hidden in a remark',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: latin('%<< /Type /ObjStm /First 3 /N 1 /Length 9 >> stream\n1') }),
    RUSAK,
  ],
  [
    'an object hidden in a stream',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: aliran('', `8 0 obj ${JS} endobj`) }),
    AKTIF,
  ],
  ['an endless list of names', 'sk.pdf', () => pdfSatuHalaman(KATALOG, { 9: `<< ${'/A '.repeat(640_000)} >>` }), RUSAK],
  ['an endless name', 'sk.pdf', () => pdfSatuHalaman(KATALOG, { 9: `/${'a'.repeat(1_000_000)}` }), RUSAK],
  [
    'thousands of object streams',
    'sk.pdf',
    () => pdfSatuHalaman(KATALOG, { 9: '<< /First 1 >> stream\n \nendstream '.repeat(2000) }),
    RUSAK,
  ],
  ['a text without an end', 'sk.pdf', () => pdfSatuHalaman(KATALOG, { 9: '(tanpa akhir' }), RUSAK],
  ['a dictionary without an end', 'sk.pdf', () => pdfSatuHalaman(KATALOG, { 9: '<< /A 1' }), RUSAK],
];

/** What would happen by itself, or lead to a file elsewhere, in the grammar's ways to say so. */
const UNC = '(\\\\\\\\jahat.example\\\\bagi\\\\a)';
const URI = '<< /S /URI /URI (https://jahat.example) >>';
const tautanKe = (aksi: string, jenis = 'Link'): string =>
  `<< /Type /Annot /Subtype /${jenis} /Rect [0 0 9 9] /A ${aksi} >>`;
const KEDALAMAN = 120;

const BERTINDAK: [string, () => Buffer, RegExp][] = [
  ...[
    URI,
    `<< /S /Thread /F ${UNC} /D 0 >>`,
    '<< /S /Thread /D 0 >>',
    '<< /S /Named /N /Print >>',
    '<< /S /Movie /T (film) >>',
    '<< /S /Sound /Sound 7 0 R >>',
    '<< /S /GoTo3DView /TA 7 0 R /V 0 >>',
    '<< /S /ResetForm >>',
    '<< /S /Hide /T (x) >>',
    '<< /S /SetOCGState /State [/ON 7 0 R] >>',
    `<< /S /GoTo /D [3 0 R /Fit] /Next ${URI} >>`,
    `<< /S /GoTo /S /URI /D [3 0 R /Fit] /URI (https://jahat.example) >>`,
    '<< /S 8 0 R /D [3 0 R /Fit] >>',
    '<< /D [3 0 R /Fit] >>',
    '/Nama',
    '99 0 R',
  ].map((aksi): [string, () => Buffer, RegExp] => [
    `on opening ${aksi}`,
    () => pdfSatuHalaman(bukaOtomatis(aksi), { 7: '<< /A 1 >>', 8: '/URI' }),
    AKTIF,
  ]),
  ['on opening, by reference', () => pdfSatuHalaman(bukaOtomatis('7 0 R'), { 7: URI }), AKTIF],
  [
    'on opening, in an object stream',
    () => pdfSatuHalaman(bukaOtomatis('7 0 R'), { 9: aliranObjek({ 7: URI }) }),
    AKTIF,
  ],
  [
    'on opening, one of two objects with this number',
    () => pdfSatuHalaman(bukaOtomatis('7 0 R'), { 7: '[3 0 R /Fit]', 9: aliranObjek({ 7: URI }) }),
    AKTIF,
  ],
  [
    'on opening, said twice',
    () => pdfSatuHalaman(`<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] /OpenAction ${URI} >>`),
    AKTIF,
  ],
  ['when a page is seen', () => pdfSatuHalaman(KATALOG, { 7: `<< /Type /Page /AA << /O ${URI} >> >>` }), AKTIF],
  [
    'when the file is closed',
    () => pdfSatuHalaman('<< /Type /Catalog /Pages 2 0 R /A#41 8 0 R >>', { 8: '<< >>' }),
    AKTIF,
  ],
  [
    'an address that all others start from',
    () => pdfSatuHalaman('<< /Type /Catalog /Pages 2 0 R /URI << /Base (file://jahat.example/) >> >>'),
    AKTIF,
  ],
  ['a file elsewhere, by its type', () => pdfSatuHalaman(KATALOG, { 7: `<< /Type /Filespec /F ${UNC} >>` }), AKTIF],
  ['a file elsewhere, without its type', () => pdfSatuHalaman(KATALOG, { 7: `<< /F ${UNC} >>` }), AKTIF],
  ['a file elsewhere, by reference', () => pdfSatuHalaman(KATALOG, { 7: '<< /F 8 0 R >>', 8: UNC }), AKTIF],
  ['a file elsewhere, in hexadecimal', () => pdfSatuHalaman(KATALOG, { 7: '<< /UF <5c5c78> >>' }), AKTIF],
  ['a stream whose bytes lie elsewhere', () => pdfSatuHalaman(KATALOG, { 9: aliran('/F 7 0 R', '') }), AKTIF],
  ['a film on a page', () => pdfSatuHalaman(KATALOG, { 7: '<< /Type /Annot /Subtype /Movie >>' }), AKTIF],
  ['a model on a page', () => pdfSatuHalaman(KATALOG, { 7: '<< /Type /Annot /Subtype /3D >>' }), AKTIF],
  ['an address of a button', () => pdfSatuHalaman(KATALOG, { 7: tautanKe(URI, 'Widget') }), AKTIF],
  [
    'an address after a jump',
    () => pdfSatuHalaman(KATALOG, { 7: tautanKe(`<< /S /GoTo /D [3 0 R /Fit] /Next [8 0 R] >>`), 8: URI }),
    AKTIF,
  ],
  ['a text between other keys', () => pdfSatuHalaman(`<< /Type /Catalog /Pages 2 0 R 1 /OpenAction ${URI} >>`), RUSAK],
  [
    'an object hidden in a stream',
    () => pdfSatuHalaman(KATALOG, { 9: aliran('', `1 0 obj ${bukaOtomatis(URI)} endobj`) }),
    RUSAK,
  ],
  ['an object hidden in a text', () => pdfSatuHalaman(KATALOG, { 9: `(1 % x\n0 obj ${bukaOtomatis(URI)})` }), RUSAK],
  [
    'an object hidden behind a sea of blanks',
    () =>
      pdfSatuHalaman(KATALOG, { 9: aliran('', `1${' '.repeat(9000)}0${'\n'.repeat(9000)}obj ${bukaOtomatis(URI)}`) }),
    RUSAK,
  ],
  [
    'remarks full of numbers, to keep us busy',
    () =>
      pdfSatuHalaman(KATALOG, { 9: aliran('', `1 ${'%1 \n'.repeat(400_000)}obj `.concat('%1 \nobj '.repeat(2000))) }),
    RUSAK,
  ],
  [
    'an object inside another of an object stream',
    () => pdfSatuHalaman(KATALOG, { 9: ganti(aliranObjek({ 7: '[[1]]', 8: '[2]' }, '', tanpaKemas), '8 6 ', '8 1 ') }),
    RUSAK,
  ],
  [
    'lists in lists without end',
    () => pdfSatuHalaman(KATALOG, { 9: `${'['.repeat(KEDALAMAN)}${']'.repeat(KEDALAMAN)}` }),
    RUSAK,
  ],
];

const tanpaKemas = ((isi: Buffer) => isi) as unknown as typeof deflateSync;

const sisaLain = (isi: Buffer): boolean => isi.includes('script') || isi.includes('PK\x05\x06');
const potong = (isi: Buffer): Buffer => isi.subarray(0, Math.floor(isi.length / 2));
const ganti = (isi: Buffer, cari: string | RegExp, dengan: string): Buffer =>
  latin(isi.toString('latin1').replace(cari, dengan));
const mentah = (lebar: number, tinggi: number): Sharp =>
  sharp(acak(lebar * tinggi * 3), { raw: { width: lebar, height: tinggi, channels: 3 } });
const jpegBerisik = () => mentah(400, 300).jpeg().toBuffer();
const pngBerisik = () => mentah(400, 300).png().toBuffer();
const kanvas = (jenis: 'gif' | 'webp' | 'tiff' | 'avif'): Promise<Buffer> => mentah(40, 30).toFormat(jenis).toBuffer();

/** Text in brackets, every bracket of what is hidden escaped. */
function tersembunyiDalamTeks(): Buffer {
  const isi = aliranObjek(objekBerbahaya)
    .toString('latin1')
    .replace(/[()\\]/g, '\\$&');
  return latin(`(${isi})`);
}

function bergerak(isi: Buffer): Buffer {
  const acTL = Buffer.alloc(8);
  acTL.writeUInt32BE(2, 0);
  return Buffer.concat([isi.subarray(0, 33), potonganPng('acTL', acTL), isi.subarray(33)]);
}

async function diterima(nama: string, isi: Buffer): Promise<BerkasBersih> {
  const hasil = await periksaBerkas({ nama, isi });
  assert.ok('berkas' in hasil, 'pesan' in hasil ? hasil.pesan : '');
  return hasil.berkas;
}

describe('domain §6: only what is a PDF, JPG or PNG by its content and harms nobody is taken', () => {
  it('the corpus holds at least thirty of them', () => assert.ok(JAHAT.length >= 30, String(JAHAT.length)));

  for (const [sebutan, nama, buat, pesan] of JAHAT) {
    it(`refused: ${sebutan}`, async () => {
      const hasil = await periksaBerkas({ nama, isi: await buat() });
      assert.ok('pesan' in hasil, 'it was taken');
      assert.match(hasil.pesan, pesan);
      assert.ok(hasil.pesan.startsWith(`“${nama}” `), 'the message names the file');
    });
  }
});

describe('a PDF does nothing by itself and leads to no file elsewhere', () => {
  for (const [sebutan, buat, pesan] of BERTINDAK) {
    it(`refused: ${sebutan}`, async () => {
      const hasil = await periksaBerkas({ nama: 'sk.pdf', isi: buat() });
      assert.ok('pesan' in hasil, 'it was taken');
      assert.match(hasil.pesan, pesan);
    });
  }
});

/** What usual writers put into their files. */
const LAZIM: [string, () => Buffer][] = [
  ['a scanner: the first page in its width', () => pdfSatuHalaman(bukaOtomatis('[3 0 R /FitH null]'))],
  ['LibreOffice', () => pdfSatuHalaman('<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R /XYZ null null 0]/Lang(id-ID)>>')],
  [
    'Acrobat: a jump on opening, by reference',
    () => pdfSatuHalaman(bukaOtomatis('7 0 R'), { 7: '<</D[3 0 R/XYZ null null null]/S/GoTo>>' }),
  ],
  [
    'Acrobat: the same in an object stream',
    () =>
      pdfSatuHalaman(bukaOtomatis('7 0 R'), {
        9: aliranObjek({ 7: '<</D 8 0 R/S/GoTo/Type/Action>>', 8: '[3 0 R/Fit]' }),
      }),
  ],
  ['a destination by reference', () => pdfSatuHalaman(bukaOtomatis('7 0 R'), { 7: '[3 0 R /Fit]' })],
  [
    'Word: tags, links, a mark of print',
    () =>
      pdfSatuHalaman(
        '<</Type/Catalog/Pages 2 0 R/Lang(id) /StructTreeRoot 15 0 R/MarkInfo<</Marked true>>/ViewerPreferences 16 0 R>>',
        {
          7: '<</Subtype/Link/Rect[ 72 700 200 715] /BS<</W 0>>/F 4/A<</Type/Action/S/URI/URI(https://www.bkn.go.id/) >>/StructParent 1>>',
          8: '<</Subtype/Link/Rect[ 1 2 3 4] /F 4/Dest[3 0 R/XYZ 69 720 0] >>',
          15: '<</Type/StructTreeRoot/RoleMap 17 0 R/ParentTree 18 0 R/K[19 0 R]/ParentTreeNextKey 2>>',
          16: '<</DisplayDocTitle true>>',
          17: '<</Footnote/Note/Chart/Sect>>',
          18: '<</Nums[0[19 0 R]]>>',
          19: '<</P 15 0 R/S/P/Type/StructElem/K[0]/Pg 3 0 R>>',
        },
      ),
  ],
  ['a link whose address stands by itself', () => pdfSatuHalaman(KATALOG, { 7: tautanKe('8 0 R'), 8: URI })],
  [
    'a form of fields, and a font called F',
    () =>
      pdfSatuHalaman(
        '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] /DA (/F 0 Tf) /DR << /Font << /F 8 0 R >> >> >> >>',
        { 7: '<< /FT /Tx /T (nama) /V (Siti) /F 4 >>', 8: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>' },
      ),
  ],
  [
    'letters named by their codes',
    () => pdfSatuHalaman(KATALOG, { 7: '<< /Type /Encoding /Differences [32 /20 /3D /AA /EF /JS /Sound] >>' }),
  ],
];

describe('nothing is long looked at, however it is made', () => {
  const BANYAK = 20_000;
  const pesan = async (isi: Buffer): Promise<string> => {
    const hasil = await periksaBerkas({ nama: 'sk.pdf', isi });
    return 'pesan' in hasil ? hasil.pesan : 'it was taken';
  };

  it('a name of many endings', async () => {
    const satu = await periksaBerkas({ nama: `a${'.pdf'.repeat(500)}.!`, isi: pdfSatuHalaman() });
    assert.ok('berkas' in satu);
    const dua = await periksaBerkas({ nama: `sk${'.pdf.JPEG.exe'.repeat(500)}`, isi: pdfSatuHalaman() });
    assert.equal('berkas' in dua && dua.berkas.nama, 'sk.pdf');
  });

  it('an object stream whose objects are all said to begin far before one', async () => {
    const kepala = `${Array.from({ length: BANYAK }, (_, i) => `${100 + i} ${i}`).join(' ')} `;
    const isi = deflateSync(latin(`${kepala}${' '.repeat(8_000_000)}[] `));
    const kamus = `/Type /ObjStm /N ${BANYAK} /First ${kepala.length} /Filter /FlateDecode`;
    assert.match(await pesan(pdfSatuHalaman(KATALOG, { 9: aliran(kamus, isi) })), RUSAK);
  });

  it('many things to open with, each of many meanings', async () => {
    const arti = `[] endobj\n${'5 0 obj [] endobj\n'.repeat(BANYAK)}10 0 obj []`;
    const katalog = bukaOtomatis(`5 0 R ${'/OpenAction 5 0 R '.repeat(BANYAK)}`);
    assert.match(await pesan(pdfSatuHalaman(katalog, { 9: arti })), AKTIF);
  });
});

describe('what people really attach is taken', () => {
  for (const [sebutan, buat] of LAZIM)
    it(sebutan, async () => {
      await diterima('sk.pdf', buat());
    });

  it('a PDF from a program, as it is', async () => {
    const isi = await pdfSurat();
    const berkas = await diterima('SK CPNS.pdf', isi);
    assert.deepEqual(berkas, { nama: 'SK CPNS.pdf', jenis: 'application/pdf', isi, lebar: null, tinggi: null });
  });

  it('PDFs with links, bookmarks, a first page to show, old filters, object streams, and of exactly 2 MB', async () => {
    const tautan = '<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://bkn.go.id) >> >>';
    await diterima('a.pdf', pdfSatuHalaman(bukaOtomatis('[3 0 R /Fit]'), { 7: tautan }));
    await diterima(
      'b.pdf',
      pdfSatuHalaman(KATALOG, {
        7: '<< /Type /Outlines /First 8 0 R >>',
        8: aliran('/Filter [/ASCII85Decode /FlateDecode]', 'GhQ~>'),
      }),
    );
    await diterima(
      'c.pdf',
      pdfSatuHalaman(KATALOG, { 9: aliranObjek({ 7: '<< /Type /Outlines /First 8 0 R >>', 8: '[1 2]' }) }),
    );
    await diterima(
      'd.pdf',
      pdfSatuHalaman(KATALOG, { 9: aliranObjek({ 7: '(teks \\( dengan kurung)' }, '/Filter [/FlateDecode]') }),
    );
    await diterima('e.pdf', pdfSeberat(UKURAN_PALING_BESAR));
    await diterima('f.pdf', pdfSatuHalaman(KATALOG, { 9: aliran('/Filter /DCTDecode', acak(300_000)) }));
  });

  it('pictures by chance in a PDF are not taken for commands', async () => {
    for (let benih = 1; benih <= 5; benih += 1)
      await diterima(
        'foto.pdf',
        pdfSatuHalaman(KATALOG, { 9: aliran('/Filter /DCTDecode', acak(1_500_000, benih * 7919)) }),
      );
  });

  it('a photo: upright, nothing of the camera left, a picture of its own', async () => {
    const isi = await jpegTelepon();
    assert.match(isi.toString('latin1'), /KameraRahasia/);
    const berkas = await diterima('IMG_0001.JPEG', isi);
    assert.deepEqual(
      [berkas.nama, berkas.jenis, berkas.lebar, berkas.tinggi],
      ['IMG_0001.jpg', 'image/jpeg', 200, 400],
    );
    assert.doesNotMatch(berkas.isi.toString('latin1'), /KameraRahasia|Pemilik|Exif/);
    const { exif, icc, xmp, orientation } = await sharp(berkas.isi).metadata();
    assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined]);
  });

  it('whatever hangs on a picture is gone: a ZIP behind it, HTML in a remark', async () => {
    const asli = await jpeg();
    const komentar = Buffer.concat([Buffer.from([0xff, 0xfe, 0, HTML.length + 2]), latin(HTML)]);
    const berkas = await diterima('a.jpg', Buffer.concat([asli.subarray(0, 2), komentar, asli.subarray(2), ZIP]));
    assert.equal(sisaLain(berkas.isi), false);
    const teks = potonganPng('tEXt', latin(`Comment\0${HTML}`));
    const gambar = await png();
    const bersih = await diterima('a.png', Buffer.concat([gambar.subarray(0, 33), teks, gambar.subarray(33), ZIP]));
    assert.equal(sisaLain(bersih.isi), false);
  });

  it(`a large page is brought down to ${SISI_TERPANJANG} pixels, a small one stays as it is`, async () => {
    const besar = await diterima('a.jpg', await jpeg(4961, 7016));
    assert.deepEqual([besar.lebar, besar.tinggi], [1697, SISI_TERPANJANG]);
    const kecil = await diterima('a.png', await png(300, 200));
    assert.deepEqual([kecil.lebar, kecil.tinggi, kecil.jenis], [300, 200, 'image/png']);
  });

  it('what is stored is never beyond 2 MB: a PNG that grows becomes a JPG, on white', async () => {
    const berisik = await sharp(acak(1400 * 1400), { raw: { width: 1400, height: 1400, channels: 1 } })
      .png({ palette: true, colours: 8 })
      .toBuffer();
    assert.ok(berisik.length <= UKURAN_PALING_BESAR, String(berisik.length));
    const berkas = await diterima('pindaian.png', berisik);
    assert.ok(berkas.isi.length <= UKURAN_PALING_BESAR);
    assert.ok(berkas.nama.endsWith(berkas.jenis === 'image/png' ? '.png' : '.jpg'));
    const tembus = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    assert.equal((await diterima('tembus.png', tembus)).jenis, 'image/png');
  });

  it('many at once wait for their turn', async () => {
    const isi = await jpeg(1200, 900);
    const hasil = await Promise.all(Array.from({ length: 12 }, () => periksaBerkas({ nama: 'a.jpg', isi })));
    assert.ok(hasil.every((satu) => 'berkas' in satu));
  });
});

describe('a name is for display only', () => {
  const NAMA: [string, string][] = [
    ['SK Pangkat 2015.pdf', 'SK Pangkat 2015.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Siti\\Dokumen\\sk.pdf', 'sk.pdf'],
    ['sk.pdf\0.exe', 'sk.pdf'],
    ['foto.pdf.exe', 'foto.pdf'],
    ['\u202Efdp.exe', 'fdp.pdf'],
    ['sk\u200b\u2066 rahasia\ufeff.PDF', 'sk rahasia.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie x=1.pdf'],
    ['"><script>.pdf', 'script.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['....', 'berkas.pdf'],
    ['', 'berkas.pdf'],
    ['   ', 'berkas.pdf'],
    ['.pdf', 'berkas.pdf'],
    ['surat\ud800.pdf', 'surat.pdf'],
    ['Ijaza\u0301h.pdf', 'Ijaz\u00e1h.pdf'],
    ['Surat No. 12 2015.pdf', 'Surat No. 12 2015.pdf'],
    [`${'panjang '.repeat(80)}.pdf`, `${'panjang '.repeat(12)}.pdf`.replace(' .pdf', '.pdf')],
    [`${'\u{1f600}'.repeat(300)}.pdf`, `${'\u{1f600}'.repeat(96)}.pdf`],
  ];
  for (const [asal, bersih] of NAMA) {
    it(JSON.stringify(asal).slice(0, 60), async () => {
      const { nama } = await diterima(asal, pdfSatuHalaman());
      assert.equal(nama, bersih);
      assert.ok([...nama].length <= 100);
    });
  }

  it('of a refused file too', async () => {
    const hasil = await periksaBerkas({ nama: `../\u202Ex${'y'.repeat(500)}`, isi: Buffer.alloc(0) });
    assert.ok('pesan' in hasil && /^“xy{99}” kosong/.test(hasil.pesan));
  });
});
