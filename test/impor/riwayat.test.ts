import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { JenisRiwayat } from '../../src/formulir/jenis.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { kelompokRiwayat } from '../../src/impor/kolom.js';
import { barisSel } from '../../src/impor/sel.js';
import { isRujukan } from '../../src/shared/isian.js';
import { type MejaImpor, ORANG, siapkanMeja } from './alat.js';

let meja: MejaImpor;
before(async () => {
  meja = await siapkanMeja();
  await meja.imporBaris('pegawai', [ORANG]);
});
after(() => meja.bubarkan());

const versi = async () =>
  (await meja.baris<{ versi: number }>('SELECT versi FROM pegawai WHERE nip = ?', [ORANG.nip]))[0]!.versi;
const isi = (jenis: string) =>
  meja.baris<{ kunci: string; isi: Record<string, unknown> }>(
    'SELECT kunci, isi FROM riwayat WHERE jenis = ? ORDER BY id',
    [jenis],
  );

/** A row's cells from the kind's own example, its references replaced by some that the lists hold. */
async function contoh({ isian, contoh: asal, ...jenis }: JenisRiwayat): Promise<Record<string, string>> {
  const nilai = { ...asal };
  for (const { kode, daftar } of isian) {
    if (!daftar || daftar.startsWith('riwayat:') || !isRujukan(nilai[kode])) continue;
    const dari = { instansi: 'instansi', unor: 'unor' }[daftar] ?? 'referensi';
    const [ada] = await meja.baris<{ kode: string; nama: string }>(
      `SELECT kode, nama FROM ${dari} ${dari === 'referensi' ? 'WHERE jenis = ?' : ''} ORDER BY kode LIMIT 1`,
      dari === 'referensi' ? [daftar] : [],
    );
    nilai[kode] = ada!;
  }
  const kelompok = kelompokRiwayat({ isian, contoh: asal, ...jenis });
  const sel = barisSel(kelompok, { nip: ORANG.nip, ...nilai });
  return Object.fromEntries(kelompok.flatMap((satu) => satu.isian).map(({ kode }, i) => [kode, sel[i]!]));
}

describe('every kind of history', () => {
  it('can be imported, found again and left alone', async () => {
    for (const jenis of (await muatKatalog()).riwayat) {
      const baris = await contoh(jenis);
      const awal = await versi();
      const pertama = await meja.imporBaris(jenis.jenis, [baris]);
      assert.deepEqual([pertama.laporan, pertama.ringkasan.baru], [[], 1], jenis.jenis);
      assert.equal(await versi(), awal + 1, `${jenis.jenis} raises the version`);
      const kedua = await meja.imporBaris(jenis.jenis, [baris]);
      assert.equal(kedua.ringkasan.sama, 1, jenis.jenis);
      assert.equal(await versi(), awal + 1);
      const [satu] = await isi(jenis.jenis);
      assert.equal(satu!.kunci, jenis.kunci(satu!.isi as never));
      for (const { kode } of jenis.turunan ?? []) assert.ok(kode in satu!.isi, `${jenis.jenis} fills ${kode}`);
    }
  });
});

describe('a row that names another row of the same person', () => {
  const ANAK = { nip: ORANG.nip, nama: 'DIMAS', tanggal_lahir: '10-02-2008' };
  const NIKAH = { nip: ORANG.nip, nama: 'HARYANTO', tanggal_lahir: '15-11-1977', tanggal_menikah: '12-05-2006' };
  const terakhir = async () => (await isi('anak')).at(-1)!.isi.ayah_ibu;

  it('comes with its key and gets its name', async () => {
    await meja.imporBaris('suami-istri', [NIKAH]);
    await meja.imporBaris('anak', [{ ...ANAK, ayah_ibu: '1977-11-15|2006-05-12' }]);
    assert.deepEqual(await terakhir(), { kode: '1977-11-15|2006-05-12', nama: 'HARYANTO' });
  });

  it('or says that it is not in the list', async () => {
    await meja.imporBaris('anak', [{ ...ANAK, nama: 'RINI', ayah_ibu: 'tidak-ada' }]);
    assert.deepEqual(await terakhir(), { kode: 'tidak-ada', nama: 'Tidak ada dalam daftar' });
  });

  it('is refused when there is no such row', async () => {
    const { laporan, ringkasan } = await meja.imporBaris('anak', [
      { ...ANAK, nama: 'SALAH', ayah_ibu: '1950-01-01|1975-01-01' },
      { ...ANAK, nama: 'BENAR' },
    ]);
    assert.equal(ringkasan.baru, 1);
    assert.deepEqual(
      laporan.map(({ baris, kolom }) => [baris, kolom]),
      [['2', 'ayah_ibu']],
    );
    assert.match(laporan[0]!.alasan, /Impor dulu suami-istri/);
  });
});

describe('rows of history', () => {
  const GOLONGAN = { nip: ORANG.nip, golongan: '33', tmt_golongan: '01-04-2013' };

  it('need no more than what finds them again, and follow a correction', async () => {
    assert.equal((await meja.imporBaris('golongan', [GOLONGAN])).ringkasan.baru, 1);
    const awal = await versi();
    const { ringkasan } = await meja.imporBaris('golongan', [{ ...GOLONGAN, nomor_sk: '823.3/9/2013' }]);
    assert.equal(ringkasan.berubah, 1);
    assert.equal(await versi(), awal + 1);
    const { laporan } = await meja.imporBaris('golongan', [{ nip: ORANG.nip, golongan: '33' }]);
    assert.deepEqual(
      laporan.map(({ kolom, alasan }) => [kolom, alasan]),
      [['tmt_golongan', 'Isi kolom ini; TMT Golongan wajib ada.']],
    );
  });

  it('of somebody unknown, or twice the same, are reported', async () => {
    const { laporan, ringkasan } = await meja.imporBaris('golongan', [
      { ...GOLONGAN, tmt_golongan: '01-10-2014' },
      { ...GOLONGAN, nip: '198003122005012999' },
      { ...GOLONGAN, tmt_golongan: '2014-10-01' },
    ]);
    assert.deepEqual(
      laporan.map(({ baris }) => baris),
      ['3', '4'],
    );
    assert.equal(ringkasan.baru, 1);
  });

  it('keep the rules across fields of their kind', async () => {
    const baris = { nip: ORANG.nip, pendidikan: '1500002', tanggal_lulus: '19-07-2003', tahun_lulus: '2004' };
    const { laporan } = await meja.imporBaris('pendidikan', [baris]);
    assert.deepEqual([laporan[0]!.kolom, laporan[0]!.isi], ['tahun_lulus', '2004']);
    const { ringkasan } = await meja.imporBaris('pendidikan', [{ ...baris, tahun_lulus: '' }]);
    assert.equal(ringkasan.baru, 1, 'a hole is no contradiction');
  });

  it('get their derived fields: a struktural jabatan takes name and eselon from its unit', async () => {
    const jabatan = {
      nip: ORANG.nip,
      jenis_jabatan: '1',
      instansi_kerja: '6415',
      unit_organisasi: 'BMS-0601',
      tmt_jabatan: '01-02-2014',
    };
    await meja.imporBaris('jabatan', [jabatan]);
    const baris = (await isi('jabatan')).at(-1)!;
    const { jabatan_struktural, eselon, nama_unor, unor_induk } = baris.isi;
    assert.deepEqual(
      [jabatan_struktural, eselon, nama_unor, unor_induk],
      ['Sekretaris Dinas Pendidikan', '31', 'Sekretariat Dinas Pendidikan', 'Dinas Pendidikan'],
    );
  });
});
