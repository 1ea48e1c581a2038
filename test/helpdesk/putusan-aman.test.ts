import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { ambilTiket, lepasTiket, mintaKelengkapan, teruskanTiket } from '../../src/helpdesk/kerja-tiket.service.js';
import { antreanTiket, kantorTujuan, tiketDalamWewenang } from '../../src/helpdesk/kotak-masuk.repository.js';
import { setujuiTiket, tolakTiket } from '../../src/helpdesk/putusan-tiket.service.js';
import { bacaTambahan, faktaUntuk, rencanakanPutusan } from '../../src/helpdesk/rencana-tiket.service.js';
import { type Tiket, terimaJawaban, tiketId } from '../../src/helpdesk/tiket.repository.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { NilaiIsian } from '../../src/shared/isian.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { type Alat, dicoba, pelakuPetugas } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';
import { ajukanContoh, kategoriDari, kerja, mentahTambahan, operatorTiket, setujuiContoh } from '../support/tiket.js';

let alat: Alat;
let d: Deps;
let banyumas: PelakuPetugas;
let kanreg: PelakuPetugas;
let pusat: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  banyumas = await pelakuPetugas(d.db, 'helpdesk.banyumas');
  kanreg = await pelakuPetugas(d.db, 'helpdesk.kanreg1');
  pusat = await pelakuPetugas(d.db, 'helpdesk.pusat');
});
after(() => alat.database.destroy());

const SITI = '198003122005012907';
const KEMENTERIAN = '197708172003121904';

const kini = async (trx: Trx, { id }: Pick<Tiket, 'id'>): Promise<Tiket> => (await tiketId(trx, id))!;
const galat =
  (jenis: Galat['jenis'], pesan = /./) =>
  (satu: unknown) =>
    satu instanceof Galat && satu.jenis === jenis && pesan.test(satu.message);
const isian = (nama: string) => (satu: unknown) => satu instanceof GalatIsian && nama in satu.pesan;

async function rencana(trx: Trx, pelaku: PelakuPetugas, tiket: Tiket, lain: NilaiIsian = {}) {
  const kategori = kategoriDari(d, tiket.kategori);
  const fakta = await faktaUntuk(d, trx, tiket);
  const { tambahan } = await bacaTambahan(trx, kategori, tiket, mentahTambahan(kategori, tiket));
  return rencanakanPutusan(d, trx, pelaku, { kategori, tiket, fakta, tambahan: { ...tambahan, ...lain } });
}
const baris = async (trx: Trx, tiket: Tiket, lain: NilaiIsian = {}): Promise<string[]> =>
  (await rencana(trx, await operatorTiket(trx, tiket), tiket, lain)).baris.map((satu) =>
    [satu.apa, satu.lama, satu.baru].filter(Boolean).join(' | '),
  );

describe('issue 4.7: the operator sees before confirming exactly what will change', () => {
  it('kategori 1: instansi kerja, a registration, the form and its Verifikator Level 1 move along', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      const isi = { nip: SITI, instansi: { kode: '6416', nama: 'Pemerintah Kab. Cilacap' } };
      const semua = (await baris(trx, await ajukanContoh(d, trx, 'beda-instansi', { isi }))).join('\n');
      for (const pola of [
        /Instansi Induk di data BKN \| .*Banyumas \| .*Cilacap/,
        /Instansi Kerja di data BKN/,
        /Status formulir \| Diperiksa tingkat 1 \| Dikembalikan/,
        /Verifikator Level 1 .*dikosongkan/,
      ])
        assert.match(semua, pola);
    }));

  it('kategori 2: the tree, what is there already and where, what is new with eselon and jabatan', () =>
    dicoba(d, async (trx) => {
      const semua = await baris(trx, await ajukanContoh(d, trx, 'unit-organisasi'));
      assert.match(semua[0]!, /Pohon unit organisasi \| Pemerintah Kab. Banyumas/);
      assert.match(semua[1]!, /^Sudah ada \| Dinas Kesehatan/);
      assert.match(semua.at(-1)!, /^Ditambahkan \| Seksi Rujukan Gawat Darurat, eselon IV\.a, Kepala Seksi/);
    }));

  it('kategori 3 to 11: the rincian too; an entry that is there is told', () =>
    dicoba(d, async (trx) => {
      const tiket = await ajukanContoh(d, trx, 'sekolah');
      assert.deepEqual(await baris(trx, tiket), [
        'Ditambahkan ke daftar | SMP Negeri 2 Nganjuk',
        'Jenjang | SMP',
        'Kabupaten/Kota | Kab. Nganjuk',
      ]);
      const ada = { nama_baku: 'SMA Negeri 1 Purwokerto', jenjang: 'SMA' };
      assert.match((await baris(trx, tiket, { ...ada, kabupaten: 'Kab Banyumas' }))[0]!, /^Sudah ada di daftar/);
      assert.match((await baris(trx, tiket, { ...ada, kabupaten: 'Kab. Jayapura' }))[0]!, /^Ditambahkan ke daftar/);
    }));

  it('kategori 14: every value that is written', () =>
    dicoba(d, async (trx) => {
      const semua = (await baris(trx, await ajukanContoh(d, trx, 'tidak-ada-dalam-database'))).join('\n');
      for (const pola of [/Tempat Lahir \| Kota Semarang/, /TMT CPNS \| 01-12-2010/, /Kedudukan Hukum \| Aktif/])
        assert.match(semua, pola);
    }));

  it('kategori 18: a unit that exists is not told to be new', () =>
    dicoba(d, async (trx) => {
      const tiket = await ajukanContoh(d, trx, 'verifikator-level-1');
      assert.match((await baris(trx, tiket))[0]!, /^Verifikator Level 1 baru/);
      assert.match((await baris(trx, tiket, { nama_baku: 'DINAS KESEHATAN' }))[0]!, /^Sudah ada, tidak ditambah/);
    }));

  it('what has changed since is shown again first: an old value, the form, another twin', () =>
    dicoba(d, async (trx) => {
      const nama = await ajukanContoh(d, trx, 'beda-nama');
      const mentah = mentahTambahan(kategoriDari(d, nama.kategori), nama);
      const dampakDilihat = (await rencana(trx, kanreg, nama)).sidik;
      await trx.raw(`UPDATE pegawai SET isi = isi || '{"nama": "LAIN SAMA SEKALI"}' WHERE nip = ?`, [nama.nip]);
      const putusan = { ...kerja(nama), mentah, penyelesaian: '', keterangan: '', dampakDilihat };
      await assert.rejects(setujuiTiket(d, trx, kanreg, putusan), isian('putusan'));

      const satu = await ajukanContoh(d, trx, 'pendidikan');
      const dilihat = (await rencana(trx, pusat, satu)).sidik;
      await ajukanContoh(d, trx, 'pendidikan', { isi: { nip: KEMENTERIAN } });
      const { pendidikan } = { pendidikan: mentahTambahan(kategoriDari(d, 'pendidikan'), satu) };
      const lagi = { ...kerja(satu), mentah: pendidikan, penyelesaian: '', keterangan: '', dampakDilihat: dilihat };
      await assert.rejects(setujuiTiket(d, trx, pusat, lagi), isian('putusan'));
    }));
});

describe('one answer serves those who ask for the same, where this petugas decides', () => {
  const kembar = async (trx: Trx, kode: string, nip = KEMENTERIAN) => [
    await ajukanContoh(d, trx, kode),
    await ajukanContoh(d, trx, kode, { isi: { nip } }),
  ];

  it('not the tickets of another office', () =>
    dicoba(d, async (trx) => {
      const [satu, lain] = await kembar(trx, 'pendidikan');
      const tujuan = (await kantorTujuan(trx, satu!)).find(({ id }) => id === banyumas.peran[0]!.kantorId)!;
      await teruskanTiket(d, trx, pusat, { ...kerja(satu!), kantorId: tujuan.id, teks: 'Milik Anda.' });
      assert.equal(await setujuiContoh(d, trx, banyumas, await kini(trx, satu!)), 1);
      assert.equal((await kini(trx, lain!)).status, 'baru');
    }));

  it('not the own ticket of whoever decides', () =>
    dicoba(d, async (trx) => {
      const [satu, sendiri] = await kembar(trx, 'mata-pelajaran', pusat.nip);
      assert.equal(await setujuiContoh(d, trx, pusat, satu!), 1);
      assert.equal((await kini(trx, sendiri!)).status, 'baru');
    }));

  it('a school of the same name elsewhere is another school', () =>
    dicoba(d, async (trx) => {
      const [satu, lain] = await kembar(trx, 'sekolah');
      assert.equal(await setujuiContoh(d, trx, pusat, satu!), 1);
      assert.equal((await kini(trx, lain!)).status, 'baru');
    }));
});

describe('nobody stands in another’s way (domain.md §8)', () => {
  for (const [kode, lain] of [
    ['beda-nama', { nomor_sk: '1' }],
    ['data-pensiun', { nomor_sk: '1' }],
    ['diberhentikan', { nomor_sk: '1' }],
    ['beda-instansi', { nomor_sk: '1' }],
    ['tidak-ada-dalam-database', { nama: 'Orang Lain' }],
  ] as const)
    it(`${kode}: a stranger’s request for the NIP does not keep the owner’s from being filed`, () =>
      dicoba(d, async (trx) => {
        const asing = await ajukanContoh(d, trx, kode, { isi: lain });
        const milik = await ajukanContoh(d, trx, kode);
        assert.notEqual(milik.id, asing.id);
        await assert.rejects(ajukanContoh(d, trx, kode), /ganda/, 'the same request again is still the same');
      }));
});

describe('outside the scope nothing exists, wherever a request points (domain.md §3)', () => {
  it('naming an instansi in a request does not open the person to it', () =>
    dicoba(d, async (trx) => {
      const isi = { nip: KEMENTERIAN, instansi: { kode: '6415', nama: 'Pemerintah Kab. Banyumas' } };
      const tiket = await ajukanContoh(d, trx, 'beda-instansi', { isi });
      assert.equal(await tiketDalamWewenang(trx, banyumas, tiket.nomor, 'baca'), null);
      assert.ok(await tiketDalamWewenang(trx, kanreg, tiket.nomor, 'baca'), 'the office that decides sees it');
    }));

  const pindah = (trx: Trx, nip: string) =>
    trx.raw(
      `UPDATE pegawai SET isi = jsonb_set(isi, '{instansi_induk}', '{"kode": "3010", "nama": "x"}') WHERE nip = ?`,
      [nip],
    );

  it('the tree of the instansi that a person has moved to is not this office’s', () =>
    dicoba(d, async (trx) => {
      const tiket = await ajukanContoh(d, trx, 'unit-organisasi');
      await pindah(trx, tiket.nip);
      await assert.rejects(setujuiContoh(d, trx, banyumas, tiket), galat('dilarang', /di luar wilayah kantor Anda/));
      assert.equal((await trx('unor').where('kode', 'like', '3010-T%')).length, 0);
    }));

  it('17: the admin of the instansi that the person has left accepts nothing', () =>
    dicoba(d, async (trx) => {
      const lama = { ...d, jam: () => new Date(d.jam().getTime() + 4 * 86_400_000) };
      const tiket = await ajukanContoh(lama, trx, 'verifikasi-registrasi');
      const admin = await pelakuPetugas(trx, 'admin.banyumas');
      assert.ok(await tiketDalamWewenang(trx, admin, tiket.nomor, 'baca'));
      await pindah(trx, tiket.nip);
      assert.equal(await tiketDalamWewenang(trx, admin, tiket.nomor, 'baca'), null);
      const cari = { daftar: 'saya', kategori: '', cari: '', mulai: 0, banyak: 20 } as const;
      assert.deepEqual(await antreanTiket(trx, admin, cari), []);
      await assert.rejects(setujuiContoh(lama, trx, admin, tiket), galat('tidak_ditemukan'));
    }));
});

describe('ambil: a ticket is its taker’s until decided or released', () => {
  it('a colleague releases it first, then takes it', () =>
    dicoba(d, async (trx) => {
      const tiket = await ajukanContoh(d, trx, 'pendidikan');
      await ambilTiket(d, trx, pusat, kerja(tiket));
      const rekan = { ...pusat, ...(await pelakuPetugas(trx, 'admin.bkn')), nip: '199001012014021901' };
      const tolak = async () =>
        tolakTiket(d, trx, rekan, { ...kerja(await kini(trx, tiket)), mentah: {}, penyelesaian: '', keterangan: 'x' });
      await assert.rejects(tolak(), galat('bentrok', /IRFAN MAULANA sedang mengerjakan/));
      await lepasTiket(d, trx, rekan, kerja(await kini(trx, tiket)));
      await tolak();
      assert.equal((await kini(trx, tiket)).status, 'ditolak');
    }));

  it('a page from before the reporter answered decides nothing', () =>
    dicoba(d, async (trx) => {
      const tiket = await ajukanContoh(d, trx, 'pendidikan');
      await ambilTiket(d, trx, pusat, kerja(tiket));
      const lama = await kini(trx, tiket);
      await mintaKelengkapan(d, trx, pusat, { ...kerja(lama), teks: 'Prodi yang mana?' });
      await terimaJawaban(trx, tiket.id, d.jam());
      assert.equal((await kini(trx, tiket)).status, lama.status);
      await assert.rejects(setujuiContoh(d, trx, pusat, lama), galat('bentrok', /Sudah diproses/));
    }));
});

it('a place lies directly in the one above it: no village in a province', () => {
  const lokasi = kategoriDari(d, 'lokasi');
  const pesan = (tingkat: string, kode: string) =>
    lokasi.periksaTambahan?.({ nama_baku: 'X', tingkat, induk: { kode, nama: 'Y' } }, {})?.induk ?? '';
  assert.match(pesan('desa', '33'), /Pilih kecamatan/);
  assert.match(pesan('kabupaten', '33.02.01.2001'), /Pilih provinsi/);
  assert.equal(pesan('desa', '33.02.01'), '');
});

it('a unit’s eselon lies below the one above it', () => {
  const unor = kategoriDari(d, 'unit-organisasi');
  const { isi, tambahan } = unor.contoh;
  const pesan = (lain: NilaiIsian) => Object.keys(unor.periksaTambahan?.({ ...tambahan, ...lain }, isi) ?? {});
  assert.deepEqual(pesan({}), []);
  assert.deepEqual(pesan({ eselon_3: '12' }), ['eselon_3']);
  assert.deepEqual(pesan({ eselon_4: '32' }), ['eselon_4']);
});
