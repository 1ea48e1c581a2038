import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AKUN_STAF, type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

const NIP = AKUN_STAF.orang!.nip;
const ALAMAT = `/admin/pegawai/${NIP}`;

let portal: TestPortal;
let bkn: Klien;
before(async () => {
  portal = await startTestPortal();
  bkn = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

async function jejakBaru(kerja: () => Promise<unknown>): Promise<number> {
  const dilihat = async () =>
    (await portal.deps.db('jejak').where({ aksi: 'pegawai.lihat', objek_id: NIP }).select('id')).length;
  const lama = await dilihat();
  await kerja();
  return (await dilihat()) - lama;
}

describe('domain §9 PNS: whoever looks somebody up leaves a trace, on whichever page', () => {
  for (const sisa of ['', '/banding', '/koreksi?butir=alamat'])
    it(`GET …${sisa || ' the page itself'}`, async () =>
      assert.equal(await jejakBaru(async () => assert.equal((await bkn.buka(ALAMAT + sisa)).status, 200)), 1));

  for (const sisa of ['/perpanjangan', '/reset', '/buka-kembali', '/koreksi'])
    it(`POST …${sisa}: a refused form shows the person too`, async () => {
      const isi = { _kunci: kunciBaru(), butir: 'alamat', nomor_register: AKUN_STAF.akun!.nomorRegister };
      const kerja = async () => assert.match((await bkn.kirim(ALAMAT + sisa, isi)).teks, /SITI RACHMAWATI/);
      assert.equal(await jejakBaru(kerja), 1);
    });

  it('a form that waits elsewhere, on the page of the verifikator: theirs to judge is their work', async () => {
    const { formulirId } = await kirimSitiTetap(portal.deps);
    const lihat = async (nama: string) => {
      const klien = await masukPetugas(portal.url, nama);
      const alamat = `/admin/verifikasi/${formulirId}`;
      return jejakBaru(async () => assert.match((await klien.buka(alamat)).teks, /SITI RACHMAWATI/));
    };
    assert.equal(await lihat('verif4.pusat'), 1);
    assert.equal(await lihat('verif2.banyumas'), 1);
    assert.equal(await lihat('verif1.dinkes'), 0);
  });

  it('and beyond the limit nothing is shown any more, by no way', async () => {
    const { id } = await portal.deps.db('petugas').where({ nama_pengguna: 'admin.bkn' }).first('id');
    await portal.deps.db('batas_laju').where('key', `lihat-pegawai:petugas-${id}`).update({ points: 100_000 });
    for (const sisa of ['', '/banding', '/koreksi?butir=alamat']) {
      const { status, teks } = await bkn.buka(ALAMAT + sisa);
      assert.equal(status, 429, sisa);
      assert.doesNotMatch(teks, /RACHMAWATI/);
    }
    const isi = { _kunci: kunciBaru() };
    assert.equal((await bkn.kirim(`${ALAMAT}/perpanjangan`, isi)).status, 429);
  });
});
