import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { lembarNip } from '../../src/formulir/formulir.repository.js';
import { kirimFormulir } from '../../src/formulir/kirim.service.js';
import { kirimanId } from '../../src/formulir/kiriman.repository.js';
import { tulisPegawai } from '../../src/formulir/tulis-balik.repository.js';
import { buatImpor, imporMenulis } from '../../src/impor/impor.repository.js';
import { muatRujukan } from '../../src/impor/rujukan.repository.js';
import { bandingkanKiriman } from '../../src/pegawai/banding.service.js';
import { gabungkanEntri, rencanakanGabung } from '../../src/referensi/gabung.service.js';
import { type EntriReferensi, satuEntri } from '../../src/referensi/kelola.repository.js';
import { ubahKeaktifanEntri } from '../../src/referensi/kelola.service.js';
import { pemakaianRujukan } from '../../src/referensi/pindahkan.service.js';
import { cariRujukan } from '../../src/referensi/referensi.repository.js';
import { selesaikanRujukan } from '../../src/referensi/resolusi.js';
import { tambahReferensi } from '../../src/referensi/tambah.repository.js';
import { GalatIsian } from '../../src/shared/galat.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { bukaKasus } from '../../src/verifikasi/kasus.service.js';
import { type Alat, dicoba, isiFormulir, kerjakan, pelakuPetugas, pelakuPns, setujuiSemua } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSiti } from '../support/siti.js';

let alat: Alat;
let d: Deps;
let bkn: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  bkn = await pelakuPetugas(d.db, 'admin.bkn');
});
after(() => alat.database.destroy());

const SITI = '198003122005012907';
/** Where SITI was born, and what she became a bachelor of. */
const LAHIR = { jenis: 'lokasi', kode: '33.02' };

const entri = async (trx: Trx, jenis: string, kode: string): Promise<EntriReferensi> =>
  (await satuEntri(trx, (await trx('referensi').where({ jenis, kode }).first('id')).id))!;

/** The same thing under another name, as a hurried petugas might add it. */
async function kembaran(trx: Trx, jenis: string, kode: string, nama: string): Promise<EntriReferensi> {
  const { isi } = await entri(trx, jenis, kode);
  const [{ id }] = await trx('referensi')
    .insert({ jenis, kode: `T-${nama}`, nama, isi: JSON.stringify(isi) })
    .returning('id');
  return (await satuEntri(trx, id))!;
}

const gabung = (trx: Trx, dari: EntriReferensi, ke: EntriReferensi, alasan = 'tercatat dua kali') =>
  gabungkanEntri(d, trx, bkn, { dari, ke, alasan });
const pegawai = (trx: Trx) => trx('pegawai').where('nip', SITI).first();
const baris = (trx: Trx, jenis: string) => trx('riwayat').where({ nip: SITI, jenis }).orderBy('id');
const jejak = (trx: Trx, id: number) =>
  trx('jejak')
    .where({ objek_jenis: 'referensi', objek_id: String(id) })
    .orderBy('id')
    .select();

describe('issue 5 merge: whatever holds the one holds the other from now on', () => {
  it('the plan counts what then moves: pembanding, history with its keys, drafts; each as it is kept', () =>
    dicoba(d, async (trx) => {
      const s1 = (await baris(trx, 'pendidikan'))[0];
      const dari = await entri(trx, 'pendidikan', s1.isi.pendidikan.kode);
      const ke = await kembaran(trx, 'pendidikan', dari.kode, 'S-1 Administrasi Negara');
      const pns = await pelakuPns(trx, 'DEM2PNS4');
      const draf = { pendidikan: dari.nama, pendidikan__kode: dari.kode, tanggal_lulus: '01-02-2002' };
      await isiFormulir(d, trx, pns, { unit: '6415-BMS-07' });
      await kerjakan(d, trx, pns, 'pendidikan', {
        ...{ aksi: 'simpan', baris: 'baru' },
        mentah: { ...draf, tahun_lulus: '2002', nomor_ijazah: '9/2002', nama_sekolah: 'Universitas Uji' },
      });
      const { pemakaian } = await rencanakanGabung(d, trx, dari, ke);
      assert.equal(pemakaian.pegawai, 0);
      assert.ok(pemakaian.riwayat > 0);
      assert.equal(pemakaian.draf, 1);
      await gabung(trx, dari, ke);
      const [sesudah] = await baris(trx, 'pendidikan');
      assert.deepEqual(sesudah.isi, { ...s1.isi, pendidikan: { kode: ke.kode, nama: ke.nama } });
      assert.equal(sesudah.kunci, `${ke.kode}|${s1.isi.tanggal_lulus}`);
      const { isi } = await trx('formulir_riwayat').where({ jenis: 'pendidikan', tindakan: 'tambah' }).first('isi');
      assert.deepEqual(isi.pendidikan, { kode: ke.kode, nama: ke.nama });
      assert.deepEqual((await pemakaianRujukan(d, trx, 'pendidikan', dari.kode)).riwayat, 0);
      assert.equal((await pemakaianRujukan(d, trx, 'pendidikan', ke.kode)).riwayat, pemakaian.riwayat);
    }));

  it('fields inside a composite move too, and nothing else of it', () =>
    dicoba(d, async (trx) => {
      const lama = await pegawai(trx);
      const { kabupaten } = lama.isi.lokasi_kerja;
      const dari = await entri(trx, 'lokasi', kabupaten.kode);
      const ke = await kembaran(trx, 'lokasi', dari.kode, 'Kab. Banyumas Raya');
      await gabung(trx, dari, ke);
      const { isi, versi, diubah_pada: pada } = await pegawai(trx);
      const baru = { kode: ke.kode, nama: ke.nama };
      const lahir = lama.isi.tempat_lahir.kode === dari.kode ? { tempat_lahir: baru } : {};
      assert.deepEqual(isi, { ...lama.isi, ...lahir, lokasi_kerja: { ...lama.isi.lokasi_kerja, kabupaten: baru } });
      assert.deepEqual([versi, pada], [lama.versi, lama.diubah_pada], 'nobody is told of a change that is none');
    }));

  it('a correction from the one to the other is fulfilled: it becomes Sesuai; other corrections stay', () =>
    dicoba(d, async (trx) => {
      const dari = await entri(trx, LAHIR.jenis, (await pegawai(trx)).isi.tempat_lahir.kode);
      const ke = await kembaran(trx, 'lokasi', dari.kode, 'Kab. Banyumas Raya');
      const pns = await pelakuPns(trx, 'DEM2PNS4');
      await isiFormulir(d, trx, pns, {
        unit: '6415-BMS-07',
        perbaiki: { tempat_lahir: ke.nama, alamat: 'Jl. Lain 3' },
      });
      await gabung(trx, dari, ke);
      const { isi } = (await lembarNip(trx, SITI))!.draf.bagian['data-utama']! as { isi: Record<string, unknown> };
      assert.deepEqual(isi.tempat_lahir, { sikap: 'sesuai' });
      assert.deepEqual(isi.alamat, { sikap: 'perbaiki', nilai: 'Jl. Lain 3' });
    }));

  it('the merged one stays readable with a pointer of one step, is picked by nobody, and both tell of it', () =>
    dicoba(d, async (trx) => {
      const { kode } = await trx('referensi').where('jenis', 'jfu').first('kode');
      const dari = await kembaran(trx, 'jfu', kode, 'Uji Gabung A');
      const tengah = await kembaran(trx, 'jfu', kode, 'Uji Gabung B');
      const akhir = await kembaran(trx, 'jfu', kode, 'Uji Gabung C');
      await gabung(trx, dari, tengah, 'ejaan');
      await gabung(trx, tengah, akhir);
      const kini = (await satuEntri(trx, dari.id))!;
      assert.deepEqual([kini.nama, kini.aktif, kini.penerus?.id], ['Uji Gabung A', false, akhir.id]);
      assert.deepEqual(
        (await cariRujukan(trx, { daftar: 'jfu', teks: 'Uji Gabung' })).map(({ nama }) => nama),
        ['Uji Gabung C'],
      );
      const [langkah] = await jejak(trx, dari.id);
      assert.deepEqual([langkah.aksi, langkah.alasan], ['referensi.gabung', 'ejaan']);
      assert.match(langkah.rincian.bidang[0], /ke “Uji Gabung B”/);
      assert.deepEqual(
        (await jejak(trx, akhir.id)).map(({ aksi }) => aksi),
        ['referensi.serap'],
      );
    }));
});

describe('what was sent is never rewritten, and is no change after a merge', () => {
  /** SITI's form on its way, her birthplace then merged into another entry. */
  async function terkirimLaluGabung(trx: Trx): Promise<{ siti: KasusSiti; dari: EntriReferensi; ke: EntriReferensi }> {
    const siti = await kirimSiti(d, trx);
    const dari = await entri(trx, 'lokasi', (await pegawai(trx)).isi.tempat_lahir.kode);
    const ke = await kembaran(trx, 'lokasi', dari.kode, 'Kab. Banyumas Raya');
    await gabung(trx, dari, ke);
    return { siti, dari, ke };
  }

  it('the kiriman keeps code and name; the page of the merged one counts it', () =>
    dicoba(d, async (trx) => {
      const { siti, dari } = await terkirimLaluGabung(trx);
      const kiriman = (await kirimanId(trx, siti.kirimanId))!;
      assert.deepEqual(kiriman.isi.isi.tempat_lahir, { kode: dari.kode, nama: dari.nama });
      assert.equal((await pemakaianRujukan(d, trx, 'lokasi', dari.kode)).kiriman, 1);
    }));

  it('a verifikator is asked nothing anew, also when the pembanding changes elsewhere', () =>
    dicoba(d, async (trx) => {
      const { siti } = await terkirimLaluGabung(trx);
      const item = async () => (await bukaKasus(d, trx, siti.verifikator[1], siti.formulirId, 'baca')).item;
      const kunci = (await item()).map(({ perubahan }) => perubahan.kunci);
      await tulisPegawai(trx, SITI, { kode_pos: '53199' }, d.jam());
      const sesudah = await item();
      assert.deepEqual(
        sesudah.map(({ perubahan }) => perubahan.kunci),
        kunci,
      );
      assert.ok(sesudah.every(({ berubahSejakKirim }) => !berubahSejakKirim));
      // The control: what BKN really holds otherwise by now is told.
      await tulisPegawai(trx, SITI, { nama: 'SITI LAIN' }, d.jam());
      assert.deepEqual(
        (await item()).filter((satu) => satu.berubahSejakKirim).map(({ perubahan }) => perubahan.kunci),
        ['nama'],
      );
    }));

  it('a comparison of a kiriman with BKN’s data shows no difference that is only the merge', () =>
    dicoba(d, async (trx) => {
      const { siti } = await terkirimLaluGabung(trx);
      const pilih = { kiriman: [{ id: siti.kirimanId, nomor: 1 } as never], lama: '1', baru: 'kini' };
      const beda = (await bandingkanKiriman(d, trx, SITI, pilih))!;
      assert.ok(beda.length > 0);
      assert.ok(!beda.some(({ kunci }) => ['tempat_lahir', 'lokasi_kerja'].includes(kunci)), JSON.stringify(beda));
    }));

  it('selesai writes the survivor where the kiriman names the merged one', () =>
    dicoba(d, async (trx) => {
      const dari = await kembaran(trx, 'lokasi', '33.02', 'Kab. Banyumas Timur');
      const ke = await entri(trx, 'lokasi', '33.04');
      const siti = await kirimSiti(d, trx, { tempat_lahir: dari.nama });
      await gabung(trx, dari, ke);
      for (const tingkat of [1, 2, 3, 4] as const) await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
      assert.deepEqual((await pegawai(trx)).isi.tempat_lahir, { kode: ke.kode, nama: ke.nama });
    }));

  it('a draft that holds the merged one all the same is sent with the survivor, and is no change of its own', () =>
    dicoba(d, async (trx) => {
      const asal = (await pegawai(trx)).isi.tempat_lahir;
      const dari = await entri(trx, 'lokasi', asal.kode);
      const ke = await kembaran(trx, 'lokasi', dari.kode, 'Kab. Banyumas Raya');
      const pns = await pelakuPns(trx, 'DEM2PNS4');
      await isiFormulir(d, trx, pns, { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. Lain 3' } });
      await gabung(trx, dari, ke);
      // A save that had looked the entry up just before the merge.
      await trx.raw(
        `UPDATE formulir_bagian SET isi = jsonb_set(isi, '{tempat_lahir}', ?::jsonb) WHERE bagian = 'data-utama'`,
        [JSON.stringify({ sikap: 'perbaiki', nilai: asal })],
      );
      assert.equal((await kirimFormulir(d, trx, pns)).jenis, 'terkirim');
      const {
        isi,
        bagian_berubah: bagian,
        jumlah_perubahan: banyak,
      } = await trx('kiriman').orderBy('id', 'desc').first();
      assert.deepEqual(isi.isi.tempat_lahir, { kode: ke.kode, nama: ke.nama });
      assert.deepEqual([bagian, banyak], [['data-utama'], 1]);
    }));
});

describe('whoever still names the merged one is led to the survivor', () => {
  const LOKASI = { kode: 'tempat_lahir', label: 'Tempat Lahir', jenis: 'referensi', daftar: 'lokasi' } as const;
  const dicari = async (trx: Trx, mentah: Record<string, string>) =>
    (await selesaikanRujukan(trx, [LOKASI], mentah, [])).rujukan.tempat_lahir?.kode;

  it('typing that waits, by the code it was picked with or by its name; an import; a ticket', () =>
    dicoba(d, async (trx) => {
      const dari = await kembaran(trx, 'lokasi', '33.02', 'Kab. Uji Lama');
      const ke = await entri(trx, 'lokasi', '33.02');
      await gabung(trx, dari, ke);
      assert.equal(await dicari(trx, { tempat_lahir: dari.nama, tempat_lahir__kode: dari.kode }), ke.kode);
      assert.equal(
        await dicari(trx, { tempat_lahir: `${dari.nama}, Jawa Tengah`, tempat_lahir__kode: dari.kode }),
        ke.kode,
      );
      assert.equal(await dicari(trx, { tempat_lahir: 'kab. uji lama' }), ke.kode);
      assert.equal(await dicari(trx, { tempat_lahir: 'sesuatu', tempat_lahir__kode: dari.kode }), undefined);
      const kamus = await muatRujukan(trx, [LOKASI]);
      assert.equal(kamus.pencari('lokasi')(dari.kode)?.kode, ke.kode);
      assert.equal(kamus.pencari('lokasi')(ke.kode)?.nama, ke.nama);
      const lewatTiket = await tambahReferensi(trx, {
        daftar: 'lokasi',
        nama: dari.nama,
        isi: { tingkat: 'kabupaten', induk: '33' },
      });
      assert.deepEqual([lewatTiket.kode, lewatTiket.tindakan], [ke.kode, 'ada']);
    }));

  it('used again after a wrong merge, it is an entry of its own', () =>
    dicoba(d, async (trx) => {
      const dari = await kembaran(trx, 'lokasi', '33.02', 'Kab. Uji Lama');
      await gabung(trx, dari, await entri(trx, 'lokasi', '33.02'));
      assert.equal(await ubahKeaktifanEntri(d, trx, bkn, (await satuEntri(trx, dari.id))!), true);
      assert.equal(await dicari(trx, { tempat_lahir: dari.nama }), dari.kode);
      assert.equal((await satuEntri(trx, dari.id))!.penerus, null);
    }));
});

describe('what is no merge', () => {
  const ditolak = async (kerja: Promise<unknown>, pesan: RegExp) =>
    assert.rejects(kerja, (galat: Error) =>
      pesan.test(galat instanceof GalatIsian ? JSON.stringify(galat.pesan) : galat.message),
    );

  it('into itself, into a retired or a merged one, without a reason, where a rule tells them apart, across lists', () =>
    dicoba(d, async (trx) => {
      const ke = await entri(trx, 'jfu', (await trx('referensi').where('jenis', 'jfu').first('kode')).kode);
      const dari = await kembaran(trx, 'jfu', ke.kode, 'Uji Tolak');
      await ditolak(gabung(trx, dari, dari), /dirinya sendiri/);
      await ditolak(gabung(trx, dari, ke, '  '), /Tulis alasannya/);
      await trx('referensi').where('id', ke.id).update({ aktif: false });
      await ditolak(gabung(trx, dari, ke), /tidak dipakai lagi/);
      await trx('referensi').where('id', ke.id).update({ aktif: true });
      const lain = await kembaran(trx, 'jfu', ke.kode, 'Uji Tolak Lain');
      await gabung(trx, lain, ke);
      await ditolak(gabung(trx, dari, (await satuEntri(trx, lain.id))!), /sudah digabungkan ke/);
      await ditolak(gabung(trx, (await satuEntri(trx, lain.id))!, dari), /sudah digabungkan ke/);
      const guru = await trx('referensi').where('jenis', 'jft').whereRaw(`isi ->> 'rumpun' = 'guru'`).first('kode');
      const dokter = await trx('referensi').where('jenis', 'jft').whereRaw(`isi ->> 'rumpun' = 'dokter'`).first('kode');
      await ditolak(gabung(trx, await entri(trx, 'jft', guru.kode), await entri(trx, 'jft', dokter.kode)), /Rumpun/);
      await ditolak(gabung(trx, dari, await entri(trx, 'jft', guru.kode)), /tidak ditemukan/);
      const pns = { ...bkn, peran: bkn.peran.map((satu) => ({ ...satu, peran: 'admin_instansi' as const })) };
      await ditolak(gabungkanEntri(d, trx, pns, { dari, ke, alasan: 'x' }), /tidak ditemukan/);
    }));

  it('while an import writes, which has read the lists before; and none begins under a merge', async () => {
    const impor = await inTransaction(d.db, (trx) =>
      buatImpor(trx, { jenis: 'pegawai', namaBerkas: 'x.csv', ukuran: 1, oleh: bkn.id, pada: d.jam() }),
    );
    const jadi = (status: string) => d.db('impor').where({ id: impor }).update({ status, alasan: 'uji' });
    await jadi('mengimpor');
    await dicoba(d, async (trx) => {
      const ke = await entri(trx, 'jfu', (await trx('referensi').where('jenis', 'jfu').first('kode')).kode);
      const dari = await kembaran(trx, 'jfu', ke.kode, 'Uji Bersama Impor');
      await ditolak(gabung(trx, dari, ke), /Sebuah impor sedang berjalan/);
      await jadi('antre_impor');
      await gabung(trx, dari, ke);
      const mulai = inTransaction(d.db, async (lain) => {
        await lain.raw(`SET LOCAL lock_timeout = '200ms'`);
        return imporMenulis(lain);
      });
      await assert.rejects(mulai, /lock timeout/);
    });
    await d.db('impor').where({ id: impor }).delete();
  });

  it('two merges in opposite directions at the same moment: one wins, the other is told', async () => {
    const buat = (nama: string) =>
      inTransaction(d.db, async (trx) =>
        kembaran(trx, 'negara', (await trx('referensi').where('jenis', 'negara').first('kode')).kode, nama),
      );
    const [a, b] = [await buat('Negara Uji A'), await buat('Negara Uji B')];
    const hasil = await Promise.allSettled([
      inTransaction(d.db, (trx) => gabung(trx, a, b)),
      inTransaction(d.db, (trx) => gabung(trx, b, a)),
    ]);
    assert.deepEqual(hasil.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const gagal = hasil.find((satu) => satu.status === 'rejected') as PromiseRejectedResult;
    assert.match(String(gagal.reason.message), /sudah digabungkan ke/);
    const kini = [await satuEntri(d.db, a.id), await satuEntri(d.db, b.id)];
    assert.equal(kini.filter((satu) => satu?.penerus).length, 1);
  });
});

describe('places lie in places', () => {
  it('those below move along and tell the new place; a rename tells itself to all below', () =>
    dicoba(d, async (trx) => {
      const dari = await entri(trx, 'lokasi', '33.02');
      const ke = await kembaran(trx, 'lokasi', '33.02', 'Kab. Banyumas Raya');
      const desa = await trx('referensi').where({ jenis: 'lokasi' }).where('kode', 'like', '33.02.26.%').first();
      assert.match(desa.isi.keterangan, /, Kab\. Banyumas, Jawa Tengah$/);
      const { anak } = await gabung(trx, dari, ke);
      assert.ok(anak > 20);
      const sesudah = await trx('referensi').where('id', desa.id).first();
      assert.equal(sesudah.isi.keterangan, desa.isi.keterangan.replace('Kab. Banyumas', 'Kab. Banyumas Raya'));
      const kecamatan = await trx('referensi').where({ jenis: 'lokasi', kode: '33.02.26' }).first();
      assert.equal(kecamatan.isi.induk, ke.kode);
    }));
});

describe('quality Search: an index finds where an entry is used', () => {
  it('in people, history, drafts and kiriman, on a bulk of rows, by the very statements', () =>
    dicoba(d, async (trx) => {
      await trx.raw(
        `INSERT INTO riwayat (nip, jenis, kunci, isi) SELECT '${SITI}', 'jabatan', 'uji' || n, jsonb_build_object('jfu', jsonb_build_object('kode', 'uji' || n, 'nama', n::text), 'nomor_sk', n::text)
         FROM generate_series(1, 12000) n`,
      );
      await isiFormulir(d, trx, await pelakuPns(trx, 'DEM2PNS4'), { unit: '6415-BMS-07' });
      await trx.raw(
        `INSERT INTO formulir_riwayat (formulir_id, jenis, tindakan, isi)
         SELECT f.id, 'jabatan', 'tambah', w.isi FROM formulir f, riwayat w WHERE f.nip = '${SITI}' AND w.kunci LIKE 'uji%' LIMIT 5000`,
      );
      await trx.raw('ANALYZE riwayat, formulir_riwayat');
      const dikirim: { sql: string; bindings: never[] }[] = [];
      const catat = (kueri: { sql: string; bindings: never[] }) => void dikirim.push(kueri);
      trx.on('query', catat);
      await pemakaianRujukan(d, trx, 'jfu', 'uji77');
      await pemakaianRujukan(d, trx, 'lokasi', '33.02');
      trx.off('query', catat);
      const rencana = async ({ sql, bindings }: (typeof dikirim)[number]): Promise<string> => {
        const { rows } = await trx.raw(`EXPLAIN ${sql.replace(/\?/g, '\\?').replace(/\$\d+/g, '?')}`, bindings);
        return rows.map((satu: Record<string, string>) => satu['QUERY PLAN']).join('\n');
      };
      for (const tabel of ['riwayat', 'formulir_riwayat']) {
        const kueri = dikirim.find(({ sql }) => sql.includes(`FROM ${tabel} `))!;
        assert.match(await rencana(kueri), new RegExp(`Bitmap Index Scan on ${tabel}_rujukan`));
      }
      // The other tables are small here: the planner would rather read them all; what counts is that it need not.
      await trx.raw('SET LOCAL enable_seqscan = off');
      for (const tabel of ['pegawai', 'formulir_bagian', 'kiriman']) {
        const kueri = dikirim.filter(({ sql }) => sql.includes(`FROM ${tabel} `));
        assert.ok(kueri.length > 0, tabel);
        for (const satu of kueri) {
          const teks = await rencana(satu);
          assert.match(teks, new RegExp(`${tabel}_rujukan`));
          assert.doesNotMatch(teks, /Seq Scan/);
        }
      }
    }));
});
