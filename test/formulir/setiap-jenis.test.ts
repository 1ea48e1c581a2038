import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { inTransaction } from '../../src/database/knex.js';
import { lembarNip } from '../../src/formulir/formulir.repository.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { isianBaris } from '../../src/formulir/perubahan.js';
import { kelompokRiwayat, namaKolom } from '../../src/impor/kolom.js';
import { type Mentah, mentahDari, tampilNilai } from '../../src/shared/isian.js';
import { formulirKini, kirimkan, pelakuPetugas, pelakuPns, setujuiSemua } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, type Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { readPdfText } from '../support/pdf.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { byteHalaman, lengkapiRiwayat, mentahContoh } from '../support/riwayat.js';

const katalog = await muatKatalog();
/** A guru for all kinds but one, and a dokter for that one. */
const ORANG = [
  {
    akun: AKUN_STAF,
    rumpun: 'guru',
    instansi: '6415',
    unit: '6415-BMS-07',
    verifikator: 'verif1.dinkes',
    pemeriksa: ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1'],
    lain: 'dokter',
  },
  {
    akun: AKUN_KEMENTERIAN,
    rumpun: 'dokter',
    instansi: '3010',
    unit: '3010-BKD',
    verifikator: 'verif1.biro',
    pemeriksa: ['verif1.biro', 'verif2.kemdikbud'],
    lain: 'guru',
  },
] as const;

const lepas = (teks: string): string => teks.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
/** Words of a PDF without regard to where its lines break. */
const rapat = (teks: string): string => teks.replace(/\s+/g, '');

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

for (const orang of ORANG) {
  const semua = katalog.riwayat.filter(({ jenis }) =>
    orang.rumpun === 'guru' ? jenis !== 'dokter' : jenis === 'dokter',
  );

  describe(`every kind of history, for a ${orang.rumpun}`, () => {
    let klien: Klien;
    const { nip } = orang.akun;
    const lembar = async () => (await lembarNip(portal.deps.db, nip))!;
    const tambahan = async (jenis: string) => (await lembar()).draf.riwayat.find((satu) => satu.jenis === jenis)!;

    before(async () => {
      await lengkapiRiwayat(portal.deps, nip, orang.rumpun);
      klien = await masukPns(portal.url, orang.akun);
    });

    for (const jenis of semua) {
      const alamat = `/formulir/riwayat/${jenis.jenis}`;

      it(`${jenis.jenis}: the editor opens, the example is saved and read back`, async () => {
        const { status, teks } = await klien.buka(`${alamat}?baris=baru`);
        assert.equal(status, 200);
        for (const { kode, label } of jenis.isian) {
          assert.ok(teks.includes(`name="${kode}"`), `${kode} is asked for`);
          assert.ok(lepas(teks).includes(label), label);
        }
        const mentah = await mentahContoh(portal.deps, jenis, orang.instansi);
        const isi = { ...mentah, aksi: 'simpan', baris: 'baru', versi: '0', _kunci: kunciBaru() };
        const jawab = await klien.kirim(alamat, isi as Record<string, string>);
        assert.equal(jawab.status, 303, jawab.teks.match(/class="error".*?<\/p>/s)?.[0]);
        const baris = await tambahan(jenis.jenis);
        const disimpan: Mentah = Object.assign(
          {},
          ...jenis.isian.map((satu) => mentahDari(satu, baris.isi![satu.kode])),
        );
        // Filled in from the unit of the jabatan.
        assert.deepEqual({ ...disimpan, nama_unor: '' }, { ...mentah, nama_unor: '' });
        const editor = lepas((await klien.buka(`${alamat}?baris=b${baris.id}`)).teks);
        const halaman = lepas((await klien.buka(alamat)).teks);
        for (const isian of jenis.isian.filter((satu) => baris.isi![satu.kode] && satu.jenis !== 'ya-tidak')) {
          const ditampilkan = tampilNilai(isian, baris.isi![isian.kode]);
          assert.ok(halaman.includes(ditampilkan), `${isian.kode} stands in the list`);
          assert.ok(editor.includes(ditampilkan), `${isian.kode} stands in the editor`);
        }
      });

      it(`${jenis.jenis}: every field is a column of its import`, () =>
        assert.deepEqual(namaKolom(kelompokRiwayat(jenis)), ['nip', ...jenis.isian.map(({ kode }) => kode)]));
    }

    it('sent: every row stands in the proof and before the verifikator, and the hidden kind in neither', async () => {
      const { formulirId } = await inTransaction(portal.deps.db, async (trx) =>
        kirimkan(portal.deps, trx, await pelakuPns(trx, orang.akun.akun!.nomorRegister), { unit: orang.unit }),
      );
      const pdf = rapat((await readPdfText(await byteHalaman(portal, klien, '/formulir/bukti.pdf'))).join('\n'));
      const petugas = await masukPetugas(portal.url, orang.verifikator);
      const kasus = lepas((await petugas.buka(`/admin/verifikasi/${formulirId}`)).teks);
      const { isi } = await portal.deps.db('kiriman').where({ formulir_id: formulirId }).first('isi');
      for (const jenis of semua) {
        const baris = isi.riwayat[jenis.jenis].find((satu: { id: string }) => satu.id.startsWith('b'));
        assert.ok(pdf.includes(rapat(`${jenis.judulBaris(baris.isi)} (baru)`)), `${jenis.jenis} in the proof`);
        assert.ok(kasus.includes(`name="putusan:${jenis.jenis}:${baris.id}"`), `${jenis.jenis} is judged`);
        for (const isian of isianBaris(jenis).filter((satu) => !satu.internal)) {
          const teks = tampilNilai(isian, baris.isi[isian.kode]);
          if (!teks || teks === 'Tidak') continue;
          assert.ok(pdf.includes(rapat(`${isian.label}: ${teks}`)), `${jenis.jenis}.${isian.kode} in the proof`);
          assert.ok(kasus.includes(teks), `${jenis.jenis}.${isian.kode} before the verifikator`);
        }
      }
      const hilang = katalog.riwayat.find(({ jenis }) => jenis === orang.lain)!;
      assert.ok(!pdf.includes(rapat(hilang.judul)), 'the hidden kind is not in the proof');
      assert.ok(!kasus.includes(hilang.judul), 'nor before the verifikator');
    });

    it('approved: every row is BKN’s now, found again by its key', async () => {
      const { db } = portal.deps;
      const { isi } = await db('kiriman as k')
        .join('formulir as f', 'f.kiriman_id', 'k.id')
        .where('f.nip', nip)
        .first('k.isi');
      for (const nama of orang.pemeriksa) {
        const kasus = await formulirKini(db, nip);
        await inTransaction(db, async (trx) => setujuiSemua(portal.deps, trx, await pelakuPetugas(trx, nama), kasus));
      }
      assert.equal((await formulirKini(db, nip)).status, 'selesai');
      for (const jenis of semua) {
        const baris = isi.riwayat[jenis.jenis].find((satu: { id: string }) => satu.id.startsWith('b')).isi;
        const ada = await db('riwayat')
          .where({ nip, jenis: jenis.jenis, kunci: jenis.kunci(baris) })
          .pluck('isi');
        assert.ok(
          ada.some((satu) => isDeepStrictEqual(satu, baris)),
          jenis.jenis,
        );
      }
    });
  });
}
