import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { inTransaction } from '../../src/database/knex.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import { BERKAS_PER_FORMULIR, BERKAS_PER_TEMPAT } from '../../src/formulir/lampiran.js';
import { sapu } from '../../src/jobs/sapu.repository.js';
import type { PelakuPns } from '../../src/shared/pelaku.js';
import { bukaBerkasKasus } from '../../src/verifikasi/lampiran.service.js';
import { acak, berkasBersih, jpeg, jpegTelepon, pdfSatuHalaman, pdfSeberat, pdfSurat } from '../support/berkas.js';
import {
  formulirKini,
  isiFormulir,
  kerjakan,
  pelakuPetugas,
  pelakuPns,
  putus,
  setujuiSemua,
} from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { catatKueri } from '../support/kueri.js';
import { readPdfText } from '../support/pdf.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { GOLONGAN_BARU } from '../support/siti.js';

const HARI = 24 * 3_600_000;
const NAMA = '/formulir/berkas?tempat=nama';
const UNIT = '6415-BMS-07';

let portal: TestPortal;
let siti: PelakuPns;
let klien: Klien;
let surat: Buffer;

before(async () => {
  portal = await startTestPortal();
  surat = await pdfSurat();
  siti = await pelakuPns(portal.deps.db, AKUN_STAF.akun!.nomorRegister);
  klien = await masukPns(portal.url);
  await isi({ nama: 'SITI RAHMAWATI', alamat: 'Jl. Mawar No. 3' });
});
after(() => portal.close());

const isi = (perbaiki: Record<string, string>) =>
  inTransaction(portal.deps.db, (trx) => isiFormulir(portal.deps, trx, siti, { unit: UNIT, perbaiki }));
const lampiran = async (): Promise<Record<string, number>> => ({
  ...(await lembarNip(portal.deps.db, siti.nip))!.lampiran,
});
const berkasDi = (tempat: string): Promise<number[]> =>
  portal.deps.db('formulir_lampiran').where('kunci', tempat).orderBy('berkas_id').pluck('berkas_id');
const banyakBerkas = async (): Promise<number> => (await portal.deps.db('berkas').select('id')).length;
const unggah = (alamat: string, ...berkas: (readonly [string, Buffer])[]) =>
  klien.unggah(alamat, { _kunci: kunciBaru() }, berkas);
const hapus = (tempat: string, berkas: number) =>
  klien.kirim('/formulir/berkas/hapus', { _kunci: kunciBaru(), tempat, berkas: String(berkas) });
/** The bytes behind an address of the PNS's own. */
async function ambil(alamat: string): Promise<Buffer> {
  const jawab = await fetch(portal.url + alamat, { headers: { Cookie: kukis() } });
  return Buffer.from(await jawab.arrayBuffer());
}
const kukis = (): string => [...klien.cookie].map(([nama, nilai]) => `${nama}=${nilai}`).join('; ');
async function kosongkan(): Promise<void> {
  for (const tempat of Object.keys(await lampiran()))
    for (const id of await berkasDi(tempat)) assert.equal((await hapus(tempat, id)).status, 303);
}
/** Another PDF each time. */
let urut = 0;
const pdfLain = (): Buffer => {
  urut += 1;
  return pdfSatuHalaman(`<< /Type /Catalog /Pages 2 0 R /Nomor ${urut} >>`);
};
async function kirimkan(): Promise<void> {
  const hasil = await inTransaction(portal.deps.db, (trx) => kirimFormulir(portal.deps, trx, siti));
  assert.deepEqual(hasil, { jenis: 'terkirim' });
}

describe('domain §6: a scan can be attached to any correction or riwayat row', () => {
  it('is stored, listed with name and size, and comes back as it is', async () => {
    const jawaban = await unggah(NAMA, ['Akta Lahir.pdf', surat]);
    assert.deepEqual([jawaban.status, jawaban.tujuan], [303, NAMA]);
    const { teks } = await klien.buka(NAMA);
    assert.match(teks, /Akta Lahir\.pdf.{0,3} sudah dilampirkan|&#8220;Akta Lahir\.pdf&#8221; sudah dilampirkan/);
    assert.match(teks, /1 berkas terlampir/);
    assert.match(teks, /PDF, \d+ KB/);
    const [id] = await berkasDi('nama');
    assert.deepEqual(await ambil(`/formulir/berkas/${id}`), surat);
    assert.match(
      (await klien.buka('/formulir/data-utama')).teks,
      /1 berkas terlampir<span class="visually-hidden"> untuk Nama/,
    );
  });

  it('served so that it can do nothing: its own type, nosniff, sandbox, never kept, a PDF only as a download', async () => {
    await unggah('/formulir/berkas?tempat=alamat', ['foto "rumah" ä.jpg', await jpeg()]);
    const [gambar] = await berkasDi('alamat');
    const [pdf] = await berkasDi('nama');
    for (const [id, jenis, cara] of [
      [pdf, 'application/pdf', 'attachment'],
      [gambar, 'image/jpeg', 'inline'],
    ] as const) {
      const { kepala } = await klien.buka(`/formulir/berkas/${id}`);
      assert.equal(kepala.get('content-type'), jenis);
      assert.ok(kepala.get('content-disposition')?.startsWith(`${cara}; filename="`));
      assert.equal(kepala.get('x-content-type-options'), 'nosniff');
      assert.match(kepala.get('content-security-policy') ?? '', /^default-src 'none'; sandbox;/);
      assert.equal(kepala.get('cross-origin-resource-policy'), 'same-origin');
      assert.equal(kepala.get('cache-control'), 'private, no-store');
    }
    const { kepala } = await klien.buka(`/formulir/berkas/${gambar}`);
    assert.equal(
      kepala.get('content-disposition'),
      `inline; filename="foto rumah _.jpg"; filename*=UTF-8''foto%20rumah%20%C3%A4.jpg`,
    );
    await kosongkan();
  });

  it('a photo is stored upright and without what the camera wrote', async () => {
    await unggah(NAMA, ['IMG.jpg', await jpegTelepon()]);
    const [id] = await berkasDi('nama');
    const baris = await portal.deps.db('berkas').where({ id }).first();
    assert.deepEqual([baris.lebar, baris.tinggi], [200, 400]);
    assert.equal((await sharp(baris.isi).metadata()).exif, undefined);
    await kosongkan();
  });

  it('an added, a changed and a removed row take files; a row that is as BKN has it does not', async () => {
    const { deps } = portal;
    const asal = (await lembarNip(deps.db, siti.nip))!.pembanding.riwayat.golongan!.map(({ id }) => id);
    await inTransaction(deps.db, async (trx) => {
      await kerjakan(deps, trx, siti, 'golongan', { aksi: 'simpan', baris: 'baru', mentah: GOLONGAN_BARU });
      await kerjakan(deps, trx, siti, 'golongan', { aksi: 'hapus', baris: asal[0]!, mentah: {} });
    });
    const { id } = await deps.db('formulir_riwayat').where('tindakan', 'tambah').first('id');
    for (const tempat of [`golongan:b${id}`, `golongan:${asal[0]}`]) {
      assert.equal((await unggah(`/formulir/berkas?tempat=${tempat}`, ['SK.pdf', pdfLain()])).status, 303, tempat);
      assert.equal((await klien.buka(`/formulir/berkas?tempat=${tempat}`)).status, 200);
    }
    assert.match((await klien.buka('/formulir/riwayat/golongan')).teks, /1 berkas terlampir/);
    assert.equal((await klien.buka(`/formulir/berkas?tempat=golongan:${asal[1]}`)).status, 404);
    const ditolak = await unggah(`/formulir/berkas?tempat=golongan:${asal[1]}`, ['SK.pdf', pdfLain()]);
    assert.equal(ditolak.status, 409);
    assert.match(ditolak.teks, /sudah tidak ada di formulir Anda/);
  });

  it('undoing a row drops its files at the save', async () => {
    const { deps } = portal;
    const asal = (await lembarNip(deps.db, siti.nip))!.pembanding.riwayat.golongan![0]!.id;
    const { id } = await deps.db('formulir_riwayat').where('tindakan', 'tambah').first('id');
    assert.deepEqual(await lampiran(), { [`golongan:b${id}`]: 1, [`golongan:${asal}`]: 1 });
    await inTransaction(deps.db, async (trx) => {
      await kerjakan(deps, trx, siti, 'golongan', { aksi: 'batalkan', baris: asal, mentah: {} });
    });
    assert.deepEqual(await lampiran(), { [`golongan:b${id}`]: 1 });
    await inTransaction(deps.db, async (trx) => {
      await kerjakan(deps, trx, siti, 'golongan', { aksi: 'hapus', baris: `b${id}`, mentah: {} });
    });
    assert.deepEqual(await lampiran(), {});
  });

  it('"Sesuai" drops the files of the correction; one kept as typed and faulty keeps them', async () => {
    await unggah(NAMA, ['a.pdf', surat]);
    const simpan = async (data: Record<string, string>) => {
      const versi = (await lembarNip(portal.deps.db, siti.nip))!.draf.bagian['data-utama']!.versi;
      return klien.kirim('/formulir/data-utama', { _kunci: kunciBaru(), versi: String(versi), ...data });
    };
    assert.equal((await simpan({ nama__sikap: 'perbaiki', nama: '', alamat__sikap: 'sesuai' })).status, 422);
    assert.deepEqual(await lampiran(), { nama: 1 });
    const { status, teks } = await klien.buka(NAMA);
    assert.equal(status, 200);
    assert.match(teks, /belum tersimpan/);
    assert.equal((await unggah(NAMA, ['b.pdf', pdfLain()])).status, 303, 'and takes more');
    assert.equal((await simpan({ nama__sikap: 'sesuai' })).status, 303);
    assert.deepEqual(await lampiran(), {});
    assert.equal((await klien.buka(NAMA)).status, 404);
    await isi({ nama: 'SITI RAHMAWATI', alamat: 'Jl. Mawar No. 3' });
  });

  it('"Lampirkan berkas" beside a field saves the tab and leads on, although another field is wrong', async () => {
    const versi = async () => String((await lembarNip(portal.deps.db, siti.nip))!.draf.bagian['data-utama']!.versi);
    const data = { nama__sikap: 'perbaiki', nama: 'SITI RAHMA', kode_pos__sikap: 'perbaiki', kode_pos: 'x' };
    const aksi = { _kunci: kunciBaru(), versi: await versi(), aksi: 'lampirkan:nama' };
    const jawaban = await klien.kirim('/formulir/data-utama', { ...data, ...aksi });
    assert.deepEqual([jawaban.status, jawaban.tujuan], [303, NAMA]);
    assert.match((await klien.buka(NAMA)).teks, /SITI RAHMA</);
    assert.match((await klien.buka('/formulir/data-utama')).teks, /Ada isian yang belum disimpan/);
    const salah = { ...data, nama: '', _kunci: kunciBaru(), versi: await versi(), aksi: 'lampirkan:nama' };
    assert.equal((await klien.kirim('/formulir/data-utama', salah)).status, 422, 'its own fault is said first');
    const ulang = await klien.kirim('/formulir/data-utama', { ...data, ...aksi });
    assert.deepEqual([ulang.status, ulang.tujuan], [303, NAMA], 'a repeated click leads to the same page');
    await isi({ nama: 'SITI RAHMAWATI', alamat: 'Jl. Mawar No. 3' });
  });

  it('"Simpan, lalu lampirkan" in a row saves it and leads to its files', async () => {
    const versi = (await lembarNip(portal.deps.db, siti.nip))!.draf.bagian.golongan?.versi ?? 0;
    const jawaban = await klien.kirim('/formulir/riwayat/golongan', {
      ...{ _kunci: kunciBaru(), versi: String(versi), aksi: 'lampirkan', baris: 'baru' },
      ...GOLONGAN_BARU,
    });
    const { id } = await portal.deps.db('formulir_riwayat').where('tindakan', 'tambah').first('id');
    assert.equal(jawaban.tujuan, `/formulir/berkas?tempat=golongan%3Ab${id}`);
    assert.equal((await klien.buka(jawaban.tujuan)).status, 200);
    await inTransaction(portal.deps.db, (trx) =>
      kerjakan(portal.deps, trx, siti, 'golongan', { aksi: 'hapus', baris: `b${id}`, mentah: {} }),
    );
  });
});

describe('a refusal concerns one file and nothing else', () => {
  it('the good one of two is attached, the other named with what to do', async () => {
    const { status, teks } = await unggah(NAMA, ['virus.pdf', Buffer.from('MZ bukan pdf')], ['akta.pdf', surat]);
    assert.equal(status, 422);
    assert.match(teks, /<title>Kesalahan: /);
    assert.match(teks, /virus\.pdf&#8221; bukan PDF, JPG, atau PNG/);
    assert.match(teks, /akta\.pdf&#8221; sudah dilampirkan/);
    assert.deepEqual(await lampiran(), { nama: 1 });
    await kosongkan();
  });

  it('a file beyond 2 MB is named; one far beyond it, too many at once and none at all are said so', async () => {
    const terlalu = async (...berkas: (readonly [string, Buffer])[]) => (await unggah(NAMA, ...berkas)).teks;
    assert.match(
      await terlalu(['besar.jpg', acak(3_000_000)], ['a.pdf', surat]),
      /besar\.jpg&#8221; lebih besar dari 2 MB/,
    );
    assert.deepEqual(await lampiran(), { nama: 1 });
    assert.match(await terlalu(['raksasa.jpg', Buffer.alloc(17_000_000)]), /jauh lebih besar dari 2 MB/);
    const tujuh = Array.from({ length: 7 }, (_, i) => [`${i}.pdf`, surat] as const);
    assert.match(await terlalu(...tujuh), /paling banyak 6 berkas sekaligus/);
    const badan = new FormData();
    badan.append('lain', new Blob([new Uint8Array(surat)]), 'a.pdf');
    const lain = await klien.kirimBadan(NAMA, badan);
    assert.match(lain.teks, /Unggahan ini tidak terbaca/);
    assert.doesNotMatch(lain.teks, /paling banyak 6 berkas sekaligus\./);
    assert.match(await terlalu(), /Pilih berkas yang ingin Anda lampirkan/);
    await kosongkan();
    assert.equal((await unggah(NAMA, ['pas.pdf', pdfSeberat(2 * 1024 * 1024)])).status, 303);
    await kosongkan();
  });

  it('a name from the wire is for display: no path, nothing unseen, never too long', async () => {
    const kirim = async (nama: string): Promise<number> => {
      const badan = [
        `--x\r\nContent-Disposition: form-data; name="_kunci"\r\n\r\n${kunciBaru()}\r\n`,
        `--x\r\nContent-Disposition: form-data; name="berkas"; filename="${nama}"\r\nContent-Type: text/html\r\n\r\n`,
        `${pdfLain().toString('latin1')}\r\n--x--\r\n`,
      ];
      const jawab = await fetch(portal.url + NAMA, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'multipart/form-data; boundary=x',
          'Sec-Fetch-Site': 'same-origin',
          Cookie: kukis(),
        },
        body: Buffer.from(badan.join(''), 'latin1'),
      });
      return jawab.status;
    };
    const rtl = Buffer.from('\u202Efdp.sk', 'utf8').toString('latin1');
    for (const nama of ['../../../etc/passwd.pdf', 'a.html', rtl]) assert.equal(await kirim(nama), 303, nama);
    assert.deepEqual(
      await portal.deps
        .db('berkas as b')
        .join('formulir_lampiran as l', 'l.berkas_id', 'b.id')
        .orderBy('b.id')
        .pluck('b.nama'),
      ['passwd.pdf', 'a.html.pdf', 'fdp.sk.pdf'],
    );
    await kosongkan();
    assert.equal(await kirim(`${'n'.repeat(3000)}.pdf`), 303);
    assert.match((await klien.buka(NAMA)).teks, />n{96}\.pdf</);
    await kosongkan();
    for (const nama of ['n'.repeat(100_000), 'a\0b.pdf']) assert.equal(await kirim(nama), 422, 'no head of a file');
  });

  it('half an upload, a torn form and foreign fields end kindly', async () => {
    const badan = '--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.pdf"\r\n\r\n%PDF';
    const kirim = async (tipe: string, isiBadan: string) =>
      fetch(`${portal.url}${NAMA}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': tipe,
          'Sec-Fetch-Site': 'same-origin',
          Cookie: kukis(),
        },
        body: isiBadan,
      });
    assert.equal((await kirim('multipart/form-data; boundary=x', badan)).status, 422);
    assert.equal((await kirim('multipart/form-data', badan)).status, 422);
    assert.equal((await kirim('text/plain', 'x')).status, 422);
    const asing = badan.replace('name="berkas"', 'name="lain"');
    assert.equal((await kirim('multipart/form-data; boundary=x', `${asing}\r\n--x--\r\n`)).status, 422);
    const banyak = Array.from(
      { length: 30 },
      (_, i) => `--x\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\n1\r\n`,
    );
    assert.equal((await kirim('multipart/form-data; boundary=x', `${banyak.join('')}--x--\r\n`)).status, 422);
    assert.deepEqual(await lampiran(), {});
  });

  it('a request from another site and one without a form key attach nothing', async () => {
    const lain = { 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await klien.unggah(NAMA, { _kunci: kunciBaru() }, [['a.pdf', surat]], lain)).status, 403);
    assert.equal((await klien.unggah(NAMA, {}, [['a.pdf', surat]])).status, 422);
    assert.deepEqual(await lampiran(), {});
  });
});

describe('limits, repeats and races', () => {
  it('repeating the POST, also at the same moment, adds no second file', async () => {
    const kunci = kunciBaru();
    const kirim = () => klien.unggah(NAMA, { _kunci: kunci }, [['a.pdf', surat]]);
    for (const { status, tujuan } of await Promise.all([kirim(), kirim(), kirim()]))
      assert.deepEqual([status, tujuan], [303, NAMA]);
    assert.equal((await kirim()).status, 303);
    assert.equal((await unggah(NAMA, ['nama lain.pdf', surat])).status, 303, 'nor the same content chosen anew');
    assert.deepEqual(await lampiran(), { nama: 1 });
    await kosongkan();
  });

  it(`at most ${BERKAS_PER_TEMPAT} at a place, also when they come at once`, async () => {
    const hasil = await Promise.all(
      Array.from({ length: 3 }, () => unggah(NAMA, ['a.pdf', pdfLain()], ['b.pdf', pdfLain()])),
    );
    assert.deepEqual(await lampiran(), { nama: BERKAS_PER_TEMPAT });
    const ditolak = hasil.filter(({ status }) => status === 422);
    assert.equal(ditolak.length, 2);
    for (const { teks } of ditolak) assert.match(teks, /sudah ada 3 berkas di sini\. Hapus salah satu/);
    assert.doesNotMatch((await klien.buka(NAMA)).teks, /type="file"/);
    await kosongkan();
  });

  it(`at most ${BERKAS_PER_FORMULIR} in one form`, async () => {
    const { db, jam } = portal.deps;
    const { formulirId } = await formulirKini(db, siti.nip);
    const berkas = await berkasBersih('a.pdf', surat);
    const baris = { ...berkas, ukuran: surat.length, sidik: 'x', dibuat_pada: jam() };
    const id = await db('berkas').insert(
      Array.from({ length: BERKAS_PER_FORMULIR - 1 }, () => baris),
      'id',
    );
    await db('formulir_lampiran').insert(
      id.map((satu, i) => ({ formulir_id: formulirId, kunci: `uji${i}`, berkas_id: satu.id })),
    );
    const { status, teks } = await unggah(NAMA, ['a.pdf', pdfLain()], ['b.pdf', pdfLain()]);
    assert.equal(status, 422);
    assert.match(teks, /b\.pdf&#8221; tidak dilampirkan: formulir Anda sudah memuat 60 berkas/);
    assert.equal(
      Object.values(await lampiran()).reduce((a, b) => a + b, 0),
      BERKAS_PER_FORMULIR,
    );
    await db('formulir_lampiran').delete();
    await db('berkas').delete();
  });
});

describe('domain §3, §6: seen by the PNS and by petugas in scope only', () => {
  let id: number;
  before(async () => {
    await unggah(NAMA, ['akta.pdf', surat]);
    id = (await berkasDi('nama'))[0]!;
  });

  it('another PNS, an anonymous visitor and a petugas at the PNS’s address do not get it', async () => {
    const lain = await masukPns(portal.url, AKUN_KEMENTERIAN);
    assert.equal((await lain.buka(`/formulir/berkas/${id}`)).status, 404);
    assert.equal(
      (await lain.kirim('/formulir/berkas/hapus', { _kunci: kunciBaru(), tempat: 'nama', berkas: String(id) })).status,
      404,
    );
    const tamu = new Klien(portal.url);
    assert.equal((await tamu.buka(`/formulir/berkas/${id}`)).tujuan, '/login');
    assert.equal((await tamu.unggah(NAMA, { _kunci: kunciBaru() }, [['a.pdf', surat]])).tujuan, '/login');
    assert.equal((await tamu.buka(`/admin/verifikasi/1/berkas/${id}`)).tujuan, '/admin/login');
    const petugas = await masukPetugas(portal.url, 'verif1.dinkes');
    assert.equal((await petugas.buka(`/formulir/berkas/${id}`)).tujuan, '/login');
    assert.deepEqual(await lampiran(), { nama: 1 });
  });

  it('what is only in the draft, no petugas sees; after Kirim those in scope do, at its own case', async () => {
    const { deps } = portal;
    const { formulirId } = await formulirKini(deps.db, siti.nip);
    const status = async (nama: string, formulir = formulirId) =>
      (await (await masukPetugas(portal.url, nama)).buka(`/admin/verifikasi/${formulir}/berkas/${id}`)).status;
    assert.equal(await status('verif1.dinkes'), 404);
    await isi({ nama: 'SITI RAHMAWATI', alamat: 'Jl. Mawar No. 3' });
    await kirimkan();
    for (const nama of ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat'])
      assert.equal(await status(nama), 200, nama);
    for (const nama of [
      'verif1.disdik',
      'verif2.jateng',
      'verif1.dikdasmen',
      'admin.banyumas',
      'helpdesk.pusat',
      'admin.bkn',
    ])
      assert.equal(await status(nama), 404, nama);
    assert.equal(await status('verif1.dinkes', formulirId + 1), 404, 'under another case');
  });

  it('the case shows it beside its perubahan, all files read in one query', async () => {
    const { formulirId } = await formulirKini(portal.deps.db, siti.nip);
    const petugas = await masukPetugas(portal.url, 'verif1.dinkes');
    let teks = '';
    const kueri = await catatKueri(async () => {
      teks = (await petugas.buka(`/admin/verifikasi/${formulirId}`)).teks;
    });
    assert.equal(kueri.filter((satu) => /lampiran|join "?berkas/.test(satu)).length, 1);
    assert.match(teks, new RegExp(`href="/admin/verifikasi/${formulirId}/berkas/${id}"`));
  });

  it('the sent form shows the PNS what went along and takes nothing more', async () => {
    const { tujuan } = await klien.buka(NAMA);
    assert.equal(tujuan, '/formulir/perkembangan#lampiran');
    const { teks } = await klien.buka('/formulir/perkembangan');
    assert.match(teks, /Berkas yang ikut terkirim/);
    assert.match(teks, new RegExp(`/formulir/berkas/${id}`));
    assert.match((await klien.buka('/formulir/data-utama')).teks, /perkembangan#lampiran/);
    const [bukti] = await readPdfText(await ambil('/formulir/bukti.pdf'));
    assert.match(bukti ?? '', /SITI RAHMAWATI\s+\(1 berkas terlampir\)/);
    assert.equal((await unggah(NAMA, ['b.pdf', pdfLain()])).status, 409);
    assert.equal((await unggah(NAMA, ['b.pdf', Buffer.from('rusak')])).status, 409);
    assert.equal((await hapus('nama', id)).status, 409);
  });
});

describe('the kiriman keeps what was sent', () => {
  it('removing in the draft leaves the kiriman alone; what is attached later belongs to the next one', async () => {
    const { deps } = portal;
    const petugas = await pelakuPetugas(deps.db, 'verif1.dinkes');
    const pertama = await formulirKini(deps.db, siti.nip);
    const [lama] = await berkasDi('nama');
    await inTransaction(deps.db, (trx) => tarikFormulir(deps, trx, siti));
    assert.equal((await hapus('nama', lama!)).status, 303);
    await unggah(NAMA, ['baru.pdf', pdfLain()]);
    const [baru] = await berkasDi('nama');
    assert.ok((await bukaBerkasKasus(deps.db, petugas, pertama.formulirId, lama!)).isi.equals(surat));
    await assert.rejects(bukaBerkasKasus(deps.db, petugas, pertama.formulirId, baru!), /tidak ditemukan/);
    assert.equal((await klien.buka(`/formulir/berkas/${lama}`)).status, 200, 'its owner still has it');
    await kirimkan();
    await bukaBerkasKasus(deps.db, petugas, pertama.formulirId, baru!);
    await assert.rejects(bukaBerkasKasus(deps.db, petugas, pertama.formulirId, lama!), /tidak ditemukan/);
    const diKiriman = await deps.db('kiriman_lampiran').orderBy('kiriman_id').pluck('berkas_id');
    assert.deepEqual(diKiriman, [lama, baru]);
  });

  it('returned and sent again, the files go along without being chosen anew', async () => {
    const { deps } = portal;
    const petugas = await pelakuPetugas(deps.db, 'verif1.dinkes');
    await inTransaction(deps.db, async (trx) => {
      const kasus = await formulirKini(trx, siti.nip);
      await putus(deps, trx, petugas, kasus, 'kembalikan', { hasil: { nama: 'tidak_sesuai' }, alasan: { nama: 'x' } });
    });
    await kirimkan();
    const { kirimanId } = await formulirKini(deps.db, siti.nip);
    assert.equal((await deps.db('kiriman_lampiran').where('kiriman_id', kirimanId)).length, 1);
  });

  it('neither its list nor the bytes can be changed afterwards', async () => {
    const { db } = portal.deps;
    await assert.rejects(db('kiriman_lampiran').delete(), /append-only/);
    await assert.rejects(db('kiriman_lampiran').update({ kunci: 'x' }), /append-only/);
    await assert.rejects(db.raw('TRUNCATE kiriman_lampiran'), /append-only/);
    await assert.rejects(db('berkas').update({ isi: Buffer.from('x'), ukuran: 1 }), /append-only/);
    await assert.rejects(
      db('berkas').whereIn('id', db('kiriman_lampiran').select('berkas_id')).delete(),
      /foreign key/,
    );
  });

  it('files of no draft and no kiriman are removed a day later, all others stay', async () => {
    const { deps } = portal;
    await inTransaction(deps.db, (trx) => tarikFormulir(deps, trx, siti));
    await unggah('/formulir/berkas?tempat=alamat', ['x.pdf', pdfLain()]);
    const [lepas] = await berkasDi('alamat');
    await hapus('alamat', lepas!);
    const semua = await banyakBerkas();
    await sapu(deps.db, deps.jam());
    assert.equal(await banyakBerkas(), semua);
    assert.equal((await klien.buka(`/formulir/berkas/${lepas}`)).status, 404, 'nobody sees it meanwhile');
    await sapu(deps.db, new Date(deps.jam().getTime() + HARI + 1000));
    assert.equal(await banyakBerkas(), semua - 1);
    assert.equal((await deps.db('berkas').where('id', lepas)).length, 0);
  });

  it('a place that is no perubahan any more when the form is sent keeps nothing', async () => {
    const { deps } = portal;
    await unggah('/formulir/berkas?tempat=alamat', ['y.pdf', pdfLain()]);
    const { draf } = (await lembarNip(deps.db, siti.nip))!;
    const alamat = (draf.bagian['data-utama']!.isi as Record<string, { nilai?: unknown }>).alamat!.nilai;
    await deps
      .db('pegawai')
      .where('nip', siti.nip)
      .update({ isi: deps.db.raw('isi || ?::jsonb', [JSON.stringify({ alamat })]) });
    await kirimkan();
    assert.deepEqual(await lampiran(), { nama: 1 });
    const { kirimanId } = await formulirKini(deps.db, siti.nip);
    assert.deepEqual(await deps.db('kiriman_lampiran').where('kiriman_id', kirimanId).pluck('kunci'), ['nama']);
  });

  it('finished, the draft lets go and the kiriman still shows them', async () => {
    const { deps } = portal;
    const [id] = await berkasDi('nama');
    for (const nama of ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat']) {
      await inTransaction(deps.db, async (trx) => {
        const kasus = await formulirKini(trx, siti.nip);
        await setujuiSemua(deps, trx, await pelakuPetugas(trx, nama), kasus);
      });
    }
    assert.equal((await formulirKini(deps.db, siti.nip)).status, 'selesai');
    assert.deepEqual(await lampiran(), {});
    await sapu(deps.db, new Date(deps.jam().getTime() + 2 * HARI));
    klien = await masukPns(portal.url);
    assert.equal((await klien.buka(`/formulir/berkas/${id}`)).status, 200);
    assert.match((await klien.buka('/formulir/perkembangan')).teks, new RegExp(`/formulir/berkas/${id}`));
  });
});

describe('domain §7: nothing is lost when the session has ended', () => {
  it('after the login the page says that the file has to be chosen once more', async () => {
    const { deps } = portal;
    const lain = await masukPns(portal.url, AKUN_KEMENTERIAN);
    const orang = await pelakuPns(deps.db, AKUN_KEMENTERIAN.akun!.nomorRegister);
    await inTransaction(deps.db, (trx) => pastikanFormulir(trx, orang.nip, deps.jam()));
    await lain.kirim('/formulir/data-utama', {
      _kunci: kunciBaru(),
      versi: '0',
      alamat__sikap: 'perbaiki',
      alamat: 'Jl. Baru 1',
    });
    portal.advance(2 * 3_600_000);
    const alamat = '/formulir/berkas?tempat=alamat';
    const { status, tujuan } = await lain.unggah(alamat, { _kunci: kunciBaru() }, [['a.pdf', surat]]);
    assert.deepEqual([status, tujuan], [303, '/login?habis=isian']);
    const { nomorRegister, kataKunci } = AKUN_KEMENTERIAN.akun!;
    const masuk = await lain.kirim('/login', { nomor_register: nomorRegister, kata_kunci: kataKunci });
    assert.equal(masuk.tujuan, `${alamat}&terputus=ya`);
    assert.match((await lain.buka(masuk.tujuan)).teks, /Pilih berkasnya sekali lagi/);
  });

  it('what was typed into a row comes back when its button led to the files', async () => {
    const lain = await masukPns(portal.url, AKUN_KEMENTERIAN);
    portal.advance(2 * 3_600_000);
    const isiBaris = { ...GOLONGAN_BARU, nomor_sk: '823/KETIKAN' };
    const baris = { _kunci: kunciBaru(), versi: '0', aksi: 'lampirkan', baris: 'baru' };
    assert.equal(
      (await lain.kirim('/formulir/riwayat/golongan', { ...isiBaris, ...baris })).tujuan,
      '/login?habis=isian',
    );
    const { nomorRegister, kataKunci } = AKUN_KEMENTERIAN.akun!;
    const { tujuan } = await lain.kirim('/login', { nomor_register: nomorRegister, kata_kunci: kataKunci });
    assert.match((await lain.buka(tujuan)).teks, /823\/KETIKAN/);
  });
});
