import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
  await kirimSitiTetap(portal.deps);
});
after(() => portal.close());

const bytes = async (nama: string, alamat: string): Promise<{ kepala: Headers; isi: Buffer }> => {
  const klien = await masukPetugas(portal.url, nama);
  const cookie = [...klien.cookie].map(([kunci, nilai]) => `${kunci}=${nilai}`).join('; ');
  const jawab = await fetch(`${portal.url}${alamat}`, { headers: { Cookie: cookie }, redirect: 'manual' });
  assert.equal(jawab.status, 200, `${nama} ${alamat}`);
  return { kepala: jawab.headers, isi: Buffer.from(await jawab.arrayBuffer()) };
};

/** One file of a zip, found by its name in the list at the end. */
function dariZip(zip: Buffer, nama: string): string {
  for (let i = zip.indexOf('PK\x01\x02'); i >= 0; i = zip.indexOf('PK\x01\x02', i + 4)) {
    const panjangNama = zip.readUInt16LE(i + 28);
    if (zip.toString('utf8', i + 46, i + 46 + panjangNama) !== nama) continue;
    const mulai = zip.readUInt32LE(i + 42);
    const isi = mulai + 30 + zip.readUInt16LE(mulai + 26) + zip.readUInt16LE(mulai + 28);
    const data = zip.subarray(isi, isi + zip.readUInt32LE(i + 20));
    return (zip.readUInt16LE(i + 10) === 0 ? data : inflateRawSync(data)).toString('utf8');
  }
  throw new Error(`${nama} is not in the zip`);
}

describe('domain §9 Rekap: every table as CSV and XLSX', () => {
  it('a CSV with the figures of the area, one line a group', async () => {
    const { kepala, isi } = await bytes('admin.bkn', '/admin/rekap/tabel.csv?kanreg=I');
    assert.match(kepala.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
    assert.match(kepala.get('content-disposition') ?? '', /^attachment; filename="rekap-\d{4}-\d\d-\d\d\.csv"$/);
    const baris: Record<string, string>[] = parse(isi, { columns: true, bom: true });
    const banyumas = baris.find((satu) => satu.Kode === '6415');
    assert.equal(banyumas?.['Tingkat 1'], '1');
    assert.ok(Number(banyumas?.PNS) > 100);
    assert.ok(!baris.some((satu) => satu.Kode === '3010'));
  });

  it('the same as a workbook', async () => {
    const { kepala, isi } = await bytes('admin.banyumas', '/admin/rekap/tabel.xlsx');
    assert.match(kepala.get('content-type') ?? '', /spreadsheetml/);
    assert.match(dariZip(isi, 'xl/worksheets/sheet1.xml'), /<c [^>]*><v>\d+<\/v><\/c>/);
    assert.match(dariZip(isi, 'xl/sharedStrings.xml'), /Dinas Kesehatan/);
  });

  it('who has not begun, all of them, with names that no spreadsheet calculates', async () => {
    const { db } = portal.deps;
    const { nip } = await db('pegawai as p')
      .where({ instansi_kode: '6415', kedudukan_hukum: '01' })
      .whereNotExists(db('registrasi as r').whereRaw('r.nip = p.nip'))
      .first('nip');
    await db.raw(`UPDATE pegawai SET isi = jsonb_set(isi, '{nama}', '"=2+3"') WHERE nip = ?`, [nip]);
    const { isi } = await bytes('admin.banyumas', '/admin/rekap/belum.csv');
    const baris: Record<string, string>[] = parse(isi, { columns: true, bom: true });
    assert.equal(baris.find((satu) => satu['NIP Baru'] === nip)?.Nama, "'=2+3");
    assert.ok(baris.length > 50, 'more than a page');
    const [jejak] = await db('jejak').where('aksi', 'pegawai.ekspor').orderBy('id', 'desc').select();
    assert.deepEqual(
      [jejak.objek_id, jejak.rincian],
      ['6415', { bentuk: 'csv belum registrasi' }],
      'it leaves a trace',
    );
  });
});

describe('domain §3: figures of the own area', () => {
  const status = async (nama: string, alamat: string) =>
    (await (await masukPetugas(portal.url, nama)).buka(alamat)).status;

  it('outside it nothing exists', async () => {
    for (const [nama, alamat] of [
      ['admin.banyumas', '/admin/rekap?instansi=6400'],
      ['admin.banyumas', '/admin/rekap?kanreg=I'],
      ['verif3.kanreg1', '/admin/rekap?instansi=3010'],
      ['verif3.kanreg1', '/admin/rekap?kanreg=II'],
      ['verif1.dinkes', '/admin/rekap'],
      ['admin.bkn', '/admin/rekap?instansi=0000'],
      ['admin.bkn', '/admin/rekap?kanreg=6415'],
    ] as const)
      assert.equal(await status(nama, alamat), 404, `${nama} ${alamat}`);
  });

  it('inside it steps lead down: country, Kanreg, instansi, units', async () => {
    for (const [nama, alamat] of [
      ['admin.bkn', '/admin/rekap'],
      ['admin.bkn', '/admin/rekap?kanreg=PUSAT'],
      ['verif4.pusat', '/admin/rekap?kanreg=I'],
      ['verif3.kanreg1', '/admin/rekap?instansi=6415'],
      ['verif2.banyumas', '/admin/rekap'],
    ] as const)
      assert.equal(await status(nama, alamat), 200, `${nama} ${alamat}`);
  });
});
