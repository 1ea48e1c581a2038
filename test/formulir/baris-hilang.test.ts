import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { AKUN_STAF, type Klien, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { GOLONGAN_BARU } from '../support/siti.js';

const ALAMAT = '/formulir/riwayat/golongan';
let portal: TestPortal;
let klien: Klien;
let baris: string;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const versi = async () =>
  String((await portal.deps.db('formulir_bagian').where('bagian', 'golongan').first('versi'))?.versi ?? 0);
const kirim = async (isi: Record<string, string>) =>
  klien.kirim(ALAMAT, { _kunci: kunciBaru(), versi: await versi(), ...isi });

/** A row of one's own that another device has deleted. */
beforeEach(async () => {
  klien = await masukPns(portal.url);
  await kirim({ aksi: 'simpan', baris: 'baru', ...GOLONGAN_BARU });
  const { id } = await portal.deps.db('formulir_riwayat').orderBy('id', 'desc').first('id');
  baris = `b${id}`;
  await kirim({ aksi: 'hapus', baris });
});

describe('domain §6: a row that another device has deleted', () => {
  for (const [nama, halaman] of [
    ['from an older page', { versi: '1' }],
    ['from a page of now', {}],
  ] as const)
    it(`Simpan ${nama}: the editor stands open with the text as a new row`, async () => {
      const { status, teks } = await kirim({
        aksi: 'simpan',
        baris,
        ...GOLONGAN_BARU,
        nomor_sk: 'Tetap/1',
        ...halaman,
      });
      assert.equal(status, 409);
      assert.match(teks, /Baris ini sudah dihapus dari perangkat lain/);
      assert.match(teks, /id="editor".*name="baris" value="baru".*value="Tetap\/1"/s);
      assert.equal((await kirim({ aksi: 'simpan', baris: 'baru', ...GOLONGAN_BARU, nomor_sk: 'Tetap/1' })).status, 303);
    });

  it('a row of BKN that is gone: the same', async () => {
    const { status, teks } = await kirim({ aksi: 'simpan', baris: 'p999999', ...GOLONGAN_BARU, nomor_sk: 'Tetap/2' });
    assert.equal(status, 409);
    assert.match(teks, /id="editor".*name="baris" value="baru".*value="Tetap\/2"/s);
  });

  it('Hapus and Kembalikan: the list again, with a word, no bare error page', async () => {
    for (const aksi of ['hapus', 'batalkan']) {
      const { status, teks } = await kirim({ aksi, baris });
      assert.equal(status, 409, aksi);
      assert.match(teks, /baru saja diubah dari perangkat lain.*Tidak ada yang berubah.*Tambah golongan/s, aksi);
    }
  });

  it('the address of its editor shows the list, where a row can be added', async () => {
    assert.match((await klien.buka(`${ALAMAT}?baris=${baris}`)).teks, /Tambah golongan/);
  });

  it('typing that keeps itself is told so', async () => {
    const { status, teks } = await kirim({ aksi: 'ketik', baris, nomor_sk: 'Tetap/3' });
    assert.deepEqual([status, JSON.parse(teks)], [409, { jenis: 'hilang' }]);
  });

  it('typing sent after the session had ended comes back as a new row', async () => {
    portal.advance((DIAM_MENIT.pns + 1) * 60_000);
    await kirim({ aksi: 'simpan', baris, ...GOLONGAN_BARU, nomor_sk: 'Tetap/4' });
    const { nomorRegister, kataKunci } = AKUN_STAF.akun!;
    const { tujuan } = await klien.kirim('/login', { nomor_register: nomorRegister, kata_kunci: kataKunci });
    assert.equal(tujuan, `${ALAMAT}?baris=baru`);
    assert.match((await klien.buka(tujuan)).teks, /value="Tetap\/4"/);
  });
});
