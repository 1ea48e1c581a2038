import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import type { TindakanRiwayat } from '../../src/formulir/riwayat.service.js';
import type { PelakuPns } from '../../src/shared/pelaku.js';
import { type Alat, dicoba, kerjakan, pelakuPns } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF } from '../support/klien.js';
import { createTestDeps } from '../support/portal.js';
import { GOLONGAN_BARU } from '../support/siti.js';

let alat: Alat;
let d: Deps;
let siti: PelakuPns;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  siti = await pelakuPns(d.db, AKUN_STAF.akun!.nomorRegister);
});
after(() => alat.database.destroy());

const buat = (trx: Trx) => pastikanFormulir(trx, siti.nip, d.jam());
const lakukan = (trx: Trx, aksi: TindakanRiwayat['aksi'], baris: string, mentah = {}, siapa = siti) =>
  kerjakan(d, trx, siapa, 'golongan', { aksi, baris, mentah });
const lembar = async (trx: Trx, nip = siti.nip) => (await lembarNip(trx, nip))!;
const ubahan = async (trx: Trx) => (await lembar(trx)).draf.riwayat;

describe('domain §6 riwayat: Tambah, Ubah, Hapus', () => {
  it('a row enters the form by Simpan alone: any other action on a new row leaves none', async () => {
    const boleh = { hapus: false, batalkan: false, batal: true, sesuai: true };
    for (const aksi of Object.keys(boleh) as (keyof typeof boleh)[])
      await dicoba(d, async (trx) => {
        await buat(trx);
        if (boleh[aksi]) await lakukan(trx, aksi, 'baru');
        else await assert.rejects(lakukan(trx, aksi, 'baru'), /"jenis":"hilang"/, aksi);
        assert.deepEqual(await ubahan(trx), [], aksi);
      });
  });

  it('Simpan on an empty new row is refused and leaves nothing that would hold Kirim back; typing stays', () =>
    dicoba(d, async (trx) => {
      await buat(trx);
      const menunggu = async () => (await lembar(trx)).draf.bagian.golongan?.sementara ?? {};
      await assert.rejects(lakukan(trx, 'simpan', 'baru', {}), /salah/);
      assert.deepEqual(await menunggu(), {});
      await assert.rejects(lakukan(trx, 'simpan', 'baru', { nomor_sk: '7' }), /salah/);
      assert.deepEqual(await menunggu(), { baru: { nomor_sk: '7' } });
    }));

  it('an added row can be changed and taken out again, and is gone then', () =>
    dicoba(d, async (trx) => {
      await buat(trx);
      await lakukan(trx, 'simpan', 'baru', GOLONGAN_BARU);
      const [satu] = await ubahan(trx);
      await lakukan(trx, 'simpan', `b${satu!.id}`, { ...GOLONGAN_BARU, nomor_sk: '1/2' });
      assert.equal((await ubahan(trx))[0]!.isi!.nomor_sk, '1/2');
      await lakukan(trx, 'hapus', `b${satu!.id}`);
      assert.deepEqual(await ubahan(trx), []);
    }));

  it('a removed row stays visible as such, until it is taken back', () =>
    dicoba(d, async (trx) => {
      await buat(trx);
      const { id } = (await lembar(trx)).pembanding.riwayat.golongan![0]!;
      await lakukan(trx, 'hapus', id, { alasan: 'dua kali' });
      assert.deepEqual(
        (await ubahan(trx)).map(({ tindakan, alasan }) => [tindakan, alasan]),
        [['hapus', 'dua kali']],
      );
      await lakukan(trx, 'batalkan', id);
      assert.deepEqual(await ubahan(trx), []);
    }));

  it('rows of somebody else, of another section or of nobody cannot be touched', () =>
    dicoba(d, async (trx) => {
      await buat(trx);
      const agus = await pelakuPns(trx, AKUN_KEMENTERIAN.akun!.nomorRegister);
      await pastikanFormulir(trx, agus.nip, d.jam());
      await lakukan(trx, 'simpan', 'baru', GOLONGAN_BARU, agus);
      const punyaAgus = await lembar(trx, agus.nip);
      const lain = [
        punyaAgus.pembanding.riwayat.golongan![0]!.id,
        `b${punyaAgus.draf.riwayat[0]!.id}`,
        (await lembar(trx)).pembanding.riwayat.pendidikan![0]!.id,
        'p0',
        'b0',
        'p99999999999999999999',
        'b99999999999999999999',
      ];
      for (const baris of lain)
        for (const aksi of ['simpan', 'hapus', 'batalkan'] as const) {
          const coba = trx.transaction((titik) => lakukan(titik, aksi, baris, GOLONGAN_BARU));
          await assert.rejects(coba, /golongan: .*hilang/, `${aksi} ${baris}`);
        }
      assert.deepEqual(await ubahan(trx), []);
      assert.equal((await lembar(trx, agus.nip)).draf.riwayat.length, 1);
    }));
});
