import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BarisDraf, barisSetengah, rangkaiFormulir, semuaSesuai } from '../../src/formulir/draf.js';
import { barisTerbaru } from '../../src/formulir/riwayat-terbaru.js';
import { barisDari, drafLengkap, katalog, pnsContoh, withBagian } from '../shared/contoh-formulir.js';

const ROWS = barisDari('golongan', [{ golongan: '31' }, { golongan: '32' }, { golongan: '33' }]);
const PEMBANDING = pnsContoh({}, { golongan: ROWS });
const step = (ubah: Partial<BarisDraf>): BarisDraf => ({
  id: 9,
  jenis: 'golongan',
  tindakan: 'tambah',
  asalId: null,
  isi: null,
  alasan: null,
  ...ubah,
});
const golongan = (...riwayat: BarisDraf[]) =>
  rangkaiFormulir(katalog, PEMBANDING, { ...drafLengkap(), riwayat }).riwayat.golongan;

describe('the form as it stands is the pembanding with the edits of the draft', () => {
  it('✓ keeps what BKN holds', () => assert.deepEqual(rangkaiFormulir(katalog, PEMBANDING, drafLengkap()), PEMBANDING));

  it('an empty draft too', () => {
    const draf = { bagian: {}, riwayat: [], unitKantorId: null };
    assert.deepEqual(rangkaiFormulir(katalog, PEMBANDING, draf), PEMBANDING);
  });

  it('✗ brings its value', () => {
    const draf = withBagian('data-utama', {
      isi: { agama: { sikap: 'perbaiki', nilai: '2' }, nama: { sikap: 'sesuai' } },
    });
    const { isi } = rangkaiFormulir(katalog, PEMBANDING, draf);
    assert.deepEqual(isi, { ...PEMBANDING.isi, agama: '2' });
  });

  it('domain §6: isian sementara is no value before Simpan', () => {
    const draf = withBagian('data-utama', { sementara: { nama__sikap: 'perbaiki', nama: 'LAIN' } });
    assert.equal(rangkaiFormulir(katalog, PEMBANDING, draf).isi.nama, PEMBANDING.isi.nama);
  });

  it('domain §6: a changed row holds what was typed, a removed one stays visible as such, an added one comes last', () => {
    const baru = { ...ROWS[0]!.isi, golongan: '34' };
    assert.deepEqual(
      golongan(
        step({ tindakan: 'ubah', asalId: 1, isi: baru }),
        step({ tindakan: 'hapus', asalId: 2, alasan: 'bukan SK saya' }),
        step({ id: 5, isi: baru }),
      ),
      [{ id: 'p1', isi: baru }, { ...ROWS[1], dihapus: 'bukan SK saya' }, ROWS[2], { id: 'b5', isi: baru }],
    );
  });

  it('a row removed without a reason counts as removed', () =>
    assert.equal(golongan(step({ tindakan: 'hapus', asalId: 1 }))?.[0]?.dihapus, ''));

  it('domain §4: a row that BKN removed meanwhile takes its change with it; the other edits stay', () => {
    const rows = golongan(step({ tindakan: 'ubah', asalId: 77, isi: {} }), step({ id: 5, isi: ROWS[0]!.isi }));
    assert.deepEqual(
      rows?.map((satu) => satu.id),
      ['p1', 'p2', 'p3', 'b5'],
    );
  });

  it('edits of another kind do not mix in', () =>
    assert.deepEqual(golongan(step({ jenis: 'jabatan', isi: {} })), ROWS));

  it('the pembanding stays as it was', () => {
    const before = structuredClone(PEMBANDING);
    golongan(step({ tindakan: 'ubah', asalId: 1, isi: {} }), step({ tindakan: 'hapus', asalId: 2 }));
    assert.deepEqual(PEMBANDING, before);
  });
});

describe('what the draft says of a section', () => {
  it('"semua sudah sesuai"', () => {
    assert.equal(semuaSesuai(drafLengkap(), 'golongan'), true);
    assert.equal(semuaSesuai(withBagian('golongan', { isi: {} }), 'golongan'), false);
    assert.equal(semuaSesuai(drafLengkap(), 'tidak-ada'), false);
  });

  it('rows opened and typed in but not saved', () => {
    const draf = withBagian('golongan', { sementara: { baru: { golongan: '31' }, p2: {} } });
    assert.deepEqual(barisSetengah(draf, 'golongan'), ['baru', 'p2']);
    assert.deepEqual(barisSetengah(draf, 'jabatan'), []);
  });
});

describe('the newest row of a kind', () => {
  const newest = (...tmt: (string | null)[]) =>
    barisTerbaru(
      pnsContoh(
        {},
        {
          golongan: barisDari(
            'golongan',
            tmt.map((tmt_golongan, i) => ({ tmt_golongan, nomor_sk: String(i) })),
          ),
        },
      ),
      'golongan',
      'tmt_golongan',
    )?.nomor_sk;

  it('is the one with the latest date, wherever it stands', () =>
    assert.equal(newest('2010-01-01', '2014-01-01', '2012-01-01'), '1'));
  it('is not one without a date', () => assert.equal(newest(null, '2010-01-01', null), '1'));
  it('is none when there is none', () => assert.equal(newest(), undefined));
  it('is not a removed one', () => {
    const [satu, dua] = barisDari('golongan', [{ tmt_golongan: '2010-01-01' }, { tmt_golongan: '2014-01-01' }]);
    const data = pnsContoh({}, { golongan: [satu!, { ...dua!, dihapus: '' }] });
    assert.equal(barisTerbaru(data, 'golongan', 'tmt_golongan'), satu!.isi);
  });
});
