import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BarisDraf, Draf } from '../../src/formulir/draf.js';
import type { DataPns, NilaiButir, Sikap } from '../../src/formulir/jenis.js';
import { hanyaMenaungi, semuaButir } from '../../src/formulir/katalog.js';
import { hitungKurang, type Kurang, keadaanBagian } from '../../src/formulir/kelengkapan.js';
import {
  butirSemua,
  drafLengkap,
  katalog,
  pnsContoh,
  pnsUntuk,
  TERJAWAB,
  withBagian,
} from '../shared/contoh-formulir.js';

const missing = (draf: Draf, pembanding: DataPns = pnsContoh()): Kurang[] =>
  hitungKurang({ katalog, pembanding, draf });
const sections = (draf: Draf, pembanding: DataPns = pnsContoh()) => keadaanBagian({ katalog, pembanding, draf });
const tabOf = (kode: string) => katalog.tab.find((tab) => semuaButir(tab).some((satu) => satu.kode === kode))!.kode;

function withSikap(kode: string, sikap: Sikap | undefined): Draf {
  const isi = { ...(drafLengkap().bagian[tabOf(kode)]!.isi as Record<string, Sikap>) };
  if (sikap) isi[kode] = sikap;
  else delete isi[kode];
  return withBagian(tabOf(kode), { isi });
}

const tambah = (jenis: string): BarisDraf => ({
  id: 1,
  jenis,
  tindakan: 'tambah',
  asalId: null,
  isi: {},
  alasan: null,
});

/** A person of whom BKN holds everything, the optional fields too, in the jabatan for which the section is shown. */
const fullFor = (bagian: string): DataPns =>
  pnsUntuk(bagian, {
    gelar_depan: 'Dr.',
    npwp: '123456789012345',
    kartu_pegawai: 'N 123456',
    satuan_kerja: 'UPT Contoh',
    nrg: '123456789012',
    nuptk: '1234567890123456',
  });
const FULL = fullFor('sertifikasi-guru');

describe('domain §7 "Complete": a fully judged form has nothing missing', () => {
  it('with ✓ everywhere', () => assert.deepEqual(missing(drafLengkap(), FULL), []));

  it('with ✗ and a value everywhere', () => {
    const semua = butirSemua.map(
      ({ kode }) => [kode, { sikap: 'perbaiki', nilai: FULL.isi[kode] as NilaiButir } as const] as const,
    );
    const isi = (tab: string) => Object.fromEntries(semua.filter(([kode]) => tabOf(kode) === tab));
    const draf = katalog.tab
      .filter((tab) => !tab.denganKuesioner)
      .reduce((lain, { kode }) => withBagian(kode, { isi: isi(kode) }, lain), drafLengkap());
    const kosong = Object.fromEntries(butirSemua.map(({ kode }) => [kode, null]));
    assert.deepEqual(missing(draf, pnsUntuk('sertifikasi-guru', kosong)), []);
  });

  it('every section says so', () => {
    assert.deepEqual([...new Set(sections(drafLengkap(), FULL).map((satu) => satu.status))], ['lengkap']);
  });
});

describe('domain §7: every editable field of Data Utama and Posisi is ✓ or ✗ with a value', () => {
  for (const { kode, label } of butirSemua) {
    it(`${label} not judged blocks alone`, () =>
      assert.deepEqual(missing(withSikap(kode, undefined), FULL), [
        { bagian: tabOf(kode), jangkar: kode, pesan: `${label} belum diperiksa.` },
      ]));
  }
});

describe('domain §7: ✓ on an empty pembanding only for optional fields', () => {
  const OPTIONAL = [
    ...['gelar_depan', 'gelar_belakang', 'kode_pos', 'npwp', 'kartu_pegawai', 'satuan_kerja'],
    ...['sertifikasi_nomor', 'sertifikasi_tahun', 'sertifikasi_bidang_studi', 'nrg', 'nuptk'],
  ];
  for (const { kode, label } of butirSemua) {
    const isOptional = OPTIONAL.includes(kode);
    for (const nothing of [null, '']) {
      it(`${label} holding ${JSON.stringify(nothing)}: ${isOptional ? 'may stay empty' : 'blocks'}`, () => {
        const found = missing(drafLengkap(), pnsUntuk(tabOf(kode), { [kode]: nothing }));
        const pesan = `${label} masih kosong di data BKN. Pilih Perbaiki dan isi.`;
        assert.deepEqual(found, isOptional ? [] : [{ bagian: tabOf(kode), jangkar: kode, pesan }]);
      });
    }
  }

  it('a field that BKN does not name at all is empty as well', () => {
    const { nama: _, ...isi } = pnsContoh().isi;
    assert.deepEqual(
      missing(drafLengkap(), { ...pnsContoh(), isi }).map((satu) => satu.jangkar),
      ['nama'],
    );
  });

  it('a Lokasi Kerja whose fields are all empty is empty', () => {
    const lokasi_kerja = { letak: null, provinsi: null, kabupaten: '', negara: null };
    assert.deepEqual(
      missing(drafLengkap(), pnsContoh({ lokasi_kerja })).map((satu) => satu.jangkar),
      ['lokasi_kerja'],
    );
  });

  it('TMT PNS may stay empty for a CPNS, not for a PNS', () => {
    const status = (status_kepegawaian: string) =>
      missing(drafLengkap(), pnsContoh({ tmt_pns: null, status_kepegawaian }));
    assert.deepEqual(status('C'), []);
    assert.deepEqual(
      status('P').map((satu) => satu.jangkar),
      ['tmt_pns'],
    );
  });

  it('✗ with a value is the way out', () => {
    const draf = withSikap('nama', { sikap: 'perbaiki', nilai: 'SITI RACHMAWATI' });
    assert.deepEqual(missing(draf, pnsContoh({ nama: null })), []);
  });
});

describe('domain §7: every riwayat section is "semua sudah sesuai" or has saved changes and no half-typed row', () => {
  for (const { jenis, judul, satuan } of katalog.riwayat) {
    const open = withBagian(jenis, { isi: {} });
    const pns = pnsUntuk(jenis);

    it(`${judul} not stated blocks alone`, () =>
      assert.deepEqual(missing(open, pns), [
        { bagian: jenis, jangkar: 'semua-sesuai', pesan: `${judul} belum dinyatakan sesuai.` },
      ]));

    it(`${judul} never opened blocks alone`, () => {
      const { [jenis]: _, ...bagian } = drafLengkap().bagian;
      assert.deepEqual(
        missing({ ...drafLengkap(), bagian }, pns).map((satu) => satu.bagian),
        [jenis],
      );
    });

    for (const tindakan of ['tambah', 'ubah', 'hapus'] as const) {
      it(`${judul} with a saved ${tindakan} is complete`, () =>
        assert.deepEqual(missing({ ...open, riwayat: [{ ...tambah(jenis), tindakan }] }, pns), []));
    }

    it(`${judul}: a change in another section does not count`, () => {
      const lain = katalog.riwayat.find((satu) => ![jenis, 'jabatan'].includes(satu.jenis))!.jenis;
      assert.equal(missing({ ...open, riwayat: [tambah(lain)] }, pns).length, 1);
    });

    it(`${judul}: a half-typed row blocks alone, each at its place`, () => {
      const draf = withBagian(jenis, { sementara: { baru: { nomor_sk: '8' }, p1: { nomor_sk: '9' } } });
      const pesan = `${judul}: ada ${satuan} yang belum disimpan.`;
      assert.deepEqual(missing(draf, pns), [
        { bagian: jenis, jangkar: 'baris-baru', pesan },
        { bagian: jenis, jangkar: 'baris-p1', pesan },
      ]);
    });
  }
});

describe('domain §6, §7: what else blocks', () => {
  for (const { kode, judul } of katalog.tab.filter((tab) => !hanyaMenaungi(tab))) {
    it(`isian sementara left in ${judul} (Kirim names what is not yet saved)`, () =>
      assert.deepEqual(missing(withBagian(kode, { sementara: { nama: 'SITI' } }), pnsUntuk(kode)), [
        { bagian: kode, jangkar: 'isi', pesan: `${judul}: ada isian yang belum disimpan.` },
      ]));
  }

  it('Verifikator Level 1 not chosen', () =>
    assert.deepEqual(missing({ ...drafLengkap(), unitKantorId: null }), [
      { bagian: 'posisi', jangkar: 'verifikator', pesan: 'Verifikator Level 1 belum dipilih.' },
    ]));

  it('nothing else: warnings do not', () => {
    const doubtful = pnsContoh({ tanggal_lahir: '2001-01-01', nik: '3302015203800009', tmt_pns: '1999-01-01' });
    assert.deepEqual(missing(drafLengkap(), doubtful), []);
  });
});

describe('domain §7 Complete: questionnaires answered', () => {
  it('a questionnaire with open questions blocks alone, and is named', () => {
    const kuesioner = { kpe: { ...TERJAWAB.kpe!, belum: 2 } };
    assert.deepEqual(missing(withBagian('stakeholder', { isi: { kuesioner } })), [
      { bagian: 'stakeholder', jangkar: 'isi-bagian', pesan: 'KPE: 2 pertanyaan belum dijawab.' },
    ]);
  });

  it('one never opened blocks alone', () =>
    assert.deepEqual(
      missing(withBagian('stakeholder', { isi: {} })).map((satu) => satu.pesan),
      ['Stakeholder belum diisi.'],
    ));
});

it('what is missing stands in the order of the form, each section once', () => {
  const kosong: Draf = { bagian: {}, riwayat: [], unitKantorId: null };
  const urutan = [...missing(kosong).map((satu) => satu.bagian)];
  const berganti = urutan.filter((kode, i) => kode !== urutan[i - 1]);
  assert.equal(berganti.length, new Set(urutan).size, 'no section comes back after another one');
  const form = sections(kosong).map((satu) => satu.kode);
  assert.deepEqual(
    berganti,
    form.filter((kode) => urutan.includes(kode)),
  );
});
