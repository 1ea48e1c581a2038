import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { daftarPetugas, petugasDalamWewenang } from '../../src/petugas/daftar-petugas.repository.js';
import { cariKantorPeran } from '../../src/petugas/kantor.repository.js';
import { beriPeran, cabutPeran, kunciPeran } from '../../src/petugas/peran.service.js';
import {
  buatPetugas,
  buatTautan,
  keluarkanPetugas,
  ubahDataPetugas,
  ubahKeaktifan,
} from '../../src/petugas/petugas.service.js';
import { pasangKataKunci } from '../../src/petugas/sandi.service.js';
import { pemilikTautan } from '../../src/petugas/tautan.repository.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { Mentah } from '../../src/shared/isian.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { wilayahAdmin } from '../../src/shared/wilayah-admin.js';
import { type Alat, dicoba, pelakuPetugas } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
let d: Deps;
let bkn: PelakuPetugas;
let banyumas: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  bkn = await pelakuPetugas(d.db, 'admin.bkn');
  banyumas = await pelakuPetugas(d.db, 'admin.banyumas');
});
after(() => alat.database.destroy());

const galat =
  (jenis: Galat['jenis'], pesan = /./) =>
  (satu: unknown) =>
    satu instanceof Galat && satu.jenis === jenis && pesan.test(satu.message);
const isian =
  (kode: string, pesan = /./) =>
  (satu: unknown) =>
    satu instanceof GalatIsian && pesan.test(satu.pesan[kode] ?? '');

const BARU: Mentah = {
  nama_pengguna: 'verif1.rsud',
  nama: 'YULI ASTUTI',
  nip: '19850214 201001 2 955',
  peran: 'verifikator-1',
  kantor: 'Dinas Kesehatan',
  kantor__kode: '6415-BMS-07',
};

/** The account as an admin sees it now. */
async function dilihat(trx: Trx, namaPengguna: string) {
  const { id, versi } = await trx('petugas').where('nama_pengguna', namaPengguna).first('id', 'versi');
  return { id: Number(id), versi: Number(versi) };
}
const jejak = (trx: Trx, id: number): Promise<string[]> =>
  trx('jejak')
    .where({ objek_jenis: 'petugas', objek_id: String(id) })
    .orderBy('id')
    .pluck('aksi');
const peranDari = async (trx: Trx, id: number): Promise<string[]> =>
  (
    await trx('petugas_peran as p')
      .join('kantor as k', 'k.id', 'p.kantor_id')
      .where('p.petugas_id', id)
      .orderBy(['p.peran', 'k.kode'])
      .select('p.peran', 'p.tingkat', 'k.kode')
  ).map(({ peran, tingkat, kode }) => `${peran}${tingkat}@${kode}`);

describe('domain §9 Petugas: a new one', () => {
  it('has a peran, no password, and a link that is stored as a hash', () =>
    dicoba(d, async (trx) => {
      const { id, token } = await buatPetugas(d, trx, banyumas, BARU);
      const baris = await trx('petugas').where({ id }).first();
      assert.deepEqual(
        [baris.nama_pengguna, baris.nip, baris.kata_sandi_hash, baris.aktif],
        ['verif1.rsud', '198502142010012955', null, true],
      );
      assert.deepEqual(await peranDari(trx, id), ['verifikator1@6415-BMS-07']);
      const tautan = await trx('petugas_tautan').where({ petugas_id: id }).first();
      assert.equal(tautan.sidik, d.sandi.sidik(token));
      assert.deepEqual(await jejak(trx, id), ['petugas.buat', 'petugas.beri_peran']);
      assert.doesNotMatch(JSON.stringify(await trx('jejak').where('objek_id', String(id))), /YULI|19850214/);
    }));

  it('a user name that is taken, a NIP that is none, a peran out of reach, an office elsewhere: told at the field', () =>
    dicoba(d, async (trx) => {
      const coba = (isi: Mentah, siapa = banyumas) => buatPetugas(d, trx, siapa, { ...BARU, ...isi });
      await assert.rejects(coba({ nama_pengguna: 'admin.bkn' }), isian('nama_pengguna', /sudah dipakai/));
      await assert.rejects(coba({ nama_pengguna: 'a b' }), isian('nama_pengguna'));
      await assert.rejects(coba({ nama: '' }), isian('nama'));
      await assert.rejects(coba({ nip: '123' }), isian('nip', /18 angka/));
      await assert.rejects(coba({ nip: '198513142010012955' }), isian('nip', /bukan tanggal lahir/));
      await assert.rejects(coba({ peran: 'admin_bkn' }), isian('peran'));
      await assert.rejects(coba({ peran: 'verifikator-3' }), isian('peran'));
      await assert.rejects(coba({ peran: 'constructor' }), isian('peran'));
      await assert.rejects(coba({ peran: 'verifikator-2' }), isian('kantor', /bekerja di instansi, bukan di unit/));
      await assert.rejects(coba({ kantor: 'BKN', kantor__kode: 'PUSAT' }), isian('kantor', /tidak ada di wilayah/));
      await assert.rejects(coba({ kantor: 'Direktorat', kantor__kode: '3010-KMD-03' }), isian('kantor'));
      await assert.rejects(coba({ kantor: '' }), isian('kantor'));
      await assert.rejects(coba({}, { ...banyumas, peran: [] }), isian('peran'));
    }));

  it('of two offices of one name the peran tells which is meant', () =>
    dicoba(d, async (trx) => {
      const isi = { ...BARU, kantor: 'bkd kab. banyumas', kantor__kode: undefined };
      const unit = await buatPetugas(d, trx, banyumas, isi);
      assert.deepEqual(await peranDari(trx, unit.id), ['verifikator1@6415-BKD']);
      const lain = { ...isi, nama_pengguna: 'helpdesk.dua', peran: 'helpdesk' };
      const kantor = await buatPetugas(d, trx, banyumas, lain);
      assert.deepEqual(await peranDari(trx, kantor.id), ['helpdesk0@6415']);
    }));

  it('an office is found by its name and by that of its instansi, inside the area only', async () => {
    const cari = async (siapa: PelakuPetugas, teks: string) =>
      (await cariKantorPeran(d.db, wilayahAdmin(siapa), teks)).map(({ kode }) => kode);
    assert.deepEqual(await cari(banyumas, 'dinas kesehatan'), ['6415-BMS-07']);
    assert.deepEqual(await cari(bkn, 'kesehatan banyumas'), ['6415-BMS-07']);
    assert.ok((await cari(bkn, 'PUSAT')).length > 0);
    assert.deepEqual(await cari(banyumas, 'kementerian'), []);
    assert.deepEqual(await cari(bkn, '% _ \\'), []);
    assert.deepEqual(await cari(bkn, ' , '), []);
  });
});

describe('domain §3: whom an admin keeps', () => {
  const semua = { cari: '', peran: '', keadaan: '', instansiDipilih: '', mulai: 0, banyak: 100 };
  const nama = async (siapa: PelakuPetugas, saring: Partial<typeof semua> = {}) =>
    (await daftarPetugas(d.db, siapa, { ...semua, ...saring })).map(({ namaPengguna }) => namaPengguna).sort();

  it('admin_bkn everybody, admin_instansi those with a peran at the own instansi’s offices', async () => {
    assert.equal((await nama(bkn)).length, 18);
    assert.deepEqual(await nama(banyumas), [
      'admin.banyumas',
      'helpdesk.banyumas',
      'turun.banyumas',
      'verif1.bkd',
      'verif1.dinkes',
      'verif1.disdik',
      'verif2.banyumas',
    ]);
    assert.deepEqual(await nama(await pelakuPetugas(d.db, 'helpdesk.pusat')), []);
  });

  it('filters: text, NIP, peran, keadaan, instansi', async () => {
    assert.deepEqual(await nama(bkn, { cari: 'wahyuni' }), ['admin.banyumas']);
    assert.deepEqual(await nama(bkn, { cari: 'verif1.dinkes' }), ['verif1.dinkes']);
    assert.deepEqual(await nama(bkn, { cari: '198311042008012934' }), ['verif1.dinkes']);
    assert.deepEqual(await nama(banyumas, { peran: 'operator_turun_status' }), ['helpdesk.banyumas', 'turun.banyumas']);
    assert.deepEqual(await nama(banyumas, { keadaan: 'nonaktif' }), []);
    assert.equal((await nama(banyumas, { keadaan: 'aktif' })).length, 7);
    assert.deepEqual(await nama(bkn, { instansiDipilih: '6400' }), ['admin.jateng', 'verif2.jateng']);
  });

  it('outside, nothing exists', () =>
    dicoba(d, async (trx) => {
      const jateng = await dilihat(trx, 'admin.jateng');
      assert.equal(await petugasDalamWewenang(trx, banyumas, jateng.id), null);
      await assert.rejects(ubahKeaktifan(d, trx, banyumas, jateng, 'nonaktifkan'), galat('tidak_ditemukan'));
      await assert.rejects(buatTautan(d, trx, banyumas, jateng), galat('tidak_ditemukan'));
      await assert.rejects(beriPeran(d, trx, banyumas, jateng, BARU), galat('tidak_ditemukan'));
    }));

  it('somebody who is also admin_bkn gets no link from an admin_instansi: it would open everything', () =>
    dicoba(d, async (trx) => {
      await beriPeran(d, trx, bkn, await dilihat(trx, 'verif1.dinkes'), {
        ...{ peran: 'admin_bkn', kantor: 'x', kantor__pilih: 'PUSAT' },
      });
      const kini = await dilihat(trx, 'verif1.dinkes');
      await assert.rejects(buatTautan(d, trx, banyumas, kini), galat('dilarang', /diurus Admin BKN/));
      await assert.rejects(ubahKeaktifan(d, trx, banyumas, kini, 'nonaktifkan'), galat('dilarang'));
      const { peran } = (await petugasDalamWewenang(trx, banyumas, kini.id))!;
      const kunci = kunciPeran(peran.find((satu) => satu.peran === 'admin_bkn')!);
      await assert.rejects(cabutPeran(d, trx, banyumas, kini, kunci), galat('dilarang', /diurus Admin BKN/));
    }));
});

describe('steps on an account', () => {
  it('name and NIP; nothing changed, and one’s own NIP, are refused', () =>
    dicoba(d, async (trx) => {
      const orang = await dilihat(trx, 'verif1.dinkes');
      const isi = { nama: 'ENDANG PUSPITA', nip: '198311042008012934' };
      await ubahDataPetugas(d, trx, banyumas, orang, isi);
      assert.equal((await trx('petugas').where('id', orang.id).first('nama')).nama, 'ENDANG PUSPITA');
      assert.deepEqual(await jejak(trx, orang.id), ['petugas.ubah']);
      const kini = await dilihat(trx, 'verif1.dinkes');
      await assert.rejects(ubahDataPetugas(d, trx, banyumas, kini, isi), isian('nama', /Belum ada/));
    }));

  it('one’s own NIP is changed by somebody else', () =>
    dicoba(d, async (trx) => {
      const saya = await dilihat(trx, 'admin.banyumas');
      const isi = { nama: banyumas.nama, nip: '197905062003122939' };
      await assert.rejects(ubahDataPetugas(d, trx, banyumas, saya, isi), isian('nip', /petugas lain/));
      await ubahDataPetugas(d, trx, bkn, await dilihat(trx, 'admin.banyumas'), isi);
    }));

  it('peran: given, once; taken, but never the last', () =>
    dicoba(d, async (trx) => {
      const minta = { peran: 'operator_turun_status', kantor: 'x', kantor__pilih: '6415-BMS-07' };
      const { id } = await dilihat(trx, 'verif1.dinkes');
      await beriPeran(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), minta);
      assert.deepEqual(await peranDari(trx, id), ['operator_turun_status0@6415-BMS-07', 'verifikator1@6415-BMS-07']);
      await assert.rejects(
        beriPeran(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), minta),
        isian('peran', /sudah memegang/),
      );
      const cabut = async (mana: number) => {
        const { peran } = (await petugasDalamWewenang(trx, banyumas, id))!;
        return cabutPeran(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), kunciPeran(peran[mana]!));
      };
      await cabut(0);
      await assert.rejects(cabut(0), galat('dilarang', /peran terakhirnya/));
      await assert.rejects(
        cabutPeran(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), 'helpdesk:0:1'),
        galat('bentrok'),
      );
      assert.deepEqual(await jejak(trx, id), ['petugas.beri_peran', 'petugas.cabut_peran']);
    }));

  it('disabled and enabled again; a link goes with the account', () =>
    dicoba(d, async (trx) => {
      const orang = await dilihat(trx, 'verif1.dinkes');
      const token = await buatTautan(d, trx, banyumas, orang);
      await ubahKeaktifan(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), 'nonaktifkan');
      assert.equal(await pemilikTautan(trx, d.sandi.sidik(token), d.jam()), null);
      await assert.rejects(
        ubahKeaktifan(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), 'nonaktifkan'),
        galat('bentrok', /sudah nonaktif/),
      );
      await assert.rejects(buatTautan(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes')), galat('bentrok'));
      await ubahKeaktifan(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'), 'aktifkan');
      assert.deepEqual(await jejak(trx, orang.id), ['petugas.tautan', 'petugas.nonaktifkan', 'petugas.aktifkan']);
    }));

  it('nobody disables themselves or changes their own peran', () =>
    dicoba(d, async (trx) => {
      const saya = await dilihat(trx, 'admin.banyumas');
      await assert.rejects(ubahKeaktifan(d, trx, banyumas, saya, 'nonaktifkan'), galat('dilarang', /Anda sendiri/));
      await assert.rejects(beriPeran(d, trx, banyumas, saya, BARU), galat('dilarang', /Anda sendiri/));
      await assert.rejects(cabutPeran(d, trx, banyumas, saya, ''), galat('dilarang', /Anda sendiri/));
    }));

  it('the last admin_bkn who can sign in stays; one without a password does not count', () =>
    dicoba(d, async (trx) => {
      const lain = { ...bkn, id: 0 };
      const saya = () => dilihat(trx, 'admin.bkn');
      await buatPetugas(d, trx, bkn, {
        ...BARU,
        ...{ nama_pengguna: 'admin.dua', peran: 'admin_bkn', kantor: 'x', kantor__pilih: 'PUSAT' },
      });
      await beriPeran(d, trx, lain, await saya(), { peran: 'helpdesk', kantor: 'x', kantor__pilih: 'PUSAT' });
      await assert.rejects(ubahKeaktifan(d, trx, lain, await saya(), 'nonaktifkan'), galat('dilarang', /terakhir/));
      const { peran } = (await petugasDalamWewenang(trx, bkn, bkn.id))!;
      const kunci = kunciPeran(peran.find((satu) => satu.peran === 'admin_bkn')!);
      await assert.rejects(cabutPeran(d, trx, lain, await saya(), kunci), galat('dilarang', /terakhir/));
      await trx('petugas').where('nama_pengguna', 'admin.dua').update({ kata_sandi_hash: 'x' });
      await cabutPeran(d, trx, lain, await saya(), kunci);
    }));

  it('an account that somebody changed meanwhile is left as it is', () =>
    dicoba(d, async (trx) => {
      const lama = await dilihat(trx, 'verif1.dinkes');
      await keluarkanPetugas(d, trx, bkn, lama);
      for (const kerja of [
        () => ubahKeaktifan(d, trx, banyumas, lama, 'nonaktifkan'),
        () => ubahDataPetugas(d, trx, banyumas, lama, { nama: 'LAIN', nip: '198311042008012934' }),
        () => beriPeran(d, trx, banyumas, lama, BARU),
        () => buatTautan(d, trx, banyumas, lama),
      ])
        await assert.rejects(kerja(), galat('bentrok', /diubah orang lain/));
    }));
});

describe('the one-time link', () => {
  const pasang = async (trx: Trx, token: string) => {
    const sidik = d.sandi.sidik(token);
    const pemilik = (await pemilikTautan(trx, sidik, d.jam())) ?? { ...bkn, sampai: d.jam() };
    await pasangKataKunci(d, trx, sidik, { pemilik, hash: '$2b$04$baru' });
  };

  it('sets the password once and ends every session', () =>
    dicoba(d, async (trx) => {
      const orang = await dilihat(trx, 'verif1.dinkes');
      const token = await buatTautan(d, trx, banyumas, orang);
      const sesiKe = async () => (await trx('petugas').where('id', orang.id).first('sesi_ke')).sesi_ke;
      const semula = await sesiKe();
      await pasang(trx, token);
      assert.equal(await sesiKe(), semula + 1);
      assert.equal(
        (await trx('petugas').where('id', orang.id).first('kata_sandi_hash')).kata_sandi_hash,
        '$2b$04$baru',
      );
      await assert.rejects(pasang(trx, token), galat('bentrok', /tidak berlaku lagi/));
      const [terakhir] = await trx('jejak').where('aksi', 'petugas.kata_kunci').select('pelaku_jenis', 'pelaku_id');
      assert.deepEqual(terakhir, { pelaku_jenis: 'petugas', pelaku_id: orang.id });
    }));

  it('a newer one takes the place of the older; a day later it is too old', () =>
    dicoba(d, async (trx) => {
      const lama = await buatTautan(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'));
      const baru = await buatTautan(d, trx, banyumas, await dilihat(trx, 'verif1.dinkes'));
      await assert.rejects(pasang(trx, lama), galat('bentrok'));
      const besok = new Date(d.jam().getTime() + 24 * 3_600_000 + 1000);
      assert.equal(await pemilikTautan(trx, d.sandi.sidik(baru), besok), null);
      assert.ok(await pemilikTautan(trx, d.sandi.sidik(baru), new Date(besok.getTime() - 60_000)));
    }));
});
