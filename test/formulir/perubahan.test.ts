import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Baris, DataPns, NilaiButir } from '../../src/formulir/jenis.js';
import { hitungPerubahan, type Perubahan, samaIsi } from '../../src/formulir/perubahan.js';
import type { NilaiIsian } from '../../src/shared/isian.js';
import { barisDari, butirSemua, katalog, pnsContoh } from '../shared/contoh-formulir.js';

const LAMA = pnsContoh();
const compare = (baru: DataPns, lama = LAMA) => hitungPerubahan(katalog, lama, baru);
const short = ({ kunci, jenis, lama, baru }: Perubahan) => ({ kunci, jenis, lama, baru });

describe('domain §4: every field and riwayat kind declares its tingkat', () => {
  const TINGKAT: Record<string, number> = Object.fromEntries([
    ...['nama', 'tempat_lahir', 'tanggal_lahir', 'jenis_kelamin', 'tmt_cpns', 'tmt_pns', 'kedudukan_hukum', 'nik'].map(
      (kode) => [kode, 4],
    ),
    ...['instansi_induk', 'instansi_kerja', 'jenis_pegawai', 'golongan', 'jabatan'].map((kode) => [kode, 3]),
  ]);
  for (const { kode, tingkat } of [...butirSemua, ...katalog.riwayat.map((satu) => ({ ...satu, kode: satu.jenis }))]) {
    it(`${kode}: ${TINGKAT[kode] ?? 2}${kode in TINGKAT ? '' : ', as all else'}`, () =>
      assert.equal(tingkat, TINGKAT[kode] ?? 2));
  }

  it('everything §4 names is there', () => {
    const known = [...butirSemua.map((satu) => satu.kode), ...katalog.riwayat.map((satu) => satu.jenis)];
    assert.deepEqual(
      Object.keys(TINGKAT).filter((kode) => !known.includes(kode)),
      [],
    );
  });
});

describe('a butir is one perubahan, old and new as people read them', () => {
  const lokasi = LAMA.isi.lokasi_kerja as Record<string, NilaiButir>;
  const FIELDS: [rule: string, kode: string, baru: NilaiButir, lama: string, shown: string][] = [
    ['text', 'nama', 'SITI RAHMAWATI', 'SITI RACHMAWATI', 'SITI RAHMAWATI'],
    ['date', 'tanggal_lahir', '1980-03-13', '12-03-1980', '13-03-1980'],
    ['code', 'agama', '2', 'Islam', 'Kristen'],
    ['reference', 'tempat_lahir', { kode: '33.01', nama: 'Kab. Cilacap' }, 'Kab. Banyumas', 'Kab. Cilacap'],
    [
      'another place of the same name',
      'tempat_lahir',
      { kode: '33.01.01', nama: 'Kab. Banyumas' },
      'Kab. Banyumas (kode 33.02)',
      'Kab. Banyumas (kode 33.01.01)',
    ],
    ['from nothing', 'npwp', '123456789012345', '', '123456789012345'],
    ['to nothing', 'kode_pos', null, '53114', ''],
    [
      'composite',
      'lokasi_kerja',
      { ...lokasi, kabupaten: { kode: '33.01', nama: 'Kab. Cilacap' } } as NilaiButir,
      'Kab. Banyumas, Jawa Tengah',
      'Kab. Cilacap, Jawa Tengah',
    ],
    [
      'composite, one part of the same name',
      'lokasi_kerja',
      { ...lokasi, kabupaten: { kode: '33.99', nama: 'Kab. Banyumas' } } as NilaiButir,
      'Kab. Banyumas, Jawa Tengah (kode 33.02)',
      'Kab. Banyumas, Jawa Tengah (kode 33.99)',
    ],
    [
      'composite, from inland to abroad',
      'lokasi_kerja',
      { letak: 'luar', negara: { kode: 'NO', nama: 'Norwegia' }, kota: 'Oslo' },
      'Kab. Banyumas, Jawa Tengah',
      'Oslo, Norwegia',
    ],
  ];
  for (const [rule, kode, baru, lama, shown] of FIELDS) {
    it(`${rule}: ${kode}`, () => {
      const found = compare(pnsContoh({ [kode]: baru }));
      assert.deepEqual(found.map(short), [{ kunci: kode, jenis: 'isian', lama, baru: shown }]);
      assert.deepEqual(found[0]?.nilai, baru);
    });
  }

  const SAME: [rule: string, kode: string, baru: NilaiButir][] = [
    ['spaces at the ends', 'nama', ' SITI RACHMAWATI '],
    ['a reference that is called differently now', 'tempat_lahir', { kode: '33.02', nama: 'Kabupaten Banyumas' }],
    ['an empty text instead of nothing', 'npwp', ''],
    [
      'a composite that names its empty fields no more',
      'lokasi_kerja',
      { letak: 'dalam', provinsi: lokasi.provinsi, kabupaten: lokasi.kabupaten } as NilaiButir,
    ],
  ];
  for (const [rule, kode, baru] of SAME) {
    it(`no perubahan: ${rule}`, () => assert.deepEqual(compare(pnsContoh({ [kode]: baru })), []));
  }

  it('domain §4: NIP, NIP Lama, e-mail, telepon and HP are not perubahan', () => {
    const baru = {
      ...pnsContoh({ email: 'a@pns.example', telepon: '0281', hp: '0812', status_kepegawaian: 'C' }),
      nipLama: null,
    };
    assert.deepEqual(compare(baru), []);
  });
});

describe('a riwayat row is added, changed or removed', () => {
  const [contoh] = barisDari('golongan', [{}]);
  const golongan = (...baris: Baris[]) =>
    compare(pnsContoh({}, { golongan: baris }), pnsContoh({}, { golongan: [contoh!] }));

  it('unchanged: nothing', () => assert.deepEqual(golongan(structuredClone(contoh!)), []));

  it('added: what it holds, field by field, empty fields left out', () => {
    const [satu, ...lain] = golongan(contoh!, {
      id: 'b4',
      isi: { ...contoh!.isi, golongan: '32', tmt_golongan: '2014-04-01' },
    });
    assert.deepEqual(lain, []);
    assert.equal(satu?.kunci, 'golongan:b4');
    assert.equal(satu?.jenis, 'tambah');
    assert.equal(satu?.label, 'III/b Penata Muda Tingkat I');
    assert.equal(satu?.lama, '');
    assert.match(satu?.baru ?? '', /^Golongan: III\/b Penata Muda Tingkat I; TMT Golongan: 01-04-2014; /);
    assert.deepEqual(
      satu?.rincian.find((rinci) => rinci.label === 'TMT Golongan'),
      { label: 'TMT Golongan', lama: '', baru: '01-04-2014' },
    );
    assert.equal(
      satu?.rincian.some((rinci) => rinci.label === 'Nomor BKN'),
      false,
    );
  });

  it('changed: only the fields that differ', () => {
    const [satu] = golongan({ ...contoh!, isi: { ...contoh!.isi, masa_kerja_bulan: 0, nomor_bkn: 'X-1' } });
    assert.equal(satu?.jenis, 'ubah');
    assert.equal(satu?.lama, 'Masa Kerja (bulan): 3; Nomor BKN: tidak ada');
    assert.equal(satu?.baru, 'Masa Kerja (bulan): 0; Nomor BKN: X-1');
  });

  it('removed: what it held, and the reason given', () => {
    const [satu] = golongan({ ...contoh!, dihapus: 'bukan SK saya' });
    assert.equal(satu?.jenis, 'hapus');
    assert.equal(satu?.alasan, 'bukan SK saya');
    assert.equal(satu?.baru, '');
    assert.match(satu?.lama ?? '', /III\/a Penata Muda/);
    assert.equal(satu?.nilai, null);
  });

  it('removed without a reason, or gone altogether, is removed too', () => {
    for (const baris of [[{ ...contoh!, dihapus: '' }], []]) {
      assert.deepEqual(
        golongan(...baris).map((satu) => [satu.kunci, satu.jenis, satu.alasan]),
        [['golongan:p1', 'hapus', '']],
      );
    }
  });

  it('added and removed again: nothing', () =>
    assert.deepEqual(golongan(contoh!, { id: 'b4', isi: contoh!.isi, dihapus: '' }), []));

  it('a box never ticked says the same as one not ticked', () => {
    const rows = (ticked: boolean | null) =>
      pnsContoh({}, { pendidikan: barisDari('pendidikan', [{ pendidikan_pertama: ticked }]) });
    assert.deepEqual(compare(rows(false), rows(null)), []);
    assert.equal(compare(rows(true), rows(false))[0]?.baru, 'Pendidikan pertama saat pengangkatan CPNS: Ya');
  });

  it('derived fields are compared as well: another eselon is a perubahan', () => {
    const rows = (eselon: string) => pnsContoh({}, { jabatan: barisDari('jabatan', [{ eselon }]) });
    assert.deepEqual(
      compare(rows('32'), rows('31')).map((satu) => [satu.lama, satu.baru]),
      [['Eselon: III.a', 'Eselon: III.b']],
    );
  });
});

describe('a row that is saved again with the same content is no change', () => {
  const angka = { kode: 'x', label: 'X', jenis: 'angka' } as const;
  const kotak = { kode: 'x', label: 'X', jenis: 'ya-tidak' } as const;
  const CASES: [rule: string, same: boolean, isian: typeof angka | typeof kotak, lama: NilaiIsian, baru: NilaiIsian][] =
    [
      ['the same number', true, angka, { x: 3 }, { x: 3 }],
      ['zero where BKN held nothing', false, angka, { x: null }, { x: 0 }],
      ['zero where BKN did not name the field', false, angka, {}, { x: 0 }],
      ['zero and zero', true, angka, { x: 0 }, { x: 0 }],
      ['a box never ticked and one not ticked', true, kotak, {}, { x: false }],
      ['a box ticked', false, kotak, { x: false }, { x: true }],
    ];
  for (const [rule, same, isian, lama, baru] of CASES) it(rule, () => assert.equal(samaIsi(isian, lama, baru), same));
});
