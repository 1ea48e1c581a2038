import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import { bacaPengumuman, NASIONAL } from '../../src/pengumuman/pengumuman.js';
import { akhiriPengumuman, buatPengumuman, ubahPengumuman } from '../../src/pengumuman/pengumuman.service.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { Mentah } from '../../src/shared/isian.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { pelakuPetugas } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, Klien, kunciBaru, kunciDari, masukPetugas, masukPns } from '../support/klien.js';
import { hariKe, isiPengumumanUji, pengumumanUji } from '../support/pengumuman.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const HARI_MS = 86_400_000;
const KINI = new Date('2026-11-20T03:00:00Z');
const BKN = [{ kode: NASIONAL, nama: 'Seluruh Indonesia' }];
const BANYUMAS = [{ kode: '6415', nama: 'BKD Kab. Banyumas' }];
const BENAR: Mentah = { judul: 'Libur', teks: 'Tutup.', dari: '20-11-2026', sampai: '21-11-2026', di_umum: 'ya' };

const pesan = (isi: Mentah, lingkup = BKN, mulaiPada: Date | null = null) => {
  const hasil = bacaPengumuman(
    { ...BENAR, ...isi },
    { lingkup, sudahMulai: mulaiPada !== null },
    { kini: KINI, mulaiPada },
  );
  return 'pesan' in hasil ? hasil.pesan : {};
};

describe('the form of an announcement', () => {
  it('runs from the first moment of the first day to the end of the last one, in WIB', () => {
    const hasil = bacaPengumuman(BENAR, { lingkup: BKN, sudahMulai: false }, { kini: KINI, mulaiPada: null });
    assert.ok('isi' in hasil);
    assert.equal(hasil.isi.mulaiPada.toISOString(), '2026-11-19T17:00:00.000Z');
    assert.equal(hasil.isi.selesaiPada.toISOString(), '2026-11-21T17:00:00.000Z');
    assert.equal(hasil.isi.instansiKode, null);
  });

  it('what cannot be is told at its field', () => {
    for (const [isi, bidang] of [
      [{ judul: ' ' }, 'judul'],
      [{ teks: '' }, 'teks'],
      [{ dari: '19-11-2026' }, 'dari'],
      [{ dari: '' }, 'dari'],
      [{ sampai: '31-02-2027' }, 'sampai'],
      [{ dari: '23-11-2026' }, 'sampai'],
      [{ sampai: '01-11-2026' }, 'sampai'],
      [{ di_umum: '' }, 'di_umum'],
      [{ judul: 'x'.repeat(121) }, 'judul'],
      [{ teks: 'x'.repeat(2001) }, 'teks'],
    ] as const)
      assert.deepEqual(Object.keys(pesan(isi)), [bidang], JSON.stringify(isi).slice(0, 40));
    const semua = pesan({ teks: '', sampai: '01-11-2026', di_umum: '' });
    assert.deepEqual(Object.keys(semua), ['teks', 'sampai', 'di_umum'], 'in the order of the page');
    assert.equal(semua.teks, 'Tulis isi pengumuman.');
    assert.deepEqual(Object.keys(pesan({ di_umum: 'ya' }, BANYUMAS)), ['di_pns']);
    assert.deepEqual(Object.keys(pesan({ lingkup: '' }, [...BKN, ...BANYUMAS])), ['lingkup']);
    assert.deepEqual(Object.keys(pesan({ lingkup: '6415' }, [...BKN, ...BANYUMAS])), ['di_umum']);
  });

  it('of one that runs the beginning stays, whatever is sent', () =>
    assert.deepEqual(pesan({ dari: '01-01-2020' }, BKN, new Date('2026-11-01T00:00:00Z')), {}));
});

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const galat = (jenis: Galat['jenis']) => (satu: unknown) => satu instanceof Galat && satu.jenis === jenis;
const sebagai = <T>(nama: string, kerja: (trx: Trx, pelaku: PelakuPetugas) => Promise<T>): Promise<T> =>
  inTransaction(portal.deps.db, async (trx) => kerja(trx, await pelakuPetugas(trx, nama)));
const baris = (id: number) => portal.deps.db('pengumuman').where({ id }).first();
const jejak = (id: number) =>
  portal.deps
    .db('jejak')
    .where({ objek_jenis: 'pengumuman', objek_id: String(id) })
    .orderBy('id')
    .select('aksi', 'rincian');

describe('announcing, changing, ending (domain §9 Pengumuman)', () => {
  it('each step leaves its trace, and says what has changed', async () => {
    const { deps } = portal;
    const id = await pengumumanUji(deps, 'admin.bkn');
    await sebagai('admin.bkn', (trx, pelaku) =>
      ubahPengumuman(deps, trx, pelaku, {
        ...{ id, versi: 1 },
        mentah: isiPengumumanUji(deps, { judul: 'Libur panjang', di_umum: 'ya' }),
      }),
    );
    assert.equal((await baris(id)).versi, 2);
    await sebagai('admin.bkn', (trx, pelaku) => akhiriPengumuman(deps, trx, pelaku, { id, versi: 2 }));
    assert.deepEqual(await jejak(id), [
      { aksi: 'pengumuman.buat', rincian: { instansi: null, tempat: ['umum', 'pns', 'petugas'] } },
      { aksi: 'pengumuman.ubah', rincian: { bidang: ['judul'] } },
      { aksi: 'pengumuman.akhiri', rincian: {} },
    ]);
  });

  it('an edit that changes nothing leaves none', async () => {
    const { deps } = portal;
    const id = await pengumumanUji(deps, 'admin.banyumas');
    await sebagai('admin.banyumas', (trx, pelaku) =>
      ubahPengumuman(deps, trx, pelaku, { id, versi: 1, mentah: isiPengumumanUji(deps) }),
    );
    assert.equal((await baris(id)).versi, 1);
    assert.equal((await jejak(id)).length, 1);
    await sebagai('admin.banyumas', (trx, pelaku) => akhiriPengumuman(deps, trx, pelaku, { id, versi: 1 }));
  });

  it('of two who edit, the second is told; what is over stays as it was', async () => {
    const { deps } = portal;
    const id = await pengumumanUji(deps, 'admin.banyumas');
    const ubah = (versi: number, teks: string) =>
      sebagai('admin.banyumas', (trx, pelaku) =>
        ubahPengumuman(deps, trx, pelaku, { id, versi, mentah: isiPengumumanUji(deps, { teks }) }),
      );
    await ubah(1, 'Satu.');
    await assert.rejects(ubah(1, 'Dua.'), galat('bentrok'));
    await sebagai('admin.bkn', (trx, pelaku) => akhiriPengumuman(deps, trx, pelaku, { id, versi: 2 }));
    await assert.rejects(ubah(3, 'Tiga.'), galat('bentrok'));
    assert.equal((await baris(id)).isi, 'Satu.');
  });

  it('of two at the very same moment one wins', async () => {
    const { deps } = portal;
    const id = await pengumumanUji(deps, 'admin.banyumas');
    const hasil = await Promise.allSettled(
      ['Satu.', 'Dua.', 'Tiga.'].map((teks) =>
        sebagai('admin.banyumas', (trx, pelaku) =>
          ubahPengumuman(deps, trx, pelaku, { id, versi: 1, mentah: isiPengumumanUji(deps, { teks }) }),
        ),
      ),
    );
    assert.equal(hasil.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await baris(id)).versi, 2);
    await sebagai('admin.banyumas', (trx, pelaku) => akhiriPengumuman(deps, trx, pelaku, { id, versi: 2 }));
  });

  it('an admin_instansi announces for the own instansi alone, never in public', async () => {
    const { deps } = portal;
    await assert.rejects(
      pengumumanUji(deps, 'admin.banyumas', { di_umum: 'ya', di_pns: '', di_petugas: '' }),
      GalatIsian,
    );
    const id = await pengumumanUji(deps, 'admin.banyumas', { di_umum: 'ya', lingkup: NASIONAL });
    const { instansi_kode, di_umum } = await baris(id);
    assert.deepEqual([instansi_kode, di_umum], ['6415', false]);
    const dilihat = { id, versi: 1 };
    const mentah = isiPengumumanUji(deps);
    for (const kerja of [
      (trx: Trx, pelaku: PelakuPetugas) => akhiriPengumuman(deps, trx, pelaku, dilihat),
      (trx: Trx, pelaku: PelakuPetugas) => ubahPengumuman(deps, trx, pelaku, { ...dilihat, mentah }),
    ])
      await assert.rejects(sebagai('admin.jateng', kerja), galat('tidak_ditemukan'));
    await sebagai('admin.banyumas', (trx, pelaku) => akhiriPengumuman(deps, trx, pelaku, { id, versi: 1 }));
  });

  it('nobody without the peran announces anything', async () => {
    await assert.rejects(
      sebagai('verif1.dinkes', (trx, pelaku) =>
        buatPengumuman(portal.deps, trx, pelaku, isiPengumumanUji(portal.deps)),
      ),
      galat('tidak_ditemukan'),
    );
  });

  it('the database refuses a public one of an instansi, and one that is shown nowhere', async () => {
    const id = await pengumumanUji(portal.deps, 'admin.banyumas');
    await assert.rejects(
      portal.deps.db('pengumuman').where({ id }).update({ di_umum: true }),
      /pengumuman_umum_nasional/,
    );
    const { db } = portal.deps;
    await assert.rejects(
      db('pengumuman').where({ id }).update({ di_pns: false, di_petugas: false }),
      /pengumuman_tempat/,
    );
    await db('pengumuman').del();
  });
});

describe('where announcements are shown', () => {
  const lihat = async (klien: Klien, alamat: string): Promise<string> => (await klien.buka(alamat)).teks;

  it('national: front page, list, PNS and petugas; of an instansi: only its own PNS and petugas', async () => {
    const { deps, url } = portal;
    await pengumumanUji(deps, 'admin.bkn', { judul: 'Dari Pusat' });
    await pengumumanUji(deps, 'admin.banyumas', { judul: 'Dari Banyumas' });
    deps.papan.lupakan();
    const [siti, guru] = [await masukPns(url, AKUN_STAF), await masukPns(url, AKUN_KEMENTERIAN)];
    const [verif, jateng] = [await masukPetugas(url, 'verif1.dinkes'), await masukPetugas(url, 'admin.jateng')];
    for (const [klien, alamat, banyumas] of [
      [new Klien(url), '/', false],
      [new Klien(url), '/pengumuman', false],
      [siti, '/pengumuman', false],
      [siti, '/formulir', true],
      [guru, '/formulir', false],
      [verif, '/admin', true],
      [jateng, '/admin', false],
    ] as const) {
      const teks = await lihat(klien, alamat);
      assert.match(teks, /Dari Pusat/, alamat);
      assert.equal(teks.includes('Dari Banyumas'), banyumas, alamat);
    }
  });

  it('only at the places that were ticked', async () => {
    const { deps, url } = portal;
    await pengumumanUji(deps, 'admin.bkn', { judul: 'Hanya petugas', di_umum: '', di_pns: '' });
    deps.papan.lupakan();
    assert.doesNotMatch(await lihat(new Klien(url), '/'), /Hanya petugas/);
    assert.doesNotMatch(await lihat(await masukPns(url, AKUN_STAF), '/formulir'), /Hanya petugas/);
    assert.match(await lihat(await masukPetugas(url, 'turun.banyumas'), '/admin'), /Hanya petugas/);
  });

  it('by its number the public reads what has begun, also when it is over; nothing else', async () => {
    const { deps, url } = portal;
    const tamu = new Klien(url);
    const nanti = await pengumumanUji(deps, 'admin.bkn', { judul: 'Besok', dari: hariKe(deps, 1) });
    const instansi = await pengumumanUji(deps, 'admin.banyumas');
    for (const id of [nanti, instansi, 999_999]) assert.equal((await tamu.buka(`/pengumuman/${id}`)).status, 404);
    for (const aneh of ['0', '-1', 'x', '99999999999999999999', '%00'])
      assert.equal((await tamu.buka(`/pengumuman/${aneh}`)).status, 404, aneh);
    const dicabut = await pengumumanUji(deps, 'admin.bkn', { judul: 'Dicabut', dari: hariKe(deps, 1) });
    await sebagai('admin.bkn', (trx, pelaku) => akhiriPengumuman(deps, trx, pelaku, { id: dicabut, versi: 1 }));
    portal.advance(2 * HARI_MS);
    assert.match(await lihat(tamu, '/'), /Besok/);
    assert.equal((await tamu.buka(`/pengumuman/${dicabut}`)).status, 404);
    portal.advance(20 * HARI_MS);
    assert.doesNotMatch(await lihat(tamu, '/'), /Besok|Dari Pusat/);
    assert.match(await lihat(tamu, `/pengumuman/${nanti}`), /Sudah berakhir/);
    const daftar = await lihat(tamu, '/pengumuman');
    assert.match(daftar, /Saat ini tidak ada pengumuman[\s\S]*Yang sudah berakhir[\s\S]*Besok/);
    assert.doesNotMatch(daftar, /Dicabut|Dari Banyumas|Hanya petugas/);
  });

  it('its text cannot become HTML, nor lead where no link of ours leads', async () => {
    const { deps, url } = portal;
    const jahat = '<script>alert(1)</script> <b onclick=x>y</b> [klik](javascript:alert)\n\n## <img src=x>';
    const id = await pengumumanUji(deps, 'admin.bkn', { judul: '<img src=x onerror=y>', teks: jahat });
    deps.papan.lupakan();
    for (const alamat of ['/', `/pengumuman/${id}`, '/pengumuman'])
      assert.doesNotMatch(await lihat(new Klien(url), alamat), /<script>alert|<img src=x|<b onclick|href="javascript/);
  });
});

describe('the console (domain §9 Pengumuman)', () => {
  const BARU = '/admin/pengumuman/baru';

  it('a form with mistakes comes back whole, with 422', async () => {
    const admin = await masukPetugas(portal.url, 'admin.bkn');
    const isi = { judul: 'Tanpa akhir', teks: 'Isi **ini**', dari: hariKe(portal.deps, 0), di_pns: 'ya' };
    const { status, teks } = await admin.kirim(BARU, { _kunci: kunciBaru(), ...isi, sampai: 'kapan-kapan' });
    assert.equal(status, 422);
    for (const ketik of ['Tanpa akhir', 'Isi **ini**', 'kapan-kapan']) assert.ok(teks.includes(ketik), ketik);
    assert.match(teks, /id="di_pns"[^>]*checked/);
    assert.doesNotMatch(teks, /id="di_umum"[^>]*checked/);
  });

  it('Lihat dulu shows the text and stores nothing', async () => {
    const admin = await masukPetugas(portal.url, 'admin.bkn');
    const banyak = () => portal.deps.db('pengumuman').pluck('id');
    const sebelum = await banyak();
    const isi = isiPengumumanUji(portal.deps, { judul: 'Coba' }) as Record<string, string>;
    const { status, teks } = await admin.kirim(BARU, { _kunci: kunciBaru(), ...isi, aksi: 'pratinjau' });
    assert.equal(status, 200);
    assert.match(teks, /Begini tampilnya[\s\S]*<b>dua hari<\/b>[\s\S]*Belum disimpan/);
    assert.deepEqual(await banyak(), sebelum);
    assert.equal((await admin.kirim(BARU, { _kunci: kunciBaru(), ...isi, sampai: '', aksi: 'pratinjau' })).status, 422);
  });

  it('sent twice, announced once; the history names who and what', async () => {
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    const isi = {
      _kunci: kunciBaru(),
      ...(isiPengumumanUji(portal.deps, { judul: 'Sekali saja' }) as Record<string, string>),
    };
    const [satu, dua] = [await admin.kirim(BARU, isi), await admin.kirim(BARU, isi)];
    assert.equal(satu.status, 303);
    assert.equal(dua.tujuan, satu.tujuan);
    const { teks } = await admin.buka(satu.tujuan);
    assert.match(teks, /Pengumuman dibuat <small class="soft">[^<]*, SRI WAHYUNI/);
  });

  it('somebody was faster: 409, the typing kept, what is stored now beside it; the next Simpan knows it', async () => {
    const { deps, url } = portal;
    const id = await pengumumanUji(deps, 'admin.bkn', { judul: 'Judul awal' });
    const admin = await masukPetugas(url, 'admin.bkn');
    const kirim = (versi: string, judul: string) =>
      admin.kirim(`/admin/pengumuman/${id}`, {
        ...{ _kunci: kunciBaru(), versi },
        ...(isiPengumumanUji(deps, { judul, di_umum: 'ya' }) as Record<string, string>),
      });
    assert.equal((await kirim('1', 'Judul orang lain')).status, 303);
    const { status, teks } = await kirim('1', 'Judul saya');
    assert.equal(status, 409);
    assert.match(teks, /Belum disimpan[\s\S]*Yang tersimpan sekarang[\s\S]*Judul orang lain[\s\S]*value="Judul saya"/);
    const versi = /name="versi" value="(\d+)"/.exec(teks)![1]!;
    assert.equal((await kirim(versi, 'Judul saya')).status, 303);
    assert.equal((await baris(id)).judul, 'Judul saya');
  });

  it('a look at it or a mistake in between does not hide that somebody else has changed it', async () => {
    const { deps, url } = portal;
    const id = await pengumumanUji(deps, 'admin.bkn', { judul: 'Dibuka berdua' });
    const admin = await masukPetugas(url, 'admin.bkn');
    const kirim = (isi: Record<string, string>) =>
      admin.kirim(`/admin/pengumuman/${id}`, {
        ...{ _kunci: kunciBaru(), versi: '1' },
        ...(isiPengumumanUji(deps, { judul: 'Oleh saya', di_umum: 'ya' }) as Record<string, string>),
        ...isi,
      });
    assert.equal((await kirim({ judul: 'Oleh yang lain' })).status, 303);
    const antara: Record<string, string>[] = [{ aksi: 'pratinjau' }, { sampai: '', aksi: 'pratinjau' }];
    for (const isi of antara) assert.match((await kirim(isi)).teks, /name="versi" value="1"/);
    assert.equal((await kirim({})).status, 409);
  });

  it('domain §7: an ended session keeps the typing, ticks taken away included, and what it was typed from', async () => {
    const { deps, url } = portal;
    const id = await pengumumanUji(deps, 'admin.bkn', { judul: 'Sesi habis' });
    const admin = await masukPetugas(url, 'admin.bkn');
    const alamat = `/admin/pengumuman/${id}`;
    const { teks } = await admin.buka(alamat);
    const isi = isiPengumumanUji(deps, { judul: 'Diketik lama', di_pns: '' }) as Record<string, string>;
    const { di_pns: _, ...tanpaPns } = isi;
    const pemilik = /name="_pemilik" value="([^"]*)"/.exec(teks)![1]!;
    admin.cookie.clear();
    const { tujuan } = await admin.kirim(alamat, {
      _kunci: kunciDari(teks),
      _pemilik: pemilik,
      versi: '1',
      ...tanpaPns,
    });
    assert.equal(tujuan, '/admin/login?habis=isian');
    const masuk = { nama_pengguna: 'admin.bkn', kata_sandi: KATA_SANDI_DEMO };
    assert.equal((await admin.kirim('/admin/login', masuk)).tujuan, alamat);
    const kembali = (await admin.buka(alamat)).teks;
    assert.match(kembali, /value="Diketik lama"/);
    assert.match(kembali, /name="versi" value="1"/);
    assert.doesNotMatch(kembali, /id="di_(pns|umum)"[^>]*checked/);
    assert.match(kembali, /id="di_petugas"[^>]*checked/);
    assert.equal((await baris(id)).judul, 'Sesi habis');
  });

  it('the list of an instansi holds only its own', async () => {
    const { teks } = await (await masukPetugas(portal.url, 'admin.banyumas')).buka('/admin/pengumuman');
    assert.match(teks, /Sekali saja/);
    assert.doesNotMatch(teks, /Judul saya/);
    const arsip = await (await masukPetugas(portal.url, 'admin.bkn')).buka('/admin/pengumuman?daftar=arsip');
    assert.match(arsip.teks, /Dicabut/);
  });
});
