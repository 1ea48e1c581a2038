import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Klien, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let klien: Klien;
before(async () => {
  portal = await startTestPortal();
  klien = await masukPns(portal.url);
});
after(() => portal.close());

const CASES: [jenis: string, isi: Record<string, string>, pesan: RegExp][] = [
  ['orang-tua', { tanggal_lahir: '01-01-2055' }, /Tanggal Lahir belum terjadi/],
  ['suami-istri', { tanggal_menikah: '01-01-2055' }, /Tanggal Menikah belum terjadi/],
  ['anak', { tanggal_lahir: '01-01-2099' }, /Tanggal Lahir belum terjadi/],
  ['golongan', { tanggal_sk: '01-01-2099' }, /Tanggal SK belum terjadi/],
  [
    'pendidikan',
    { tanggal_lulus: '01-01-2099', tahun_lulus: '2099' },
    /Tanggal Lulus belum terjadi.*Tahun Lulus belum/s,
  ],
  ['diklat-struktural', { tahun: '2100' }, /Tahun belum terjadi/],
  ['prestasi-kerja', { tahun: '2100' }, /Tahun belum terjadi/],
  ['kompetensi', { tahun: '2100' }, /Tahun belum terjadi/],
];
for (const [jenis, isi, pesan] of CASES)
  it(`domain §6: ${jenis} takes nothing that has not happened yet`, async () => {
    const { db } = portal.deps;
    const versi = String((await db('formulir_bagian').where('bagian', jenis).first('versi'))?.versi ?? 0);
    const kirim = { _kunci: kunciBaru(), versi, aksi: 'simpan', baris: 'baru', ...isi };
    const { status, teks } = await klien.kirim(`/formulir/riwayat/${jenis}`, kirim);
    assert.equal(status, 422);
    assert.match(teks, pesan);
    assert.doesNotMatch(teks.replaceAll(/value="[^"]*"/g, ''), /2100/);
  });

it('domain §6: nor does Data Utama', async () => {
  const isi = { _kunci: kunciBaru(), versi: '0', tanggal_lahir__sikap: 'perbaiki', tanggal_lahir: '01-01-2055' };
  const { status, teks } = await klien.kirim('/formulir/data-utama', isi);
  assert.equal(status, 422);
  assert.match(teks, /Tanggal Lahir belum terjadi/);
});
