import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import { cariRujukan, pohonUnor, rujukanKode } from '../../src/referensi/referensi.repository.js';
import { selesaikanRujukan } from '../../src/referensi/resolusi.js';
import { tambahUnor } from '../../src/referensi/tambah.repository.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { wilayahAdmin } from '../../src/shared/wilayah-admin.js';
import { gabungkanUnor } from '../../src/unor/gabung-unor.service.js';
import type { Unor } from '../../src/unor/unor.js';
import {
  ANAK_PALING_BANYAK,
  anakRanting,
  cariUnor,
  ranting,
  unorDalamWilayah,
} from '../../src/unor/unor.repository.js';
import { pindahkanUnor, ubahKeaktifanUnor } from '../../src/unor/unor.service.js';
import { dicoba, isiFormulir, pelakuPetugas, pelakuPns } from '../support/kasus.js';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const BANYUMAS = '6415';
const SITI = '198003122005012907';
const ALAMAT = '/admin/unit-organisasi';

let portal: TestPortal;
let banyumas: Klien;
let bkn: Klien;
let admin: PelakuPetugas;
before(async () => {
  portal = await startTestPortal();
  banyumas = await masukPetugas(portal.url, 'admin.banyumas');
  bkn = await masukPetugas(portal.url, 'admin.bkn');
  admin = await pelakuPetugas(portal.deps.db, 'admin.banyumas');
});
after(() => portal.close());

const db = () => portal.deps.db;
const idUnor = async (kode: string): Promise<number> => (await db()('unor').where({ kode }).first('id')).id;
const ke = ({ tujuan }: { tujuan: string }): number => Number(tujuan.split('/').at(-1));
const teks = (halaman: string): string =>
  halaman.replace(/&#(\d+);/g, (_, kode) => String.fromCodePoint(Number(kode))).replace(/\s+/g, ' ');
const tambah = (isi: Record<string, string>, klien = banyumas, instansi = BANYUMAS) =>
  klien.kirim(`${ALAMAT}/instansi/${instansi}/baru`, { ...isi, _kunci: kunciBaru() });
const kirim = async (id: number, sisa: string, isi: Record<string, string> = {}, klien = banyumas) => {
  const { versi } = await db()('unor').where({ id }).first('versi');
  return klien.kirim(`${ALAMAT}/${id}${sisa}`, { versi: String(versi), ...isi, _kunci: kunciBaru() });
};
/** A unit of Kab. Banyumas as a service sees it. */
const unit = async (trx: Trx, id: number): Promise<Unor> => (await unorDalamWilayah(trx, wilayahAdmin(admin), id))!;
async function baru(trx: Trx, nama: string, indukId: number | null, eselon: string | null = null): Promise<Unor> {
  const isi = { kode: `UJI-${nama}`, instansi_kode: BANYUMAS, nama, induk_id: indukId, eselon };
  const [{ id }] = await trx('unor').insert(isi).returning('id');
  return unit(trx, id);
}
const ditolak = (kerja: Promise<unknown>, pesan: RegExp) =>
  assert.rejects(kerja, (galat: Error & { pesan?: unknown }) =>
    pesan.test(JSON.stringify(galat.pesan ?? galat.message)),
  );

describe('issue 5 Unit Organisasi: the tree', () => {
  it('an admin instansi is led to their own; admin BKN picks; nobody else’s exists', async () => {
    assert.equal((await banyumas.buka(ALAMAT)).tujuan, `${ALAMAT}/instansi/${BANYUMAS}`);
    assert.match((await bkn.buka(`${ALAMAT}?cari=jawa+tengah`)).teks, /instansi\/6400"/);
    assert.equal((await banyumas.buka(`${ALAMAT}/instansi/6400`)).status, 404);
    const lain = (await db()('unor').where('instansi_kode', '6400').first('id')).id;
    assert.equal((await banyumas.buka(`${ALAMAT}/${lain}`)).status, 404);
    assert.equal((await bkn.buka(`${ALAMAT}/${lain}`)).status, 200);
    assert.equal((await bkn.buka(`${ALAMAT}/instansi/9999`)).status, 404, '"lainnya" has no tree');
  });

  it('shows the top and one level; a unit’s page the way up and what is below; a search finds any unit', async () => {
    const puncak = teks((await banyumas.buka(`${ALAMAT}/instansi/${BANYUMAS}`)).teks);
    assert.match(puncak, /Dinas Kesehatan[\s\S]*unit di bawahnya/);
    const dinkes = await idUnor('BMS-0701');
    const halaman = teks((await banyumas.buka(`${ALAMAT}/${dinkes}`)).teks);
    assert.match(halaman, /Letak di pohon[\s\S]*Dinas Kesehatan[\s\S]*<h1>/);
    assert.match((await banyumas.buka(`${ALAMAT}/instansi/${BANYUMAS}?cari=BMS-070101`)).teks, /UPT|Subbagian|Seksi/);
  });

  it('stays a page of 20 with a dozen below each, for thousands of units; an index serves it', () =>
    dicoba(portal.deps, async (trx) => {
      await trx.raw(
        `INSERT INTO unor (kode, instansi_kode, nama, eselon) SELECT 'ATAS' || n, '${BANYUMAS}', 'Unit Atas ' || n, '21' FROM generate_series(1, 60) n`,
      );
      await trx.raw(
        `INSERT INTO unor (kode, instansi_kode, nama, induk_id) SELECT 'BAWAH' || n, i.instansi_kode, 'Unit Bawah ' || n, i.id
         FROM generate_series(1, 6000) n JOIN unor i ON i.kode = 'ATAS' || (1 + n % 60)`,
      );
      await trx.raw('ANALYZE unor');
      const dikirim: { sql: string; bindings: never[] }[] = [];
      const catat = (kueri: { sql: string; bindings: never[] }) => void dikirim.push(kueri);
      trx.on('query', catat);
      const potong = { mulai: 0, banyak: 21 };
      const puncak = await ranting(trx, BANYUMAS, null, potong);
      const bawah = await anakRanting(
        trx,
        BANYUMAS,
        puncak.map(({ id }) => id),
      );
      await cariUnor(trx, BANYUMAS, { ...potong, cari: 'bawah 77', aktif: true });
      await ranting(trx, BANYUMAS, puncak.at(-1)!.id, potong);
      trx.off('query', catat);
      assert.equal(puncak.length, 21);
      assert.ok([...bawah.values()].every((anak) => anak.length <= ANAK_PALING_BANYAK));
      // One instansi fills the table here: the planner would rather read it all; what counts is that it need not.
      await trx.raw('SET LOCAL enable_seqscan = off');
      for (const { sql, bindings } of dikirim.slice(1)) {
        const { rows } = await trx.raw(`EXPLAIN ${sql.replace(/\$\d+/g, '?')}`, bindings);
        const rencana = rows.map((satu: Record<string, string>) => satu['QUERY PLAN']).join('\n');
        assert.match(rencana, /unor_per_induk|unor_cari/);
        assert.doesNotMatch(rencana, /Seq Scan on unor( u)? /);
      }
    }));
});

describe('issue 5 Unit Organisasi: add and correct', () => {
  it('at the top or below a unit; at once to be picked; told in its history', async () => {
    const isi = { nama: 'Dinas Uji Pohon', eselon: '22', nama_jabatan: 'Kepala Dinas Uji Pohon' };
    const dinas = ke(await tambah(isi));
    const bidang = ke(
      await tambah({ nama: 'Bidang Uji', eselon: '32', nama_jabatan: 'Kepala Bidang Uji', induk: String(dinas) }),
    );
    const [temuan] = await cariRujukan(db(), { daftar: 'unor', teks: 'Bidang Uji', instansi: [BANYUMAS] });
    assert.deepEqual([temuan?.isi.eselon, temuan?.isi.induk], ['32', 'Dinas Uji Pohon']);
    const halaman = teks((await banyumas.buka(`${ALAMAT}/${bidang}`)).teks);
    assert.match(halaman, /Unit organisasi ditambah: di bawah “Dinas Uji Pohon”/);
  });

  it('not twice in one place, not above its place in eselon, not with an eselon and no jabatan, not elsewhere', async () => {
    const dinas = String((await db()('unor').where('nama', 'Dinas Uji Pohon').first('id')).id);
    const bidang = { nama: 'BIDANG  uji', eselon: '32', nama_jabatan: 'x', induk: dinas };
    assert.match((await tambah(bidang)).teks, /sudah ada di tempat itu/);
    assert.match(
      teks((await tambah({ ...bidang, nama: 'Lain', eselon: '21' })).teks),
      /harus di bawah eselon “Dinas Uji Pohon”/,
    );
    assert.match((await tambah({ ...bidang, nama: 'Lain', nama_jabatan: '' })).teks, /Isi nama jabatan pimpinannya/);
    assert.match((await tambah({ nama: ' ' })).teks, /Isi Nama/);
    assert.equal((await tambah({ nama: 'Asing' }, banyumas, '6400')).status, 404);
    const asing = String((await db()('unor').where('instansi_kode', '6400').first('id')).id);
    assert.equal((await tambah({ nama: 'Asing', induk: asing }, bkn)).status, 404);
  });

  it('a new name and eselon stand in the history with the old ones; two who edit notice each other', async () => {
    const { id } = await db()('unor').where('nama', 'Bidang Uji').first('id');
    const isi = { nama: 'Bidang Uji Baru', eselon: '31', nama_jabatan: 'Kepala Bidang Uji Baru' };
    const { versi } = await db()('unor').where({ id }).first('versi');
    assert.equal((await kirim(id, '', isi)).status, 303);
    const jawab = await kirim(id, '', { ...isi, nama: 'Bidang Uji Lain', versi: String(versi) });
    assert.equal(jawab.status, 409);
    assert.match(teks(jawab.teks), /diubah orang lain[\s\S]*value="Bidang Uji Lain"/);
    assert.match(teks((await banyumas.buka(`${ALAMAT}/${id}`)).teks), /eselon dari “III\.b” menjadi “III\.a”/);
    assert.match((await kirim(id, '', isi)).teks, /Belum ada yang Anda ubah/);
    const dinas = await db()('unor').where('nama', 'Dinas Uji Pohon').first();
    const turun = { nama: dinas.nama, eselon: '32', nama_jabatan: dinas.nama_jabatan };
    assert.match((await kirim(dinas.id, '', turun)).teks, /Di bawah unit ini ada unit dengan eselon setinggi itu/);
  });
});

describe('issue 5 Unit Organisasi: move', () => {
  it('with all below it, under another unit or to the top; never into a circle or another instansi', async () => {
    const [a, b] = await inTransaction(db(), async (trx) => {
      const atas = await baru(trx, 'Pindah A', null, '22');
      return [atas, await baru(trx, 'Pindah B', atas.id, '32'), await baru(trx, 'Pindah C', null, '22')];
    });
    const c = await db()('unor').where('kode', 'UJI-Pindah C').first();
    assert.match(
      teks((await banyumas.buka(`${ALAMAT}/${b!.id}/pindah?ke=${c.id}`)).teks),
      /Nanti di bawah<\/dt><dd>Pindah C/,
    );
    assert.equal((await kirim(b!.id, '/pindah', { ke: String(c.id) })).status, 303);
    assert.equal((await db()('unor').where('id', b!.id).first()).induk_id, c.id);
    assert.match((await kirim(c.id, '/pindah', { ke: String(b!.id) })).teks, /tidak bisa menjadi atasannya/);
    assert.match((await kirim(c.id, '/pindah', { ke: String(c.id) })).teks, /tidak bisa menjadi atasannya/);
    assert.match((await kirim(a!.id, '/pindah', { ke: String(c.id) })).teks, /harus di bawah eselon/);
    assert.match((await kirim(b!.id, '/pindah', { ke: String(c.id) })).teks, /sudah ada di sana/);
    for (const id of [b!.id, c.id]) {
      const jawab = teks((await banyumas.buka(`${ALAMAT}/${c.id}/pindah?ke=${id}`)).teks);
      assert.match(jawab, /tidak bisa menjadi atasannya/);
      assert.doesNotMatch(jawab, /Ya, pindahkan/, 'what cannot be done has no button');
    }
    assert.equal((await kirim(b!.id, '/pindah', { ke: 'puncak' })).status, 303);
    assert.equal((await db()('unor').where('id', b!.id).first()).induk_id, null);
    const asing = (await db()('unor').where('instansi_kode', '6400').first('id')).id;
    assert.equal((await kirim(b!.id, '/pindah', { ke: String(asing) }, bkn)).status, 404);
  });

  it('two moves at the same moment that would make a circle together: one wins', async () => {
    const [a, b] = await inTransaction(db(), async (trx) => [
      await baru(trx, 'Lingkar A', null),
      await baru(trx, 'Lingkar B', null),
    ]);
    const pindah = (satu: Unor, keId: number) =>
      inTransaction(db(), (trx) => pindahkanUnor(portal.deps, trx, admin, { ...satu, keId }));
    const hasil = await Promise.allSettled([pindah(a!, b!.id), pindah(b!, a!.id)]);
    assert.deepEqual(hasil.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });
});

describe('issue 5 Unit Organisasi: retire', () => {
  it('not while units stand below it, nor while a Verifikator Level 1 leans on it; each says what to do', async () => {
    const dinkes = await idUnor('BMS-07');
    assert.match((await kirim(dinkes, '/keaktifan')).teks, /Pindahkan, gabungkan, atau hentikan unit itu dulu/);
    await inTransaction(db(), async (trx) => {
      const { id } = await baru(trx, 'Bersandar', null);
      await trx('kantor').where('kode', '6415-BMS-06').update({ unor_id: id });
    });
    const { id } = await db()('unor').where('kode', 'UJI-Bersandar').first('id');
    assert.match(teks((await kirim(id, '/keaktifan')).teks), /bersandar pada unit ini[\s\S]*menu Kantor/);
  });

  it('retired it is picked by nobody and stays readable; it comes back only below a unit in use', async () => {
    const [atas, bawah] = await inTransaction(db(), async (trx) => {
      const satu = await baru(trx, 'Henti Atas', null);
      return [satu, await baru(trx, 'Henti Bawah', satu.id)];
    });
    for (const satu of [bawah!, atas!]) assert.equal((await kirim(satu.id, '/keaktifan')).status, 303);
    const cari = { daftar: 'unor', teks: 'Henti', instansi: [BANYUMAS] };
    assert.deepEqual(await cariRujukan(db(), cari), []);
    assert.equal(await rujukanKode(db(), cari, bawah!.kode), undefined);
    assert.doesNotMatch(JSON.stringify(await pohonUnor(db(), [BANYUMAS])), /Henti/);
    assert.match((await banyumas.buka(`${ALAMAT}/instansi/${BANYUMAS}?keadaan=tidak-dipakai`)).teks, /Henti Bawah/);
    assert.match(teks((await kirim(bawah!.id, '/keaktifan')).teks), /“Henti Atas” di atasnya tidak dipakai/);
    assert.equal((await tambah({ nama: 'Cabang', induk: String(atas!.id) })).status, 409);
    for (const satu of [atas!, bawah!]) assert.equal((await kirim(satu.id, '/keaktifan')).status, 303);
    assert.equal((await cariRujukan(db(), cari)).length, 2);
  });
});

describe('issue 5 Unit Organisasi: merge', () => {
  const gabung = (trx: Trx, dari: Unor, tujuan: Unor, alasan = 'dilebur') =>
    gabungkanUnor(portal.deps, trx, admin, { dari, ke: tujuan, alasan });

  it('people, history, drafts, units below and Verifikator Level 1 move; old names lead to the survivor', () =>
    dicoba(portal.deps, async (trx) => {
      const asal = (await trx('pegawai').where('nip', SITI).first()).isi.unit_organisasi;
      const dari = await unit(trx, (await trx('unor').where('kode', asal.kode).first('id')).id);
      const tujuan = await baru(trx, 'Unit Peleburan', null);
      const anak = await baru(trx, 'Anak Ikut', dari.id);
      await trx('kantor').where('kode', '6415-BMS-06').update({ unor_id: dari.id });
      await isiFormulir(portal.deps, trx, await pelakuPns(trx, 'DEM2PNS4'), { unit: '6415-BMS-07' });
      const riwayat = await trx('riwayat').where({ nip: SITI, jenis: 'jabatan' }).orderBy('id');
      const rencana = await gabung(trx, dari, tujuan);
      assert.ok(rencana.pemakaian.pegawai > 0 && rencana.pemakaian.riwayat > 0);
      const kini = { kode: tujuan.kode, nama: tujuan.nama };
      assert.deepEqual((await trx('pegawai').where('nip', SITI).first()).isi.unit_organisasi, kini);
      const sesudah = await trx('riwayat').where({ nip: SITI, jenis: 'jabatan' }).orderBy('id');
      assert.deepEqual(
        sesudah.map(({ isi }) => isi),
        riwayat.map(({ isi }) => (isi.unit_organisasi.kode === asal.kode ? { ...isi, unit_organisasi: kini } : isi)),
        'only the reference: what the unit was called then stays',
      );
      assert.equal((await unit(trx, anak.id)).indukId, tujuan.id);
      assert.equal((await trx('kantor').where('kode', '6415-BMS-06').first()).unor_id, tujuan.id);
      assert.equal((await unit(trx, dari.id)).penerus?.id, tujuan.id);
      const isian = { kode: 'unit', label: 'Unit', jenis: 'referensi', daftar: 'unor' } as const;
      const diketik = { unit: dari.nama, unit__kode: dari.kode };
      assert.equal((await selesaikanRujukan(trx, [isian], diketik, [BANYUMAS])).rujukan.unit?.kode, tujuan.kode);
      assert.equal(
        (await selesaikanRujukan(trx, [isian], diketik, ['6400'])).rujukan.unit,
        undefined,
        'not of another instansi',
      );
      const [lewatTiket] = await tambahUnor(trx, BANYUMAS, [{ nama: dari.nama, eselon: null, jabatan: null }]);
      assert.deepEqual(lewatTiket, { id: tujuan.id, tindakan: 'ada' });
    }));

  it('refused into itself, into what lies below it, into a retired one, where names or eselon clash, without a reason', () =>
    dicoba(portal.deps, async (trx) => {
      const a = await baru(trx, 'Gabung A', null, '22');
      const b = await baru(trx, 'Gabung B', null, '22');
      const anakA = await baru(trx, 'Anak Gabung', a.id, '32');
      await ditolak(gabung(trx, a, a), /dirinya sendiri/);
      await ditolak(gabung(trx, a, anakA), /ada di bawah/);
      await ditolak(gabung(trx, a, b, ' '), /Tulis alasannya/);
      await ditolak(gabung(trx, a, await baru(trx, 'Gabung Rendah', null, '41')), /tidak bisa berada di bawah/);
      await trx('unor').insert({
        kode: 'UJI-senama',
        instansi_kode: BANYUMAS,
        nama: 'ANAK gabung',
        induk_id: b.id,
        eselon: '32',
      });
      await ditolak(gabung(trx, a, b), /Di bawah keduanya ada/);
      const henti = await baru(trx, 'Gabung Henti', null);
      await ubahKeaktifanUnor(portal.deps, trx, admin, henti);
      await ditolak(gabung(trx, b, await unit(trx, henti.id)), /tidak dipakai lagi/);
      const asing = (await trx('unor').where('instansi_kode', '6400').first('id', 'versi')) as {
        id: number;
        versi: number;
      };
      await ditolak(gabungkanUnor(portal.deps, trx, admin, { dari: b, ke: asing, alasan: 'x' }), /tidak ditemukan/);
    }));

  it('in opposite directions at the same moment one wins; the other, and a second try, are told', async () => {
    const [a, b] = await inTransaction(db(), async (trx) => [
      await baru(trx, 'Silang A', null),
      await baru(trx, 'Silang B', null),
    ]);
    const hasil = await Promise.allSettled([
      inTransaction(db(), (trx) => gabung(trx, a!, b!)),
      inTransaction(db(), (trx) => gabung(trx, b!, a!)),
    ]);
    const gagal = hasil.filter((satu) => satu.status === 'rejected') as PromiseRejectedResult[];
    assert.equal(gagal.length, 1);
    assert.match(String(gagal[0]?.reason.message), /sudah digabungkan ke/);
  });

  it('page by page: looked for, shown, a reason asked, told on both pages, used again', async () => {
    const [dari, tujuan] = await inTransaction(db(), async (trx) => [
      await baru(trx, 'Halaman Gabung A', null),
      await baru(trx, 'Halaman Gabung B', null),
    ]);
    const alamat = `${ALAMAT}/${dari!.id}/gabung`;
    assert.match((await banyumas.buka(`${alamat}?cari=Halaman+Gabung`)).teks, new RegExp(`\\?ke=${tujuan!.id}"`));
    assert.match(teks((await banyumas.buka(`${alamat}?ke=${tujuan!.id}`)).teks), /Yang pindah ke “Halaman Gabung B”/);
    const isi = { ke: String(tujuan!.id), versi_ke: String(tujuan!.versi) };
    assert.match((await kirim(dari!.id, '/gabung', isi)).teks, /Tulis alasannya/);
    const jawab = await kirim(dari!.id, '/gabung', { ...isi, alasan: 'Perda 7/2026' });
    assert.match(teks((await banyumas.buka(jawab.tujuan)).teks), /Digabungkan ke sini[\s\S]*Alasan: “Perda 7\/2026”/);
    assert.match(teks((await banyumas.buka(`${ALAMAT}/${dari!.id}`)).teks), /Digabungkan ke <a [^>]*>Halaman Gabung B/);
    assert.equal((await kirim(dari!.id, '', { nama: 'Lain' })).status, 409);
    assert.equal((await kirim(dari!.id, '/keaktifan')).status, 303);
    assert.equal((await db()('unor').where('id', dari!.id).first()).digabung_ke, null);
  });
});
