import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PEMERAN } from '../../seeds/demo.js';
import { kunciBaru, masukPetugas } from '../support/klien.js';
import { sampaiLangkahTiga } from '../support/pendaftar.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const GURU = PEMERAN[2]!;

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

describe('domain §4 Registrasi: one NIP, one registration', () => {
  it('twenty browsers register one NIP at the same moment: exactly one registration, the others are told', async () => {
    const semua = [];
    for (let i = 0; i < 20; i += 1) semua.push(await sampaiLangkahTiga(portal, GURU.nip));
    const jawaban = await Promise.all(semua.map(({ klien, isi }) => klien.kirim('/registrasi/kata-kunci', isi)));
    const berhasil = jawaban.filter(({ tujuan }) => tujuan.startsWith('/registrasi/berhasil'));
    assert.equal(berhasil.length, 1);
    assert.equal((await portal.deps.db('registrasi').where('nip', GURU.nip)).length, 1);
    assert.equal(
      (
        await portal.deps
          .db('bukti')
          .whereNotNull('registrasi_id')
          .join('registrasi as r', 'r.id', 'registrasi_id')
          .where('r.nip', GURU.nip)
      ).length,
      1,
    );
    for (const { status, tujuan, teks } of jawaban.filter((satu) => !berhasil.includes(satu))) {
      assert.ok(status === 409 || (status === 303 && tujuan === '/registrasi'), `${status} ${tujuan}`);
      if (status === 409) assert.match(teks, /NIP ini sudah terdaftar/);
    }
  });

  it('one browser that clicks Registrasi ten times gets one number', async () => {
    const { klien, isi } = await sampaiLangkahTiga(portal, PEMERAN[3]!.nip);
    const jawaban = await Promise.all(Array.from({ length: 10 }, () => klien.kirim('/registrasi/kata-kunci', isi)));
    const tujuan = new Set(
      jawaban.map((satu) => satu.tujuan).filter((satu) => satu.startsWith('/registrasi/berhasil')),
    );
    assert.equal(tujuan.size, 1);
    assert.deepEqual(
      jawaban.filter(({ status }) => status >= 500),
      [],
    );
    const [baris] = await portal.deps.db('registrasi').where('nip', PEMERAN[3]!.nip);
    assert.match((await klien.buka([...tujuan][0]!)).teks, new RegExp(baris.nomor_register));
    const lagi = await klien.kirim('/registrasi/kata-kunci', isi);
    assert.equal(lagi.tujuan, [...tujuan][0], 'a repeat later leads there as well');
  });
});

describe('domain §4 Registrasi: two admins decide at the same time', () => {
  const NOMOR = ['DEM4PNS6', 'DEM5PNS7', 'DEM6PNS8', 'DEM7PNS9', 'DEM8PNS2'];

  for (const nomor of NOMOR)
    it(`one accepts, one rejects ${nomor}: one wins, the other learns who and when`, async () => {
      const { db } = portal.deps;
      const { instansi_kode } = await db('registrasi').where('nomor_register', nomor).first('instansi_kode');
      const admin: Record<string, string> = {
        '6415': 'admin.banyumas',
        '6400': 'admin.jateng',
        '3010': 'admin.kemdikbud',
      };
      const [satu, dua] = [
        await masukPetugas(portal.url, admin[instansi_kode]!),
        await masukPetugas(portal.url, 'admin.bkn'),
      ];
      const alamat = `/admin/registrasi/${nomor}`;
      const jawaban = await Promise.all([
        satu.kirim(alamat, { aksi: 'terima', _kunci: kunciBaru() }),
        dua.kirim(alamat, { aksi: 'tolak', alasan: 'bukan pegawai kami', _kunci: kunciBaru() }),
      ]);
      assert.deepEqual(jawaban.map(({ status }) => status).sort(), [303, 409]);
      const kalah = jawaban.find(({ status }) => status === 409)!;
      assert.match(kalah.teks, /Sudah diproses oleh [A-Z ]+ pada \d+ \w+ \d{4} \d\d\.\d\d WIB/);
      const baris = await db('registrasi').where('nomor_register', nomor).first('status', 'alasan', 'id');
      assert.equal(baris.status, jawaban[0]!.status === 303 ? 'aktif' : 'ditolak');
      assert.equal(baris.alasan, baris.status === 'aktif' ? null : 'bukan pegawai kami');
      const jejak = await db('jejak')
        .where({ objek_jenis: 'registrasi', objek_id: String(baris.id) })
        .whereNot('aksi', 'registrasi.ajukan');
      assert.equal(jejak.length, 1);
    });
});
