import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { faktaTiket } from '../../src/helpdesk/fakta.repository.js';
import type { Kategori } from '../../src/helpdesk/jenis.js';
import { tiketNomor } from '../../src/helpdesk/tiket.repository.js';
import { ajukanTiket, type Permohonan } from '../../src/helpdesk/tiket.service.js';
import { isRujukan } from '../../src/shared/isian.js';
import { createTestDeps } from '../support/portal.js';

let t: Awaited<ReturnType<typeof createTestDeps>>;
before(async () => {
  t = await createTestDeps();
});
after(() => t.database.destroy());

async function permohonan(kategori: Kategori, lain: Partial<Permohonan> = {}): Promise<Permohonan> {
  const { isi } = kategori.contoh;
  const fakta = await faktaTiket(t.deps.db, {
    nip: String(isi.nip ?? ''),
    nomorRegister: String(isi.nomor_register ?? ''),
    instansiDipilih: isRujukan(isi.instansi) ? isi.instansi.kode : null,
    sudahMasuk: false,
    kini: t.deps.jam(),
  });
  return { kategori, isi, fakta, email: null, berkas: [], pelaku: { jenis: 'umum' }, tiketSendiri: [], ...lain };
}

const kategori = (kode: string): Kategori => t.deps.kategori.find((satu) => satu.kode === kode)!;
const ajukan = (satu: Permohonan) => inTransaction(t.deps.db, (trx) => ajukanTiket(t.deps, trx, satu));

describe('domain §8: a number shown is a ticket stored', () => {
  it('ticket, step, trail, proof and mail in one transaction, at the first office', async () => {
    const hasil = await ajukan(await permohonan(kategori('pendidikan'), { email: 'siti@pns.example' }));
    assert.equal(hasil.jenis, 'baru');
    const tiket = await tiketNomor(t.deps.db, 'nomor' in hasil ? hasil.nomor : '');
    assert.ok(tiket);
    assert.equal(tiket.status, 'baru');
    assert.equal(tiket.kantor.jenis, 'pusat');
    assert.equal(tiket.nama, 'SITI RACHMAWATI');
    const hitung = async (tabel: string, syarat: Record<string, unknown>) =>
      (await t.deps.db(tabel).where(syarat)).length;
    assert.equal(await hitung('tiket_langkah', { tiket_id: tiket.id, aksi: 'ajukan' }), 1);
    assert.equal(await hitung('jejak', { objek_jenis: 'tiket', objek_id: String(tiket.id), aksi: 'tiket.ajukan' }), 1);
    assert.equal(await hitung('bukti', { tiket_id: tiket.id }), 1);
    assert.equal(await hitung('surel', { templat: 'tiket-dibuat', kepada: 'siti@pns.example' }), 1);
  });

  it('an office without helpdesk petugas is skipped upward: Jawa Tengah has none, its Kanreg has', async () => {
    const hasil = await ajukan(await permohonan(kategori('tidak-ada-dalam-database')));
    const tiket = await tiketNomor(t.deps.db, 'nomor' in hasil ? hasil.nomor : '');
    assert.equal(tiket?.kantor.nama, 'Kantor Regional I BKN Yogyakarta');
  });

  it('goes to the instansi where it has helpdesk petugas', async () => {
    const hasil = await ajukan(await permohonan(kategori('unit-organisasi')));
    const tiket = await tiketNomor(t.deps.db, 'nomor' in hasil ? hasil.nomor : '');
    assert.equal(tiket?.kantor.jenis, 'instansi');
  });
});

describe('domain §8: the same request twice', () => {
  it('shows whoever filed it the number again, and nobody else', async () => {
    const satu = await permohonan(kategori('sekolah'), { email: 'siti@pns.example' });
    const pertama = await ajukan(satu);
    assert.ok('id' in pertama);
    assert.deepEqual(await ajukan({ ...satu, tiketSendiri: [pertama.id] }), { ...pertama, jenis: 'sama' });
    const lain = await ajukan({ ...satu, email: 'orang-lain@pns.example' });
    assert.equal(lain.jenis, 'ganda');
    assert.ok(!('nomor' in lain));
    const surel = await t.deps.db('surel').where({ templat: 'tiket-sudah-ada' }).pluck('kepada');
    assert.deepEqual(surel, ['siti@pns.example']);
  });

  it('at the same moment makes one ticket', async () => {
    const satu = await permohonan(kategori('mata-pelajaran'));
    const hasil = await Promise.all(Array.from({ length: 6 }, () => ajukan(satu)));
    assert.deepEqual(hasil.map(({ jenis }) => jenis).sort(), ['baru', 'ganda', 'ganda', 'ganda', 'ganda', 'ganda']);
  });

  it('for another name is another ticket', async () => {
    const satu = await permohonan(kategori('sekolah'));
    const hasil = await ajukan({ ...satu, isi: { ...satu.isi, sekolah: 'SMP Negeri 9 Nganjuk' } });
    assert.equal(hasil.jenis, 'baru');
  });
});

describe('history of tickets is append-only', () => {
  for (const tabel of ['tiket_langkah', 'tiket_pesan', 'tiket_berkas']) {
    it(tabel, async () => {
      await assert.rejects(t.deps.db.raw('TRUNCATE ?? CASCADE', [tabel]), /append-only/);
    });
  }
  it('a step cannot be changed', () =>
    assert.rejects(async () => t.deps.db('tiket_langkah').update({ keterangan: 'x' }), /append-only/));
});
