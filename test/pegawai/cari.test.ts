import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { bacaCari, cariPegawai, TEMUAN_PALING_BANYAK } from '../../src/pegawai/cari-pegawai.repository.js';
import { pegawaiDalamWewenang } from '../../src/pegawai/pegawai.repository.js';
import { wilayahPegawai } from '../../src/pegawai/wilayah.js';
import { type Alat, dicoba, pelakuPetugas } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
let d: Deps;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
});
after(() => alat.database.destroy());

const cari = async (nama: string, teks: string, instansi = '') => {
  const pelaku = await pelakuPetugas(d.db, nama);
  const jenis = bacaCari(teks, wilayahPegawai(pelaku), instansi);
  return (await cariPegawai(d.db, pelaku, { teks, jenis, instansi })).map((satu) => satu.nama);
};

describe('domain §9 PNS: search', () => {
  for (const teks of ['198003122005012907', '19800312 200501 2 907', 'DEM2PNS4', 'dem2pns4', 'siti rachma', 'RACHMAW'])
    it(`"${teks}" finds her`, async () => assert.ok((await cari('admin.bkn', teks)).includes('SITI RACHMAWATI')));

  it('by NIP Lama', async () => {
    const { nip_lama, nama } = await d.db('pegawai').whereNotNull('nip_lama').first('nip_lama', 'nama');
    assert.deepEqual(await cari('admin.bkn', nip_lama), [nama]);
  });

  it('eight letters can be a name', async () =>
    assert.ok((await cari('admin.bkn', 'RACHMAWA')).includes('SITI RACHMAWATI')));

  it('a short part of a name needs an instansi', async () => {
    assert.deepEqual(await cari('admin.bkn', 'si'), []);
    assert.deepEqual(await cari('helpdesk.kanreg1', 'si'), []);
    assert.ok((await cari('admin.bkn', 'si', '6415')).length > 0);
    assert.ok((await cari('admin.banyumas', 'si')).length > 0);
  });

  it(`shows at most ${TEMUAN_PALING_BANYAK} and knows that there are more`, async () =>
    assert.equal((await cari('admin.bkn', 'a', '6415')).length, TEMUAN_PALING_BANYAK + 1));

  it('outside the scope nothing exists', async () => {
    for (const nama of ['admin.jateng', 'admin.kemdikbud', 'verif2.banyumas', 'turun.banyumas']) {
      assert.deepEqual(await cari(nama, '198003122005012907'), [], nama);
      assert.ok(!(await cari(nama, 'siti rachma')).includes('SITI RACHMAWATI'), nama);
      const pelaku = await pelakuPetugas(d.db, nama);
      assert.equal(await pegawaiDalamWewenang(d.db, pelaku, '198003122005012907'), null, nama);
    }
    for (const nama of ['admin.banyumas', 'helpdesk.banyumas', 'helpdesk.kanreg1', 'helpdesk.pusat'])
      assert.deepEqual(await cari(nama, '198003122005012907'), ['SITI RACHMAWATI'], nama);
  });
});

describe('quality Search: an index serves every search', () => {
  for (const [teks, instansi, indeks] of [
    ['198003122005012907', '', /pegawai_pkey/],
    ['budi', '', /pegawai_nama|pegawai_cari/],
    ['rachmaw', '6415', /pegawai_cari|pegawai_per_instansi/],
  ] as const)
    it(`${teks} ${instansi}`, () =>
      dicoba(d, async (trx) => {
        // With 300 people the planner would rather read them all; what counts is that it need not.
        await trx.raw('SET LOCAL enable_seqscan = off');
        const rencana = await rencanaCari(trx, teks, instansi);
        assert.match(rencana, indeks);
        assert.doesNotMatch(rencana, /Seq Scan on pegawai/);
      }));

  /** Plans of the very statements that the search sends. */
  async function rencanaCari(trx: Trx, teks: string, instansi: string): Promise<string> {
    const pelaku = await pelakuPetugas(trx, 'admin.bkn');
    const dikirim: { sql: string; bindings: string[] }[] = [];
    const catat = (kueri: { sql: string; bindings: string[] }) => void dikirim.push(kueri);
    trx.on('query', catat);
    await cariPegawai(trx, pelaku, { teks, jenis: bacaCari(teks, wilayahPegawai(pelaku), instansi), instansi });
    trx.off('query', catat);
    const rencana: string[] = [];
    for (const { sql, bindings } of dikirim) {
      const { rows } = await trx.raw(`EXPLAIN ${sql.replace(/\$\d+/g, '?')}`, bindings);
      rencana.push(...rows.map((baris: Record<string, string>) => baris['QUERY PLAN']));
    }
    return rencana.join('\n');
  }
});
