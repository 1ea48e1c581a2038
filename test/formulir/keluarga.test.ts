import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hitungPeringatan } from '../../src/formulir/kelengkapan.js';
import { hitungPerubahan, terapkanPerubahan } from '../../src/formulir/perubahan.js';
import anak from '../../src/formulir/riwayat/anak.js';
import orangTua from '../../src/formulir/riwayat/orang-tua.js';
import suamiIstri from '../../src/formulir/riwayat/suami-istri.js';
import { barisRujukan, pilihanBaris, rujukanBaris } from '../../src/formulir/rujukan-baris.js';
import { bacaFormulir, type NilaiIsian } from '../../src/shared/isian.js';
import { barisDari, katalog, pnsContoh } from '../shared/contoh-formulir.js';

/** Warnings of one kind, without their place. SITI was born on 12-03-1980. */
const warnings = (jenis: string, rows: readonly NilaiIsian[], isi = {}) =>
  hitungPeringatan(katalog, pnsContoh(isi, { [jenis]: barisDari(jenis, rows) }))
    .filter((satu) => satu.kunci.startsWith(jenis) || satu.kunci === 'status_perkawinan')
    .map((satu) => satu.pesan);

describe('domain §7 warnings: parents', () => {
  it('the examples raise none', () => {
    for (const jenis of ['orang-tua', 'suami-istri', 'anak']) assert.deepEqual(warnings(jenis, [{}]), [], jenis);
  });

  it('born after the PNS', () =>
    assert.deepEqual(warnings('orang-tua', [{ tanggal_lahir: '1981-01-01' }]), [
      'SUMIYATI tercatat lahir sesudah anaknya.',
    ]));

  it('too young at the birth of the PNS', () =>
    assert.deepEqual(warnings('orang-tua', [{ tanggal_lahir: '1970-01-01' }]), [
      'SUMIYATI tercatat baru berusia 10 tahun ketika anaknya lahir.',
    ]));

  it('an NIP with another birth date or of the other sex', () =>
    assert.deepEqual(warnings('orang-tua', [{ pns: true, nip_keluarga: '195601011980031901' }]), [
      'Tanggal lahir SUMIYATI tidak cocok dengan NIP-nya, yang memuat 01-01-1956.',
      'NIP SUMIYATI bukan NIP seorang ibu.',
    ]));

  it('two mothers', () =>
    assert.deepEqual(warnings('orang-tua', [{}, { nama: 'SUMIATI', tanggal_lahir: '1955-05-21' }]), [
      'Ibu tercatat lebih dari satu.',
    ]));
});

describe('domain §7 warnings: spouse and children', () => {
  it('married too young', () =>
    assert.deepEqual(warnings('suami-istri', [{ tanggal_menikah: '1993-01-01' }]).length, 2));

  it('a wedding not after the birth is refused', () => {
    const { contoh, periksa } = suamiIstri;
    assert.match(periksa!({ ...contoh, tanggal_menikah: '1978-11-15' }).tanggal_menikah ?? '', /sesudah Tanggal Lahir/);
    assert.deepEqual(periksa!(contoh), {});
  });

  it('Status Perkawinan and the rows speak of the same', () => {
    assert.match(warnings('suami-istri', [{}], { status_perkawinan: '4' })[0]!, /belum kawin, tetapi ada/);
    assert.match(warnings('suami-istri', [{}], { status_perkawinan: '2' })[0]!, /bukan menikah/);
    assert.match(warnings('suami-istri', [])[0]!, /tidak ada suami\/istri/);
    assert.deepEqual(warnings('suami-istri', [{ status_pernikahan: '2' }], { status_perkawinan: '2' }), []);
  });

  it('a child not younger than the PNS, or than its other parent', () => {
    assert.deepEqual(warnings('anak', [{ tanggal_lahir: '1980-03-12' }]), [
      'DIMAS WIBOWO tercatat lahir sebelum orang tuanya.',
    ]);
    const muda = { tanggal_lahir: '2009-01-01', tanggal_menikah: '2025-01-01' };
    const data = pnsContoh(
      {},
      {
        'suami-istri': barisDari('suami-istri', [muda]),
        anak: barisDari('anak', [
          { ayah_ibu: rujukanBaris(suamiIstri, { ...suamiIstri.contoh, ...muda }) },
          { ayah_ibu: rujukanBaris(suamiIstri, { ...suamiIstri.contoh, ...muda }), nama: 'TIRI', status_anak: '2' },
        ]),
      },
    );
    const pesan = hitungPeringatan(katalog, data).filter((satu) => satu.kunci.startsWith('anak'));
    assert.deepEqual(
      pesan.map((satu) => satu.pesan),
      ['DIMAS WIBOWO tercatat lahir sebelum HARYANTO WIBOWO, ayah atau ibunya.'],
    );
  });

  it('a picked parent who is no longer in the list', () => {
    const data = pnsContoh({}, { 'suami-istri': [] });
    const pesan = hitungPeringatan(katalog, data).filter((satu) => satu.kunci.startsWith('anak'));
    assert.match(pesan[0]!.pesan, /HARYANTO WIBOWO, ayah atau ibu DIMAS WIBOWO, tidak ada lagi di daftar/);
    const lain = pnsContoh(
      {},
      { 'suami-istri': [], anak: barisDari('anak', [{ ayah_ibu: { kode: 'tidak-ada', nama: 'x' } }]) },
    );
    assert.deepEqual(
      hitungPeringatan(katalog, lain).filter((satu) => satu.kunci.startsWith('anak')),
      [],
    );
  });
});

describe('domain §6: the other parent of a child is picked from the spouse list of the form as it stands', () => {
  const [isian] = anak.isian;
  const data = pnsContoh();

  it('its rows, and that it is not in the list', () =>
    assert.deepEqual(pilihanBaris(katalog, data, isian!), [
      { kode: '1978-11-15|2006-05-12', nama: 'HARYANTO WIBOWO' },
      { kode: 'tidak-ada', nama: 'Tidak ada dalam daftar' },
    ]));

  it('a removed spouse is not offered, but stays where it was picked', () => {
    const hilang = pnsContoh({}, { 'suami-istri': [{ ...data.riwayat['suami-istri']![0]!, dihapus: '' }] });
    assert.deepEqual(
      pilihanBaris(katalog, hilang, isian!).map(({ kode }) => kode),
      ['tidak-ada'],
    );
    assert.equal(pilihanBaris(katalog, hilang, isian!, anak.contoh.ayah_ibu)[0]!.nama, 'HARYANTO WIBOWO');
  });
});

describe('the pick means the same row for good', () => {
  const spouse = { ...suamiIstri.contoh, nama: 'BARU', tanggal_menikah: '2012-05-05' };
  const child = { ...anak.contoh, nama: 'RINI', ayah_ibu: rujukanBaris(suamiIstri, spouse) };
  const pembanding = pnsContoh();
  const formulir = pnsContoh(
    {},
    {
      'suami-istri': [...pembanding.riwayat['suami-istri']!, { id: 'b1', isi: spouse }],
      anak: [...pembanding.riwayat.anak!, { id: 'b2', isi: child }],
    },
  );

  it('as an added row, and after write-back, where it has another id', () => {
    const ditulis = terapkanPerubahan(pembanding, hitungPerubahan(katalog, pembanding, formulir));
    const baris = ditulis.riwayat['suami-istri']!.map((satu) => (satu.id === 'b1' ? { ...satu, id: 'p77' } : satu));
    const sesudah = { ...ditulis, riwayat: { ...ditulis.riwayat, 'suami-istri': baris } };
    assert.equal(barisRujukan(suamiIstri, formulir, child.ayah_ibu)?.id, 'b1');
    assert.equal(barisRujukan(suamiIstri, sesudah, child.ayah_ibu)?.id, 'p77');
  });

  it('also when the name of the spouse is corrected', () => {
    const diperbaiki = {
      ...formulir,
      riwayat: { ...formulir.riwayat, 'suami-istri': [{ id: 'b1', isi: { ...spouse, nama: 'BARU SEKALI' } }] },
    };
    assert.equal(barisRujukan(suamiIstri, diperbaiki, child.ayah_ibu)?.id, 'b1');
  });
});

describe('domain §6: NIP only when PNS', () => {
  const read = (mentah: Record<string, string>) => bacaFormulir(orangTua.isian.slice(1, 3), mentah);

  it('without the tick it is not kept', () =>
    assert.deepEqual(read({ nip_keluarga: '195601011980031901' }).nilai, { pns: false, nip_keluarga: null }));

  it('with it, it may be left out: who left before 2008 never had one', () =>
    assert.deepEqual(read({ pns: 'ya' }), { nilai: { pns: true, nip_keluarga: null }, pesan: {} }));

  it('and has 18 figures', () =>
    assert.match(read({ pns: 'ya', nip_keluarga: '1956' }).pesan.nip_keluarga ?? '', /18 angka/));
});
