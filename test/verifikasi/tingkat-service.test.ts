import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import type { GalatIsian } from '../../src/shared/galat.js';
import { bukaKasus } from '../../src/verifikasi/kasus.service.js';
import { alihkanUnit, terimaBerkas } from '../../src/verifikasi/unit.service.js';
import { type Alat, dicoba, formulirKini, pelakuPetugas, putus, setujuiSemua, tambahPeran } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';

let alat: Alat;
let d: Deps;
let siti: KasusSiti;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  siti = await kirimSitiTetap(d);
});
after(() => alat.database.destroy());

const status = async (trx: Trx): Promise<string> => (await formulirKini(trx, siti.pns.nip)).status;
const ditolak = (jenis: string, pesan: RegExp) => (galat: { jenis?: string; message: string; pesan?: object }) =>
  galat.jenis === jenis && pesan.test(`${galat.message} ${JSON.stringify((galat as Partial<GalatIsian>).pesan ?? {})}`);
/** The form, having come to a level with everything approved below it. */
async function sampai(trx: Trx, tingkat: 1 | 2 | 3 | 4): Promise<void> {
  for (const satu of [1, 2, 3] as const) if (satu < tingkat) await setujuiSemua(d, trx, siti.verifikator[satu], siti);
}
const namai = (trx: Trx, namaPengguna: string, nip: string) =>
  trx('petugas').where('nama_pengguna', namaPengguna).update({ nip });

describe('domain §3: nobody acts on their own form', () => {
  it('a verifikator with the PNS’s NIP sees it read-only, and no decision of theirs counts', () =>
    dicoba(d, async (trx) => {
      await namai(trx, 'verif1.dinkes', siti.pns.nip);
      const diri = await pelakuPetugas(trx, 'verif1.dinkes');
      assert.equal((await bukaKasus(d, trx, diri, siti.formulirId, 'baca')).tingkat, null);
      for (const aksi of ['simpan', 'tandai', 'setujui', 'kembalikan'] as const)
        await assert.rejects(putus(d, trx, diri, siti, aksi, { catatan: { '': 'x' } }), ditolak('dilarang', /sendiri/));
    }));

  it('nor moves it to another unit', () =>
    dicoba(d, async (trx) => {
      await namai(trx, 'verif2.banyumas', siti.pns.nip);
      const diri = await pelakuPetugas(trx, 'verif2.banyumas');
      const { id } = await trx('kantor').where('kode', '6415-BMS-06').first('id');
      const alih = alihkanUnit(d, trx, diri, { formulirId: siti.formulirId, unitKantorId: id, alasan: 'x' });
      await assert.rejects(alih, ditolak('dilarang', /sendiri/));
    }));

  it('nor notes their own paper file', () =>
    dicoba(d, async (trx) => {
      await namai(trx, 'verif1.dinkes', siti.pns.nip);
      const diri = await pelakuPetugas(trx, 'verif1.dinkes');
      await assert.rejects(terimaBerkas(d, trx, diri, 'DEM2PNS4'), ditolak('dilarang', /sendiri/));
    }));
});

describe('a form that waits elsewhere is read with the verdicts of the reader’s own level', () => {
  const dibaca = async (trx: Trx, tingkat: 1 | 2) => {
    const kasus = await bukaKasus(d, trx, siti.verifikator[tingkat], siti.formulirId, 'baca');
    return [kasus.tingkatDilihat, kasus.item.map((satu) => satu.putusan?.hasil ?? '')] as const;
  };
  const semua = (hasil: string) => Array.from({ length: 6 }, () => hasil);

  it('approved: theirs, not the next level’s that has said nothing yet', () =>
    dicoba(d, async (trx) => {
      await sampai(trx, 2);
      assert.deepEqual(await dibaca(trx, 1), [1, semua('sesuai')]);
      assert.deepEqual(await dibaca(trx, 2), [2, semua('')]);
      await sampai(trx, 1);
      for (const tingkat of [2, 3, 4] as const) await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
      assert.equal(await status(trx), 'selesai');
      assert.deepEqual(await dibaca(trx, 2), [2, semua('sesuai')]);
      await trx('formulir').where('id', siti.formulirId).update({ status: 'draf' });
      assert.deepEqual(await dibaca(trx, 1), [1, semua('sesuai')], 'opened again, BKN’s data written back since');
    }));

  it('returned by the level below: that level’s', () =>
    dicoba(d, async (trx) => {
      await putus(d, trx, siti.verifikator[1], siti, 'kembalikan', {
        hasil: { nama: 'tidak_sesuai' },
        alasan: { nama: 'Lain dari ijazah.' },
      });
      const [tingkat, hasil] = await dibaca(trx, 2);
      assert.equal(tingkat, 1);
      assert.ok(hasil.includes('tidak_sesuai'));
    }));
});

describe('domain §3: nobody approves a form at two levels (the NIP tells)', () => {
  it('one account with two peran', () =>
    dicoba(d, async (trx) => {
      await tambahPeran(trx, 'verif1.dinkes', { tingkat: 2, kantor: '6415' });
      const ganda = await pelakuPetugas(trx, 'verif1.dinkes');
      assert.equal(await setujuiSemua(d, trx, ganda, siti), 'tingkat_2');
      await assert.rejects(setujuiSemua(d, trx, ganda, siti), ditolak('dilarang', /dua tingkat/));
    }));

  it('two accounts with one NIP', () =>
    dicoba(d, async (trx) => {
      await setujuiSemua(d, trx, siti.verifikator[1], siti);
      await namai(trx, 'verif2.banyumas', siti.verifikator[1].nip);
      const akunLain = await pelakuPetugas(trx, 'verif2.banyumas');
      await assert.rejects(setujuiSemua(d, trx, akunLain, siti), ditolak('dilarang', /dua tingkat/));
      assert.equal(await putus(d, trx, akunLain, siti, 'kembalikan', { catatan: { '': 'salah' } }), 'dikembalikan');
    }));
});

describe('domain §3: outside the scope nothing exists', () => {
  it('peran of two instansi do not add up: tingkat 2 elsewhere gives no tingkat 2 here', () =>
    dicoba(d, async (trx) => {
      // Sees the form as the unit's tingkat 1, and holds tingkat 2, 3 of quite other places.
      await tambahPeran(trx, 'verif2.jateng', { tingkat: 1, kantor: '6415-BMS-07' });
      await tambahPeran(trx, 'verif2.jateng', { tingkat: 3, kantor: 'II' });
      const campuran = await pelakuPetugas(trx, 'verif2.jateng');
      await sampai(trx, 2);
      assert.equal((await bukaKasus(d, trx, campuran, siti.formulirId, 'baca')).tingkat, null);
      await assert.rejects(setujuiSemua(d, trx, campuran, siti), ditolak('bentrok', /Sudah diproses/));
      await setujuiSemua(d, trx, siti.verifikator[2], siti);
      await assert.rejects(setujuiSemua(d, trx, campuran, siti), ditolak('bentrok', /Sudah diproses/));
    }));

  it('a verifikator of two units signs as the one where the form waits', () =>
    dicoba(d, async (trx) => {
      await tambahPeran(trx, 'verif1.disdik', { tingkat: 1, kantor: '6415-BMS-07' });
      const berdua = await pelakuPetugas(trx, 'verif1.disdik');
      await terimaBerkas(d, trx, berdua, 'DEM2PNS4');
      await setujuiSemua(d, trx, { ...berdua, peran: [...berdua.peran].reverse() }, siti);
      const kantor = await trx('formulir_langkah as l')
        .join('kantor as k', 'k.id', 'l.kantor_id')
        .where({ 'l.formulir_id': siti.formulirId })
        .pluck('k.kode');
      assert.deepEqual(kantor, ['6415-BMS-07', '6415-BMS-07']);
    }));

  it('a verifikator of another unit, instansi or Kanreg does not find the form', () =>
    dicoba(d, async (trx) => {
      for (const nama of ['verif1.disdik', 'verif1.bkd', 'verif2.jateng', 'verif2.kemdikbud', 'admin.banyumas'])
        await assert.rejects(
          putus(d, trx, await pelakuPetugas(trx, nama), siti, 'simpan'),
          ditolak('tidak_ditemukan', /./),
          nama,
        );
    }));
});

describe('domain §4 setujui: every item this level judges has the verdict "sesuai"', () => {
  it('not while items wait, and it says how many', () =>
    dicoba(d, async (trx) => {
      await assert.rejects(putus(d, trx, siti.verifikator[1], siti, 'setujui'), ditolak('isian', /6 perubahan/));
    }));

  it('not with one "tidak sesuai"; not with a remark for the PNS', () =>
    dicoba(d, async (trx) => {
      const hasil = { npwp: 'tidak_sesuai' } as const;
      const [satu] = [siti.verifikator[1]];
      await putus(d, trx, satu, siti, 'tandai', { hasil, alasan: { npwp: 'bukan milik Anda' } });
      await assert.rejects(putus(d, trx, satu, siti, 'setujui'), ditolak('isian', /1 perubahan yang tidak sesuai/));
      const beres = { hasil: { npwp: 'sesuai' }, catatan: { agama: 'periksa' } } as const;
      await assert.rejects(putus(d, trx, satu, siti, 'setujui', beres), ditolak('isian', /catatan/));
      assert.equal(await status(trx), 'tingkat_1');
    }));

  it('goes 1 → 2 → 3 → 4 → selesai for a regional PNS whose name changes; each level judges its own items', () =>
    dicoba(d, async (trx) => {
      const dinilai = async (tingkat: 1 | 2 | 3 | 4) =>
        (await bukaKasus(d, trx, siti.verifikator[tingkat], siti.formulirId, 'baca')).item
          .filter((satu) => satu.dinilai)
          .map((satu) => satu.perubahan.kunci.split(':')[0]);
      assert.equal((await dinilai(1)).length, 6);
      await setujuiSemua(d, trx, siti.verifikator[1], siti);
      assert.equal((await dinilai(2)).length, 6);
      await setujuiSemua(d, trx, siti.verifikator[2], siti);
      assert.deepEqual(await dinilai(3), ['nama', 'golongan', 'golongan', 'golongan']);
      await setujuiSemua(d, trx, siti.verifikator[3], siti);
      assert.deepEqual(await dinilai(4), ['nama']);
      assert.equal(await setujuiSemua(d, trx, siti.verifikator[4], siti), 'selesai');
    }));

  it('a level’s word on items of others is not even stored', () =>
    dicoba(d, async (trx) => {
      await sampai(trx, 4);
      const hasil = {
        nama: 'sesuai',
        alamat: 'tidak_sesuai',
        [`golongan:p${siti.golongan[1]}`]: 'tidak_sesuai',
        hantu: 'sesuai',
      } as const;
      await putus(d, trx, siti.verifikator[4], siti, 'setujui', { hasil, alasan: { alamat: 'x' } });
      assert.deepEqual(await trx('putusan').where({ tingkat: 4 }).pluck('kunci'), ['nama']);
      assert.equal(await status(trx), 'selesai');
    }));

  it('a level that is not the one where the form waits decides nothing', () =>
    dicoba(d, async (trx) => {
      for (const tingkat of [2, 3, 4] as const)
        await assert.rejects(
          setujuiSemua(d, trx, siti.verifikator[tingkat], siti),
          ditolak('bentrok', /Sudah diproses/),
        );
      await sampai(trx, 2);
      await assert.rejects(
        putus(d, trx, siti.verifikator[1], siti, 'simpan'),
        ditolak('bentrok', /oleh ENDANG PUSPITASARI pada/),
      );
    }));
});

describe('domain §4 kembalikan: a "tidak sesuai" with its reason, or a remark anywhere', () => {
  it('not without either', () =>
    dicoba(d, async (trx) => {
      const semua = putus(d, trx, siti.verifikator[1], siti, 'kembalikan', { hasil: { nama: 'sesuai' } });
      await assert.rejects(semua, ditolak('isian', /paling sedikit satu/));
    }));

  it('a "tidak sesuai" needs its reason', () =>
    dicoba(d, async (trx) => {
      for (const alasan of [{}, { nama: '' }] as Record<string, string>[]) {
        const coba = putus(d, trx, siti.verifikator[1], siti, 'kembalikan', {
          hasil: { nama: 'tidak_sesuai' },
          alasan,
        });
        await assert.rejects(coba, ditolak('isian', /alasan:nama.*Tulis alasan untuk Nama/));
      }
    }));

  it('with a remark on a wrong ✓, a row, a section or the whole form', async () => {
    for (const kunci of ['agama', `golongan:p${siti.golongan[2]}`, 'pendidikan', 'data-utama', ''])
      await dicoba(d, async (trx) => {
        assert.equal(
          await putus(d, trx, siti.verifikator[1], siti, 'kembalikan', { catatan: { [kunci]: 'x' } }),
          'dikembalikan',
        );
      });
  });

  it('a remark on a place that the form does not have would reach nobody, so it counts for nothing', async () => {
    for (const kunci of ['hantu', 'constructor', 'golongan:p0', 'nama:1', '__proto__x'])
      await dicoba(d, async (trx) => {
        const coba = putus(d, trx, siti.verifikator[1], siti, 'kembalikan', { catatan: { [kunci]: 'x' } });
        await assert.rejects(coba, ditolak('isian', /paling sedikit satu/), kunci);
      });
  });
});

describe('domain §4 alihkan unit: tingkat 2 of that instansi, tingkat_1 only', () => {
  const alih = async (trx: Trx, nama: string, unit: string, alasan = 'salah unit') => {
    const { id } = await trx('kantor').where('kode', unit).first('id');
    return alihkanUnit(d, trx, await pelakuPetugas(trx, nama), {
      formulirId: siti.formulirId,
      unitKantorId: id,
      alasan,
    });
  };

  it('moves it; the old unit no longer finds it, the new one does', () =>
    dicoba(d, async (trx) => {
      await alih(trx, 'verif2.banyumas', '6415-BMS-06');
      assert.equal(await status(trx), 'tingkat_1');
      await assert.rejects(setujuiSemua(d, trx, siti.verifikator[1], siti), ditolak('tidak_ditemukan', /./));
      assert.equal(await setujuiSemua(d, trx, await pelakuPetugas(trx, 'verif1.disdik'), siti), 'tingkat_2');
    }));

  it('is not for others, nor to a unit of another instansi, the same unit, a retired one, or without a reason', () =>
    dicoba(d, async (trx) => {
      for (const nama of ['verif1.dinkes', 'verif2.jateng', 'verif3.kanreg1', 'verif4.pusat'])
        await assert.rejects(alih(trx, nama, '6415-BMS-06'), ditolak('tidak_ditemukan', /./), nama);
      await assert.rejects(alih(trx, 'verif2.banyumas', '3010-BKD'), ditolak('isian', /unit lain/));
      await assert.rejects(alih(trx, 'verif2.banyumas', '6415-BMS-07'), ditolak('isian', /unit lain/));
      await assert.rejects(alih(trx, 'verif2.banyumas', '6415-BMS-06', ''), ditolak('isian', /alasan/));
      await trx('kantor').where('kode', '6415-BMS-06').update({ aktif: false });
      await assert.rejects(alih(trx, 'verif2.banyumas', '6415-BMS-06'), ditolak('isian', /unit lain/));
    }));

  it('is too late once tingkat 1 has approved', () =>
    dicoba(d, async (trx) => {
      await sampai(trx, 2);
      await assert.rejects(alih(trx, 'verif2.banyumas', '6415-BMS-06'), ditolak('bentrok', /Sudah diproses/));
    }));
});
