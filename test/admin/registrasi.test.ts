import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NOMOR = 'DEM4PNS6';

const polos = (teks: string): string => teks.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

let portal: TestPortal;
let admin: Klien;
let id: number;
before(async () => {
  portal = await startTestPortal();
  admin = await masukPetugas(portal.url, 'admin.bkn');
  ({ id } = await portal.deps.db('registrasi').where('nomor_register', NOMOR).first('id'));
});
after(() => portal.close());

const putus = (isi: Record<string, string>, klien = admin) =>
  klien.kirim(`/admin/registrasi/${NOMOR}`, { _kunci: kunciBaru(), ...isi });
const baris = () =>
  portal.deps.db('registrasi').where({ id }).first('status', 'alasan', 'diputus_oleh', 'diputus_pada');
const jejak = () =>
  portal.deps
    .db('jejak')
    .where({ objek_jenis: 'registrasi', objek_id: String(id) })
    .pluck('aksi');

describe('domain §3: nobody acts on their own registration', () => {
  it('an admin with the NIP of the registrant may neither accept nor reject it', async () => {
    const { db } = portal.deps;
    const { nip } = await db('registrasi').where({ id }).first('nip');
    const { nip: asli } = await db('petugas').where('nama_pengguna', 'admin.bkn').first('nip');
    await db('petugas').where('nama_pengguna', 'admin.bkn').update({ nip });
    for (const aksi of ['terima', 'tolak']) {
      const { status, teks } = await putus({ aksi, alasan: 'x' });
      assert.equal(status, 403);
      assert.match(teks, /registrasi Anda sendiri/);
    }
    await db('petugas').where('nama_pengguna', 'admin.bkn').update({ nip: asli });
    assert.equal((await baris()).status, 'diajukan');
  });
});

describe('domain §4 Registrasi: diajukan → aktif (terima) | ditolak (alasan)', () => {
  it('tolak needs a reason, and the page keeps what was typed', async () => {
    for (const alasan of ['', '   ']) {
      const { status, teks } = await putus({ aksi: 'tolak', alasan });
      assert.equal(status, 422);
      assert.match(teks, /Tulis alasan/);
    }
    assert.equal((await baris()).status, 'diajukan');
  });

  it('any other step is not found: a reset belongs to the person’s page, and what nobody has heard of to none', async () => {
    for (const aksi of ['reset', '', 'constructor', '__proto__', 'TERIMA'])
      assert.equal((await putus({ aksi })).status, 404, aksi);
    assert.deepEqual(await jejak(), ['registrasi.ajukan']);
  });

  it('terima opens the account, is signed and dated, and cannot be taken twice or turned into tolak', async () => {
    assert.equal((await putus({ aksi: 'terima' })).tujuan, '/admin/registrasi');
    assert.match((await admin.buka('/admin/registrasi')).teks, new RegExp(`Registrasi ${NOMOR} diterima`));
    const sesudah = await baris();
    assert.equal(sesudah.status, 'aktif');
    assert.ok(sesudah.diputus_oleh && sesudah.diputus_pada);
    for (const aksi of ['terima', 'tolak']) {
      const { status, teks } = await putus({ aksi, alasan: 'berubah pikiran' });
      assert.equal(status, 409);
      assert.match(teks, /Sudah diproses oleh HERMAN WIRAWAN pada/);
    }
    assert.deepEqual(await baris(), sesudah);
    assert.deepEqual(await jejak(), ['registrasi.ajukan', 'registrasi.terima']);
  });

  it('a decided registration offers no button', async () => {
    const { teks } = await admin.buka(`/admin/registrasi/${NOMOR}`);
    assert.doesNotMatch(teks, /name="aksi"/);
    assert.match(teks, /Diterima/);
  });
});

describe('domain §9: several registrations at once', () => {
  before(async () => {
    const { db, jam } = portal.deps;
    const { id: _id, ...contoh } = await db('registrasi').where({ id }).first();
    const nip: string[] = await db('pegawai as p')
      .where('p.instansi_kode', '6415')
      .whereNotExists(db('registrasi as r').whereRaw('r.nip = p.nip'))
      .limit(6)
      .pluck('p.nip');
    const lain = { status: 'diajukan', diputus_oleh: null, diputus_pada: null, alasan: null, diajukan_pada: jam() };
    await db('registrasi').insert(
      nip.map((satu, i) => ({ ...contoh, ...lain, nip: satu, nomor_register: `SERENTK${i + 2}` })),
    );
  });

  const menunggu = (): Promise<string[]> =>
    portal.deps
      .db('registrasi')
      .where({ status: 'diajukan', instansi_kode: '6415' })
      .orderBy('id')
      .pluck('nomor_register');
  const kirim = (nomor: readonly string[], isi: Record<string, string>, klien = admin) =>
    klien.kirim('/admin/registrasi', {
      ...Object.fromEntries(nomor.map((satu) => [`pilih:${satu}`, 'ya'])),
      _kunci: kunciBaru(),
      ...isi,
    });
  const statusNomor = async (nomor: readonly string[]): Promise<string[]> =>
    portal.deps
      .db('registrasi')
      .whereIn('nomor_register', [...nomor])
      .distinct()
      .pluck('status');

  it('nothing picked is told; what is picked is shown once more and nothing has happened yet', async () => {
    assert.equal((await kirim([], { aksi: 'pilih-terima' })).tujuan, '/admin/registrasi');
    assert.match((await admin.buka('/admin/registrasi')).teks, /Pilih dulu registrasi/);
    const dua = (await menunggu()).slice(0, 2);
    const { status, teks } = await kirim(dua, { aksi: 'pilih-terima' });
    assert.equal(status, 200);
    assert.match(teks, /Terima 2 registrasi\?/);
    assert.deepEqual(await statusNomor(dua), ['diajukan']);
  });

  it('accepted together, or rejected together with one reason that everybody reads', async () => {
    const [satu, dua] = await menunggu();
    assert.equal((await kirim([satu!, dua!], { aksi: 'putus-tolak', alasan: ' ' })).status, 422);
    await kirim([satu!], { aksi: 'putus-tolak', alasan: 'Foto kartu tidak terbaca.' });
    assert.deepEqual(await statusNomor([satu!]), ['ditolak']);
    assert.ok((await admin.buka('/admin/registrasi?daftar=ditolak')).teks.includes(satu!));
    await kirim([dua!], { aksi: 'putus-terima' });
    assert.deepEqual(await statusNomor([dua!]), ['aktif']);
  });

  it('all or none: one that somebody has decided meanwhile is named, those outside the scope do not count', async () => {
    const [satu] = await menunggu();
    const [selesai] = await portal.deps
      .db('registrasi')
      .where({ status: 'aktif', instansi_kode: '6415' })
      .pluck('nomor_register');
    const { status, teks } = await kirim([satu!, selesai!], { aksi: 'putus-terima' });
    assert.equal(status, 422);
    assert.match(teks, new RegExp(`${selesai}: Sudah diproses`));
    assert.deepEqual(await statusNomor([satu!]), ['diajukan']);
    const jateng = await masukPetugas(portal.url, 'admin.jateng');
    assert.equal((await kirim([satu!], { aksi: 'putus-terima' }, jateng)).tujuan, '/admin/registrasi');
    assert.deepEqual(await statusNomor([satu!]), ['diajukan']);
  });

  it('a narrowed list stays narrowed: on the way there, when nothing was picked, and afterwards', async () => {
    const [satu] = await menunggu();
    const tujuan = '/admin/registrasi?instansi=Pemerintah+Kab.+Banyumas&instansi__kode=6415';
    const { teks } = await admin.buka(tujuan);
    const saringan = /name="saringan" value="([^"]*)"/.exec(polos(teks))?.[1];
    assert.equal((await kirim([], { aksi: 'pilih-tolak', saringan: saringan! })).tujuan, tujuan);
    const tanya = (await kirim([satu!], { aksi: 'pilih-tolak', saringan: saringan! })).teks;
    assert.ok(polos(tanya).includes(`href="${tujuan}"`));
    const jadi = await kirim([satu!], { aksi: 'putus-tolak', alasan: 'Kartu buram.', saringan: saringan! });
    assert.equal(jadi.tujuan, tujuan);
    assert.equal((await kirim([], { aksi: 'pilih-tolak', saringan: 'halaman=2&//lain' })).tujuan, '/admin/registrasi');
  });

  it('nor does deciding one leave the narrowed list; its page says who decided', async () => {
    const [satu] = await menunggu();
    const nama = (
      await portal.deps
        .db('registrasi as r')
        .join('pegawai as p', 'p.nip', 'r.nip')
        .where('r.nomor_register', satu)
        .first('p.nama')
    ).nama;
    const tujuan = `/admin/registrasi?${new URLSearchParams({ cari: nama })}`;
    const alamat = /href="(\/admin\/registrasi\/[^"]*)"/.exec((await admin.buka(tujuan)).teks)?.[1] ?? '';
    const halaman = polos((await admin.buka(polos(alamat))).teks);
    assert.ok(halaman.includes(`href="${tujuan}"`), halaman);
    const saringan = /name="saringan" value="([^"]*)"/.exec(halaman)?.[1] ?? '';
    const isi = { _kunci: kunciBaru(), aksi: 'tolak', alasan: 'Kartu buram.', saringan };
    assert.equal((await admin.kirim(`/admin/registrasi/${satu}`, isi)).tujuan, tujuan);
    assert.match((await admin.buka(`/admin/registrasi/${satu}`)).teks, /Ditolak[^<]*, oleh HERMAN WIRAWAN/);
  });

  it('filters: age, instansi, status', async () => {
    const [satu] = await menunggu();
    const lama = new Date(portal.deps.jam().getTime() - 4 * 86_400_000);
    await portal.deps.db('registrasi').where('nomor_register', satu).update({ diajukan_pada: lama });
    const ada = async (tanya: string) => (await admin.buka(`/admin/registrasi?${tanya}`)).teks.includes(satu!);
    assert.equal(await ada('umur=3'), true);
    assert.equal(await ada('instansi=Pemerintah+Kab.+Banyumas&instansi__kode=6415'), true);
    assert.equal(await ada('instansi=Kementerian+Pendidikan+dan+Kebudayaan&instansi__kode=3010'), false);
    assert.equal(await ada('daftar=aktif'), false);
  });
});
