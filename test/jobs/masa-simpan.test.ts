import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gantiKunci } from '../../src/akun/ganti-kunci.repository.js';
import { MASA_SIMPAN_HARI } from '../../src/jobs/masa-simpan.js';
import { lupakanYangLama } from '../../src/jobs/masa-simpan.repository.js';
import { filesOf } from '../shared/sumber.js';
import type { Alat } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { ajukanContoh } from '../support/tiket.js';

const HARI = 86_400_000;
let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

const lupakan = (): Promise<number> => lupakanYangLama(alat.deps.db, alat.deps.jam());
/** So many days ago, by the portal's clock. */
const lalu = (hari: number): Date => new Date(alat.deps.jam().getTime() - hari * HARI);

describe('docs/privasi.md: personal data are forgotten when they have served', () => {
  it('the page and the program name the same days', () => {
    const halaman = filesOf('docs', 'privasi.md')[0]!.text;
    for (const [aturan, hari] of Object.entries(MASA_SIMPAN_HARI))
      assert.match(halaman, new RegExp(`${hari} days[^|]*\\(\`${aturan}\`\\)`), aturan);
  });

  it('nothing is forgotten before its day', async () => assert.equal(await lupakan(), 0));

  it('mails that were sent, not those that wait', async () => {
    const { db } = alat.deps;
    const surat = { kepada: 'a@pns.example', templat: 'x', subjek: 'x', teks: 'x', nip: null };
    const hari = MASA_SIMPAN_HARI.surelTerkirim;
    await db('surel').insert([
      { ...surat, dikirim_pada: lalu(hari + 1) },
      { ...surat, dikirim_pada: lalu(hari - 1) },
      { ...surat, dikirim_pada: null, dibuat_pada: lalu(hari + 100) },
    ]);
    await db('surel').insert({ ...surat, templat: 'y', mati_pada: lalu(hari + 1), sebab: 'alamat' });
    assert.equal(await lupakan(), 2);
    assert.equal((await db('surel').where('templat', 'x')).length, 2);
  });

  it('contacts and secrets of a dead registration; its number still says why, and keys can be rotated', async () => {
    const { db, sandi } = alat.deps;
    const mati = { status: 'ditolak', alasan: 'Foto tidak terbaca.', email: 'a@pns.example', hp: '08120000' };
    const umur = MASA_SIMPAN_HARI.registrasiMati;
    await db('registrasi')
      .where('nomor_register', 'DEM4PNS6')
      .update({ ...mati, diputus_pada: lalu(umur + 1) });
    await db('registrasi')
      .where('nomor_register', 'DEM5PNS7')
      .update({ ...mati, diputus_pada: lalu(umur - 1) });
    assert.equal(await lupakan(), 1);
    assert.equal(await lupakan(), 0, 'once');
    const tua = await db('registrasi').where('nomor_register', 'DEM4PNS6').first();
    assert.deepEqual(
      [tua.email, tua.hp, tua.pertanyaan, tua.nama_ibu_hash, tua.jawaban_sandi.length, tua.alasan],
      [null, null, '', '', 0, 'Foto tidak terbaca.'],
    );
    assert.equal((await db('registrasi').where('nomor_register', 'DEM5PNS7').first()).email, 'a@pns.example');
    assert.equal(await alat.deps.bcrypt.cocok('', tua.kata_kunci_hash), false);
    assert.equal(await gantiKunci(db, sandi, 1), 0);
  });

  it('who disowned a registration, and the e-mail of a ticket, a year after the decision', async () => {
    const { db } = alat.deps;
    const { id } = await db('registrasi').where('status', 'aktif').first('id');
    const isi = { registrasi_id: id, kontak: '0812', keterangan: 'Bukan saya.', diajukan_pada: lalu(500) };
    await db('sanggahan').insert([
      { ...isi, ditutup_pada: lalu(366), alasan_tutup: 'benar' },
      { ...isi, ditutup_pada: lalu(364), alasan_tutup: 'benar' },
      isi,
    ]);
    const tiket = await db.transaction((trx) => ajukanContoh(alat.deps, trx, 'sekolah'));
    await db('tiket').where('id', tiket.id).update({ email: 'a@pns.example' });
    assert.equal(await lupakan(), 1);
    assert.equal((await db('sanggahan').whereNotNull('kontak')).length, 2);
    await db('tiket')
      .where('id', tiket.id)
      .update({ status: 'ditolak', diputus_pada: lalu(366), keterangan: 'x' });
    assert.equal(await lupakan(), 1);
    assert.equal((await db('tiket').where('id', tiket.id).first()).email, null);
  });
});
