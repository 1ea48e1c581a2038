import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { mentahTab, simpanTab } from '../../src/formulir/formulir.service.js';
import { cariTab } from '../../src/formulir/katalog.js';
import { type HasilKetikan, simpanKetikan } from '../../src/formulir/ketikan.service.js';
import { mentahBarisLama } from '../../src/formulir/riwayat.service.js';
import type { PelakuPns } from '../../src/shared/pelaku.js';
import { type Alat, dicoba, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF } from '../support/klien.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

it('domain §6: isian sementara keeps what the tab or row asks for, and nothing else', async () => {
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    const { nip } = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
    await pastikanFormulir(trx, nip, deps.jam());
    const simpan = (bagian: string, baris: string | null, mentah: Record<string, string>) =>
      simpanKetikan(deps, trx, nip, { bagian, baris, mentah, dari: null });
    const sementara = async (bagian: string) => (await lembarNip(trx, nip))!.draf.bagian[bagian]?.sementara;

    await simpan('data-utama', null, {
      nama__sikap: 'perbaiki',
      nama: 'Siti',
      lain: 'x',
      _kunci: 'k',
      alamat: 'y'.repeat(5000),
    });
    assert.deepEqual(await sementara('data-utama'), { nama__sikap: 'perbaiki', nama: 'Siti' });

    await simpan('jabatan', 'b900000', { nomor_sk: '1' });
    assert.equal(await sementara('jabatan'), undefined, 'a row that does not exist keeps nothing');
    await simpan('jabatan', 'baru', { nomor_sk: '821/1', x: 'z'.repeat(1000), constructor: 'q' });
    assert.deepEqual(await sementara('jabatan'), { baru: { nomor_sk: '821/1' } });
  });
});

describe('domain §6: isian sementara has a version; two pages notice each other (§7)', () => {
  const HALAMAN_A = 'halaman-a-0123456789abcdef';
  const HALAMAN_B = 'halaman-b-0123456789abcdef';
  type Ketik = (mentah: Record<string, string>, dari: { versi: number; kunci: string } | null) => Promise<HasilKetikan>;

  const denganForm = (kerja: (ketik: Ketik, alat: { trx: Trx; pelaku: PelakuPns }) => Promise<void>) =>
    dicoba(alat.deps, async (trx) => {
      const pelaku = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
      await pastikanFormulir(trx, pelaku.nip, alat.deps.jam());
      await trx('formulir_bagian').delete();
      const ketik: Ketik = (mentah, dari) =>
        simpanKetikan(alat.deps, trx, pelaku.nip, { bagian: 'data-utama', baris: null, mentah, dari });
      await kerja(ketik, { trx, pelaku });
    });
  const sementara = async (trx: Trx, nip: string) => (await lembarNip(trx, nip))!.draf.bagian['data-utama']?.sementara;

  it('a page types on although it never heard the answer to its last typing', () =>
    denganForm(async (ketik) => {
      assert.deepEqual(await ketik({ nama: 'Sit' }, { versi: 0, kunci: HALAMAN_A }), { jenis: 'tersimpan', versi: 1 });
      assert.deepEqual(await ketik({ nama: 'Siti' }, { versi: 0, kunci: HALAMAN_A }), { jenis: 'tersimpan', versi: 2 });
    }));

  it('a second page that was opened before is told, and overwrites nothing', () =>
    denganForm(async (ketik, { trx, pelaku }) => {
      await ketik({ nama: 'Siti' }, { versi: 0, kunci: HALAMAN_A });
      assert.deepEqual(await ketik({ nama: 'Sari' }, { versi: 0, kunci: HALAMAN_B }), { jenis: 'bentrok' });
      assert.deepEqual(await sementara(trx, pelaku.nip), { nama: 'Siti' });
      const simpan = await simpanTab(alat.deps, trx, pelaku, {
        tab: cariTab(alat.deps.katalog, 'data-utama')!,
        versi: 0,
        mentah: { _kunci: HALAMAN_B },
      });
      assert.deepEqual(simpan, { jenis: 'bentrok' });
    }));

  it('the page that typed may save; after the save its old typing is refused', () =>
    denganForm(async (ketik, { trx, pelaku }) => {
      await ketik({ nama__sikap: 'sesuai' }, { versi: 0, kunci: HALAMAN_A });
      const mentah = { _kunci: HALAMAN_A, nama__sikap: 'sesuai' };
      const tab = cariTab(alat.deps.katalog, 'data-utama')!;
      assert.deepEqual(await simpanTab(alat.deps, trx, pelaku, { tab, versi: 0, mentah }), { jenis: 'tersimpan' });
      assert.deepEqual(await ketik({ nama: 'Sit' }, { versi: 1, kunci: HALAMAN_A }), { jenis: 'bentrok' });
      assert.deepEqual(await sementara(trx, pelaku.nip), {});
    }));

  it('typing back what is saved leaves nothing menunggu; a field emptied by hand stays empty', () =>
    denganForm(async (ketik, { trx, pelaku }) => {
      const tab = cariTab(alat.deps.katalog, 'data-utama')!;
      const mentah = { alamat__sikap: 'perbaiki', alamat: 'Jl. Rekaan No. 1\r\nRT 2' };
      await simpanTab(alat.deps, trx, pelaku, { tab, versi: 0, mentah });
      await ketik({ alamat__sikap: 'perbaiki', alamat: '' }, null);
      assert.equal(mentahTab((await lembarNip(trx, pelaku.nip))!, tab).alamat, '');
      await ketik({ ...mentah }, { versi: 2, kunci: HALAMAN_A });
      assert.deepEqual(await sementara(trx, pelaku.nip), {});
    }));

  it('a form that was sent keeps no typing', () =>
    denganForm(async (ketik, { trx, pelaku }) => {
      await trx('formulir').where({ nip: pelaku.nip }).update({ status: 'tingkat_1' });
      assert.deepEqual(await ketik({ nama: 'Siti' }, null), { jenis: 'terkunci' });
    }));

  it('a row whose typing is like the saved row waits for nothing', () =>
    dicoba(alat.deps, async (trx) => {
      const pelaku = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
      await pastikanFormulir(trx, pelaku.nip, alat.deps.jam());
      const lembar = (await lembarNip(trx, pelaku.nip))!;
      const golongan = alat.deps.katalog.riwayat.find((satu) => satu.jenis === 'golongan')!;
      const baris = lembar.pembanding.riwayat.golongan![0]!.id;
      const asli = mentahBarisLama(alat.deps, lembar, golongan, baris) as Record<string, string>;
      const ketik = (mentah: Record<string, string>) =>
        simpanKetikan(alat.deps, trx, pelaku.nip, { bagian: 'golongan', baris, mentah, dari: null });
      const menunggu = async () => (await lembarNip(trx, pelaku.nip))!.draf.bagian.golongan?.sementara;
      await ketik({ ...asli, nomor_sk: '1/2/3' });
      assert.deepEqual(await menunggu(), { [baris]: { ...asli, nomor_sk: '1/2/3' } });
      await ketik(asli);
      assert.deepEqual(await menunggu(), {});
    }));
});
