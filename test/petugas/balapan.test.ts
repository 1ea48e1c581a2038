import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { buatTautan, ubahDataPetugas, ubahKeaktifan } from '../../src/petugas/petugas.service.js';
import { pasangKataKunci } from '../../src/petugas/sandi.service.js';
import { pemilikTautan } from '../../src/petugas/tautan.repository.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { type Alat, pelakuPetugas } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';

/* Two at once, with real commits: one wins, the other is told. */

let alat: Alat;
let d: Deps;
let bkn: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  bkn = await pelakuPetugas(d.db, 'admin.bkn');
});
after(() => alat.database.destroy());

async function dilihat(namaPengguna: string) {
  const { id, versi } = await d.db('petugas').where('nama_pengguna', namaPengguna).first('id', 'versi');
  return { id: Number(id), versi: Number(versi) };
}

/** How many of the works went through; the others' messages. */
async function serentak(...kerja: ((trx: Trx) => Promise<unknown>)[]): Promise<{ jadi: number; kata: string[] }> {
  const hasil = await Promise.allSettled(kerja.map((satu) => inTransaction(d.db, satu)));
  const kata = hasil.flatMap((satu) => (satu.status === 'rejected' ? [String(satu.reason.message)] : []));
  return { jadi: hasil.length - kata.length, kata };
}

describe('quality Reliability: two actors on one petugas', () => {
  it('two admins change the same account: one wins', async () => {
    const orang = await dilihat('verif1.dinkes');
    const banyumas = await pelakuPetugas(d.db, 'admin.banyumas');
    const nip = '198311042008012934';
    const { jadi, kata } = await serentak(
      (trx) => ubahDataPetugas(d, trx, bkn, orang, { nama: 'ENDANG A', nip }),
      (trx) => ubahDataPetugas(d, trx, banyumas, orang, { nama: 'ENDANG B', nip }),
      (trx) => ubahKeaktifan(d, trx, banyumas, orang, 'nonaktifkan'),
    );
    assert.equal(jadi, 1);
    for (const satu of kata) assert.match(satu, /diubah orang lain/);
  });

  it('two admin_bkn who disable each other: one remains', async () => {
    await d.db('petugas_peran').insert({
      petugas_id: (await dilihat('verif4.pusat')).id,
      peran: 'admin_bkn',
      kantor_id: bkn.peran[0]!.kantorId,
    });
    const dua = await pelakuPetugas(d.db, 'verif4.pusat');
    for (let kali = 0; kali < 5; kali += 1) {
      const [saya, dia] = [await dilihat('admin.bkn'), await dilihat('verif4.pusat')];
      const { jadi, kata } = await serentak(
        (trx) => ubahKeaktifan(d, trx, bkn, dia, 'nonaktifkan'),
        (trx) => ubahKeaktifan(d, trx, dua, saya, 'nonaktifkan'),
      );
      assert.equal(jadi, 1);
      assert.match(kata[0]!, /Admin BKN terakhir/);
      await d.db('petugas').whereIn('id', [saya.id, dia.id]).update({ aktif: true });
    }
  });

  it('a link used twice at once sets one password', async () => {
    const orang = await dilihat('verif1.disdik');
    const token = await inTransaction(d.db, (trx) => buatTautan(d, trx, bkn, orang));
    const sidik = d.sandi.sidik(token);
    const pemilik = (await pemilikTautan(d.db, sidik, d.jam()))!;
    const pasang = (hash: string) => (trx: Trx) => pasangKataKunci(d, trx, sidik, { pemilik, hash });
    const { jadi, kata } = await serentak(pasang('satu'), pasang('dua'), pasang('tiga'));
    assert.equal(jadi, 1);
    for (const satu of kata) assert.match(satu, /tidak berlaku lagi/);
    assert.equal((await d.db('jejak').where('aksi', 'petugas.kata_kunci')).length, 1);
  });
});
