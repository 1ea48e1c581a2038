import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { setujuiSemua } from '../support/kasus.js';
import { kunciDari, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

it('a verifikator who approved reads what they said; the next level reads that it is their turn', async () => {
  const { deps } = portal;
  const siti = await kirimSitiTetap(deps);
  await inTransaction(deps.db, (trx) => setujuiSemua(deps, trx, siti.verifikator[1], siti));
  const halaman = async (nama: string) =>
    (await (await masukPetugas(portal.url, nama)).buka(`/admin/verifikasi/${siti.formulirId}`)).teks;
  const lewat = await halaman('verif1.dinkes');
  assert.equal(lewat.match(/sesuai di tingkat 1/g)?.length, 6);
  assert.doesNotMatch(lewat, /menunggu putusan/);
  assert.equal((await halaman('verif2.banyumas')).match(/6 belum diputus/)?.length, 1);

  // A refused decision counts the verdicts as they stand on the page.
  const klien = await masukPetugas(portal.url, 'verif2.banyumas');
  const alamat = `/admin/verifikasi/${siti.formulirId}`;
  const { teks } = await klien.buka(alamat);
  const nilai = (nama: string) => new RegExp(`name="${nama}" value="([^"]*)"`).exec(teks)?.[1] ?? '';
  const kunci = [...new Set([...teks.matchAll(/name="(putusan:[^"]+)"/g)].map((satu) => satu[1]!))];
  assert.equal(kunci.length, 6);
  const putusan = Object.fromEntries(kunci.map((satu, i) => [satu, i === 0 ? 'tidak_sesuai' : 'sesuai']));
  const isi = { ...putusan, [kunci[0]!.replace('putusan:', 'alasan:')]: 'Lihat KTP.', aksi: 'setujui' };
  const tetap = { _kunci: kunciDari(teks), _pemilik: nilai('_pemilik'), kiriman: nilai('kiriman') };
  const jawab = await klien.kirim(alamat, { ...tetap, dilihat: nilai('dilihat'), ...isi });
  assert.equal(jawab.status, 422);
  assert.match(jawab.teks, /Ada 1 perubahan yang tidak sesuai/);
  assert.doesNotMatch(jawab.teks, /belum diputus/);
  assert.match(jawab.teks, /<b>1<\/b> perubahan tidak sesuai, jadi formulir ini dikembalikan/);
});
