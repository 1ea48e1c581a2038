import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { inTransaction } from '../../src/database/knex.js';
import { kirimDuaKasus } from '../support/antrean.js';
import { formulirKini, pelakuPetugas, setujuiSemua } from '../support/kasus.js';
import { AKUN_STAF, type Klien, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const CSV = '/admin/ekspor/data.csv';
const JSON_ = '/admin/ekspor/data.json';

let portal: TestPortal;
let banyumas: Klien;
before(async () => {
  portal = await startTestPortal();
  const { deps } = portal;
  await kirimDuaKasus(deps);
  await inTransaction(deps.db, async (trx) => {
    const siti = await formulirKini(trx, AKUN_STAF.nip);
    for (const nama of ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat'])
      await setujuiSemua(deps, trx, await pelakuPetugas(trx, nama), siti);
    assert.equal((await formulirKini(trx, AKUN_STAF.nip)).status, 'selesai');
  });
  banyumas = await masukPetugas(portal.url, 'admin.banyumas');
});
after(() => portal.close());

const bacaCsv = (teks: string): Record<string, string>[] => parse(teks, { columns: true, bom: true });

describe('domain §9: the finished, verified data of an instansi leaves as CSV and JSON', () => {
  it('only who is finished, with what the verification wrote', async () => {
    const { teks, kepala } = await banyumas.buka(`${CSV}?isi=pegawai`);
    assert.match(kepala.get('content-disposition') ?? '', /filename="pegawai-6415-\d{4}-\d\d-\d\d\.csv"/);
    const baris = bacaCsv(teks);
    assert.equal(baris.length, 1);
    const { nip, nama, alamat, selesai_pada, tanggal_lahir } = baris[0]!;
    assert.deepEqual([nip, nama, alamat], [AKUN_STAF.nip, 'SITI RAHMAWATI', 'Jl. Antre No. 1']);
    for (const tanggal of [selesai_pada, tanggal_lahir]) assert.match(String(tanggal), /^\d{4}-\d\d-\d\d$/);
    assert.match((await banyumas.buka('/admin/ekspor')).teks, /1 PNS selesai/);
  });

  it('history by kind, row for row', async () => {
    const baris = bacaCsv((await banyumas.buka(`${CSV}?isi=golongan`)).teks);
    const ada = await portal.deps
      .db('riwayat')
      .where({ nip: AKUN_STAF.nip, jenis: 'golongan' })
      .orderBy('kunci')
      .pluck('isi');
    assert.ok(ada.length > 0);
    assert.deepEqual(
      baris.map(({ nip, nomor_sk }) => [nip, nomor_sk]),
      ada.map(({ nomor_sk }) => [AKUN_STAF.nip, nomor_sk ?? '']),
    );
  });

  it('no text becomes a formula, neither where a cell begins nor behind a semicolon, at which Excel cuts in Indonesia', async () => {
    const { db } = portal.deps;
    const asli = (await db('pegawai').where('nip', AKUN_STAF.nip).first('isi')).isi;
    const isi = { ...asli, alamat: "Jl. A;=cmd|'/C calc'!A0; +1;@x;\t-2; RT 1", gelar_depan: '=1+1' };
    await db('pegawai')
      .where('nip', AKUN_STAF.nip)
      .update({ isi: JSON.stringify(isi) });
    const { teks } = await banyumas.buka(`${CSV}?isi=pegawai`);
    const [baris] = bacaCsv(teks);
    assert.equal(baris!.gelar_depan, "'=1+1");
    assert.equal(baris!.alamat, "Jl. A;'=cmd|'/C calc'!A0;' +1;'@x;'\t-2; RT 1");
    await db('pegawai')
      .where('nip', AKUN_STAF.nip)
      .update({ isi: JSON.stringify(asli) });
  });

  it('JSON holds everything about each', async () => {
    const semua = JSON.parse((await banyumas.buka(JSON_)).teks);
    assert.equal(semua.length, 1);
    const { isi } = await portal.deps.db('pegawai').where('nip', AKUN_STAF.nip).first('isi');
    assert.deepEqual(semua[0].data, isi);
    const banyak = await portal.deps.db('riwayat').where('nip', AKUN_STAF.nip).count().first();
    assert.equal(Object.values(semua[0].riwayat as Record<string, unknown[]>).flat().length, Number(banyak?.count));
  });

  it('admin BKN picks the instansi; another instansi’s does not exist for its admin; each download leaves a trace', async () => {
    const bkn = await masukPetugas(portal.url, 'admin.bkn');
    assert.equal((await bkn.buka(`${CSV}?isi=pegawai`)).tujuan, '/admin/ekspor');
    assert.equal(bacaCsv((await bkn.buka(`${CSV}?isi=pegawai&instansi__kode=6415`)).teks).length, 1);
    assert.deepEqual(JSON.parse((await bkn.buka(`${JSON_}?instansi__kode=3010`)).teks), []);
    for (const alamat of [CSV, JSON_, '/admin/ekspor'])
      assert.equal((await banyumas.buka(`${alamat}?isi=pegawai&instansi__kode=3010`)).status, 404);
    assert.equal((await banyumas.buka(`${CSV}?isi=__proto__`)).tujuan, '/admin/ekspor');
    const jejak = await portal.deps
      .db('jejak')
      .where({ aksi: 'pegawai.ekspor' })
      .orderBy('id')
      .select('objek_id', 'rincian');
    assert.deepEqual(jejak.at(-1), { objek_id: '3010', rincian: { bentuk: 'json' } });
  });
});
