import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { lembarNip } from '../../src/formulir/formulir.repository.js';
import { alamatTab, cariRiwayat, semuaButir } from '../../src/formulir/katalog.js';
import { mentahBarisTersimpan } from '../../src/formulir/riwayat.service.js';
import type { Isian, Mentah } from '../../src/shared/isian.js';
import { katalog } from '../shared/contoh-formulir.js';
import { kirimkan, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF, type Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { lengkapiRiwayat } from '../support/riwayat.js';

/** What somebody may type who means harm, or whose name is just unusual. */
const BERBAHAYA = [
  "'; DROP TABLE x;--",
  "' OR '1'='1",
  '$1 ?? ?::text :nip',
  '\\\'"`\\x00\\u0000',
  '<script>x()</script>',
  '"><img src=x>',
  "'onfocus='x",
  '</textarea><b>',
  '<!--<%= 7*7 %>',
  `$\{7*7}{{7*7}}#{7*7}`,
  '&lt;&amp;&#39;&quot;',
  '=1+1|cmd',
  '__proto__',
  '%27%3C%00',
  'Ďáśa Ñg',
  'Nguyễn – “€”',
];

const BEBAS = (isian: Isian): boolean =>
  (isian.jenis === 'teks' || isian.jenis === 'paragraf') && !isian.pola && !isian.angkaSaja;
const muat = (isian: Isian): string[] => BERBAHAYA.filter((satu) => satu.length <= (isian.maks ?? 150));

let portal: TestPortal;
let klien: Klien;
const nip = AKUN_STAF.nip;

before(async () => {
  portal = await startTestPortal();
  await lengkapiRiwayat(portal.deps, nip, 'guru');
  klien = await masukPns(portal.url);
});
after(() => portal.close());

const lembar = async () => (await lembarNip(portal.deps.db, nip))!;

/** What the field of this name holds, as the browser would read it. */
function isiBidang(html: string, nama: string): string | undefined {
  const area = new RegExp(`<textarea[^>]* name="${nama}"[^>]*>\\n?([\\s\\S]*?)</textarea>`).exec(html)?.[1];
  const satu = area ?? new RegExp(`<input[^>]* name="${nama}"[^>]* value="([^"]*)"`).exec(html)?.[1];
  const tanda: Record<string, string> = { lt: '<', gt: '>', amp: '&' };
  return satu?.replace(/&(?:(lt|gt|amp)|#(\d+));/g, (_, nama, nomor) => tanda[nama] ?? String.fromCodePoint(nomor));
}

/** A text that HTML would take for its own must not stand there as it is. */
function pastikanLepas(html: string, teks: string, tempat: string): void {
  if (/[<>"]|'on/.test(teks)) assert.ok(!html.includes(teks), `${tempat}: ${teks}`);
}

/** What a composite butir needs besides the field under test. */
const SYARAT: Record<string, Mentah> = { lokasi_kerja: { letak: 'luar', negara: 'Malaysia' } };

describe('domain §6: what is typed into a field is kept as it is, and only ever text', () => {
  for (const tab of katalog.tab)
    for (const butir of semuaButir(tab))
      for (const isian of butir.isian.filter(BEBAS))
        it(`${tab.kode}: ${isian.kode}`, async () => {
          for (const teks of muat(isian)) {
            const isi = { ...SYARAT[butir.kode], [`${butir.kode}__sikap`]: 'perbaiki', [isian.kode]: teks };
            const versi = String((await lembar()).draf.bagian[tab.kode]?.versi ?? 0);
            const jawaban = await klien.kirim(alamatTab(tab), { ...isi, versi, _kunci: kunciBaru() } as Record<
              string,
              string
            >);
            assert.equal(jawaban.status, 303, `${teks}: ${jawaban.teks.match(/class="error.*?<\/p>/s)?.[0]}`);
            const sikap = (await lembar()).draf.bagian[tab.kode]!.isi as Record<string, { nilai: unknown }>;
            const nilai = sikap[butir.kode]!.nilai;
            assert.equal(butir.isian.length > 1 ? (nilai as Mentah)[isian.kode] : nilai, teks);
            const { teks: html } = await klien.buka(alamatTab(tab));
            assert.equal(isiBidang(html, isian.kode), teks);
            pastikanLepas(html, teks, isian.kode);
          }
        });

  for (const jenis of katalog.riwayat)
    for (const isian of jenis.isian.filter(BEBAS))
      it(`riwayat ${jenis.jenis}: ${isian.kode}`, async () => {
        const { id } = (await lembar()).pembanding.riwayat[jenis.jenis]![0]!;
        const asal = mentahBarisTersimpan(portal.deps, await lembar(), cariRiwayat(katalog, jenis.jenis)!, id);
        const alamat = `/formulir/riwayat/${jenis.jenis}`;
        for (const teks of muat(isian)) {
          const versi = String((await lembar()).draf.bagian[jenis.jenis]?.versi ?? 0);
          const isi = { ...asal, [isian.kode]: teks, aksi: 'simpan', baris: id, versi, _kunci: kunciBaru() };
          const jawaban = await klien.kirim(alamat, isi as Record<string, string>);
          assert.equal(jawaban.status, 303, teks);
          const baris = (await lembar()).draf.riwayat.find((satu) => `p${satu.asalId}` === id)!;
          assert.equal(baris.isi![isian.kode], teks);
          const { teks: html } = await klien.buka(`${alamat}?baris=${id}`);
          assert.equal(isiBidang(html, isian.kode), teks);
          pastikanLepas(html + (await klien.buka(alamat)).teks, teks, isian.kode);
        }
      });

  it('a field with a rule refuses it with 422 and gives it back as typed', async () => {
    for (const teks of BERBAHAYA.filter((satu) => !/^[\p{L} ]/u.test(satu))) {
      const versi = String((await lembar()).draf.bagian['data-utama']?.versi ?? 0);
      const isi = {
        nama__sikap: 'perbaiki',
        nama: teks,
        npwp__sikap: 'perbaiki',
        npwp: teks,
        versi,
        _kunci: kunciBaru(),
      };
      const { status, teks: html } = await klien.kirim('/formulir/data-utama', isi);
      assert.equal(status, 422, teks);
      assert.equal(isiBidang(html, 'nama'), teks);
      pastikanLepas(html, teks, 'nama');
    }
  });
});

describe('and shown to others only as text', () => {
  it('to the verifikator, in lists, and in PDFs; and what the verifikator writes to the PNS', async () => {
    const { deps } = portal;
    const teks = BERBAHAYA.join(' ').slice(0, 280);
    await deps.db('formulir_riwayat').delete();
    const { formulirId, kirimanId } = await inTransaction(deps.db, async (trx) =>
      kirimkan(deps, trx, await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister), {
        unit: '6415-BMS-07',
        perbaiki: { alamat: teks, satuan_kerja: teks.slice(0, 150), gelar_depan: '"><img src=x>' },
      }),
    );
    const petugas = await masukPetugas(portal.url, 'verif1.dinkes');
    const kasus = await petugas.buka(`/admin/verifikasi/${formulirId}`);
    assert.equal(kasus.status, 200);
    for (const satu of BERBAHAYA) pastikanLepas(kasus.teks, satu, 'the case');
    assert.match(kasus.teks, /&lt;script&gt;x\(\)&lt;\/script&gt;/);
    assert.equal((await klien.buka('/formulir/bukti.pdf')).kepala.get('content-type'), 'application/pdf');
    const isi = {
      kiriman: String(kirimanId),
      dilihat: /name="dilihat" value="([^"]+)"/.exec(kasus.teks)?.[1] ?? '',
      aksi: 'kembalikan',
      'putusan:alamat': 'tidak_sesuai',
      'alasan:alamat': teks,
      'catatan:': teks,
      'catatan:agama': teks,
    };
    assert.equal((await petugas.kirim(`/admin/verifikasi/${formulirId}`, { ...isi, _kunci: kunciBaru() })).status, 303);
    for (const alamat of ['/formulir', '/formulir/data-utama', '/formulir/perkembangan', '/formulir/kirim']) {
      const { status, teks: html } = await klien.buka(alamat);
      assert.equal(status, 200);
      for (const satu of BERBAHAYA) pastikanLepas(html, satu, alamat);
    }
  });
});
