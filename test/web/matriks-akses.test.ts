import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PETUGAS_DEMO } from '../../seeds/demo.js';
import { simpanBerkas } from '../../src/berkas/berkas.repository.js';
import { inTransaction } from '../../src/database/knex.js';
import { sidikTiket } from '../../src/helpdesk/kerja-tiket.service.js';
import { tautkanBerkasTiket } from '../../src/helpdesk/percakapan.repository.js';
import { sidikKantor } from '../../src/kantor/kantor.js';
import { kantorDalamWilayah } from '../../src/kantor/kantor.repository.js';
import { mulaiDraf } from '../../src/kuesioner/sunting-kuesioner.service.js';
import type { Peran } from '../../src/shared/pelaku.js';
import type { BarisRute } from '../../src/web/rute.js';
import { berkasBersih, pdfSurat } from '../support/berkas.js';
import { tiketBerberkas } from '../support/helpdesk.js';
import { imporUji } from '../support/impor.js';
import { dilihatJadwal, jadwalUji, jendelaUji, perpanjanganUji } from '../support/jadwal.js';
import { kirimkan, pelakuPetugas, pelakuPns, tambahPeran } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { hariKe, pengumumanUji } from '../support/pengumuman.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { isiAlamat, type NilaiAlamat, sebutBaris, semuaBaris } from '../support/rute.js';
import { surelUji } from '../support/surel.js';
import { ajukanContoh } from '../support/tiket.js';

/** A registration of Kab. Banyumas that waits; the form of Siti (Kab. Banyumas) waits at Dinas Kesehatan. */
const NOMOR = 'DEM4PNS6';
const NOMOR_SITI = AKUN_STAF.akun!.nomorRegister;

/** A ticket of Kab. Banyumas lies with the helpdesk there; those above may read it. */
const HELPDESK = ['helpdesk.banyumas', 'helpdesk.kanreg1', 'helpdesk.pusat', 'admin.bkn'];

/** Who is in scope of the object of an address. Every row of the petugas with a parameter has to be named here. */
const DALAM_WEWENANG: Record<string, readonly string[]> = {
  '/admin/registrasi/:nomor': ['admin.bkn', 'admin.banyumas'],
  '/admin/verifikasi/:id': ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat'],
  '/admin/verifikasi/:id/berkas/:berkas': ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat'],
  '/admin/turun-status/:id': ['turun.banyumas', 'helpdesk.banyumas', 'admin.bkn'],
  '/admin/tiket/:nomor': HELPDESK,
  // names of reference lists are public; the address only says whose units are meant
  '/admin/referensi/:instansi': [...HELPDESK, 'admin.banyumas', 'admin.jateng', 'admin.kemdikbud'],
  '/admin/tiket/:nomor/berkas/:berkas': HELPDESK,
  // domain §3: the tree of Kab. Banyumas is kept by its admin
  ...Object.fromEntries(
    ['instansi/:instansi', 'instansi/:instansi/baru', ':id', ':id/keaktifan', ':id/pindah', ':id/gabung'].map(
      (sisa) => [`/admin/unit-organisasi/${sisa}`, ['admin.bkn', 'admin.banyumas']],
    ),
  ),
  // domain §9 Referensi: one list for the whole country
  ...Object.fromEntries(
    [
      'tetap/:daftar',
      'daftar/:jenis',
      'daftar/:jenis/baru',
      'entri/:id',
      'entri/:id/keaktifan',
      'entri/:id/gabung',
    ].map((sisa) => [`/admin/referensi/${sisa}`, ['admin.bkn']]),
  ),
  // domain §9 PNS: those who answer for people's data; single steps are for fewer
  '/admin/pegawai/:nip': [...HELPDESK, 'admin.banyumas'],
  '/admin/pegawai/:nip/banding': [...HELPDESK, 'admin.banyumas'],
  '/admin/pegawai/:nip/reset': ['admin.bkn', 'admin.banyumas'],
  '/admin/pegawai/:nip/buka-kembali': ['admin.bkn'],
  '/admin/pegawai/:nip/koreksi': ['admin.bkn'],
  // domain §7 Jadwal: set by BKN, read by the instansi; one person is given longer by whoever answers for them
  '/admin/jadwal/:lingkup': ['admin.bkn', 'admin.banyumas'],
  '/admin/instansi/:kode': ['admin.bkn'],
  '/admin/pegawai/:nip/perpanjangan': ['admin.bkn', 'admin.banyumas'],
  '/admin/pegawai/:nip/perpanjangan/:id/cabut': ['admin.bkn', 'admin.banyumas'],
  // domain §3: petugas are kept by admin_bkn and by the admin of an instansi at whose offices they work
  ...Object.fromEntries(
    ['', '/peran', '/cabut', '/nonaktifkan', '/aktifkan', '/keluarkan', '/tautan', '/lepas-totp'].map((sisa) => [
      `/admin/petugas/:id${sisa}`,
      ['admin.bkn', 'admin.banyumas'],
    ]),
  ),
  // domain §2 kantor: kept by its admin
  '/admin/kantor/:id': ['admin.bkn', 'admin.banyumas'],
  '/admin/kantor/:id/unit': ['admin.bkn', 'admin.banyumas'],
  '/admin/kantor/unit/:unit/keaktifan': ['admin.bkn', 'admin.banyumas'],
  // an announcement of Kab. Banyumas: its own admin, and whoever may everything
  '/admin/pengumuman/:id': ['admin.bkn', 'admin.banyumas'],
  '/admin/faq/:kode': ['admin.bkn'],
  // mails go to people of every instansi
  '/admin/surel/:id': ['admin.bkn'],
  // imports bring data of the whole country
  ...Object.fromEntries(
    ['/:id', '/:id/laporan.csv', '/kolom/:jenis', '/kolom/:jenis/templat.csv'].map((sisa) => [
      `/admin/impor${sisa}`,
      ['admin.bkn'],
    ]),
  ),
  // questionnaires are the same for every PNS
  ...Object.fromEntries(
    ['', '/versi/:versi', '/draf', '/draf/judul', '/draf/tanya/:tanya', '/draf/pratinjau', '/draf/terbit'].map(
      (sisa) => [`/admin/kuesioner/:kode${sisa}`, ['admin.bkn']],
    ),
  ),
  // domain §4: alihkan unit is the work of tingkat 2 alone
  '/admin/verifikasi/:id/unit': ['verif2.banyumas'],
};

/** Rows whose door lets a peran in that has no area there at one of its tingkat. */
const TANPA_WILAYAH: [alamat: RegExp, siapa: RegExp][] = [[/^\/admin\/rekap/, /^verif1\./]];

/** Refusals that are documented: what a row answers to somebody who comes with nothing in hand. */
const TANPA_ISI: Record<string, number | string> = {
  'GET /captcha.png': 404,
  'GET /login/menunggu': '303 /login',
  'POST /registrasi': 422,
  'POST /registrasi/bukan-saya': 422,
  'POST /lupa-nomor-register': 422,
  'POST /lupa-kata-kunci': 422,
  'POST /lupa-jawaban': 422,
  // the account: nothing typed changes nothing
  'POST /akun/kontak': 422,
  'POST /akun/keluarkan': 422,
  'POST /akun/email': 422,
  'POST /akun/kata-kunci': 422,
  'POST /akun/pertanyaan': 422,
  'POST /login': 422,
  'POST /cek-status/pendaftaran': 422,
  'POST /bukti': 422,
  // the helpdesk: a form without an answer is shown again; a ticket is its reporter's alone
  'POST /cek-status/pengaduan': 422,
  'POST /helpdesk/:kode': 422,
  'POST /helpdesk/:kode/nip-lama': 404,
  'GET /helpdesk/tiket/:nomor': 404,
  'GET /helpdesk/tiket/:nomor/bukti.pdf': 404,
  'GET /cek-status/pengaduan/berkas/:id': 404,
  'POST /admin/login': 422,
  'POST /admin/verifikasi/berkas': 422,
  'POST /admin/pengumuman/baru': 422,
  'POST /admin/faq/baru': 422,
  'POST /admin/impor/baru': 422,
  // which question, and which way?
  'POST /admin/faq': 404,
  // for which reason?
  'POST /admin/surel': 404,
  'POST /admin/petugas/baru': 422,
  'POST /admin/instansi/baru': 422,
  // a second factor nobody has begun to set up; no code typed
  'GET /admin/totp/qr.svg': 404,
  'POST /admin/akun/keluarkan': 422,
  'POST /admin/akun/kata-kunci': 422,
  'POST /admin/totp/pasang': 422,
  'POST /admin/totp/lepas': 422,
  // a one-time link that nobody has made
  'GET /admin/sandi/:token': 404,
  'POST /admin/sandi/:token': 404,
  'GET /bukti/:kode': 422,
  'GET /registrasi/berhasil': 404,
  'GET /registrasi/bukti.pdf': 404,
  // a draft has no kiriman and is not complete; the search for a unit and a row of history want to know which
  'GET /formulir/bukti.pdf': 404,
  'GET /formulir/selesai.pdf': 404,
  'GET /formulir/unor': 404,
  'POST /formulir/unor': 404,
  'POST /formulir/tarik': 404,
  'POST /formulir/kirim': 422,
  'POST /formulir/riwayat/:jenis': 404,
  // files: a place has to be named, and the file of the address is somebody else’s
  'GET /formulir/berkas': 404,
  'POST /formulir/berkas': 404,
  'POST /formulir/berkas/hapus': 404,
  'GET /formulir/berkas/:berkas': 404,
};

interface Pengunjung {
  jenis: 'umum' | 'pns' | 'petugas';
  nama: string;
  peran: readonly Peran[];
  masuk: () => Promise<Klien>;
}

let portal: TestPortal;
let rute: BarisRute[];
let nilai: NilaiAlamat;
let isiLengkap: Record<string, Record<string, string>>;
let sebelum: unknown;

before(async () => {
  portal = await startTestPortal();
  const { deps } = portal;
  rute = semuaBaris(portal);
  await inTransaction(deps.db, async (trx) =>
    mulaiDraf(deps, trx, await pelakuPetugas(trx, 'admin.bkn'), { kode: 'kpe', dasar: 1 }),
  );
  const { formulirId, kirimanId } = await inTransaction(deps.db, async (trx) => {
    const siti = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
    const lampiran = { nama: [await berkasBersih('akta.pdf', await pdfSurat())] };
    return kirimkan(deps, trx, siti, { unit: '6415-BMS-07', perbaiki: { nama: 'SITI RAHMAWATI' }, lampiran });
  });
  await verifikatorLain();
  const { berkas_id: berkas } = await deps.db('kiriman_lampiran').first('berkas_id');
  const [tiket, berkasTiket] = await tiketBerberkas(deps);
  const bawahan = await deps.db('petugas').where('nama_pengguna', 'verif1.dinkes').first('id', 'versi');
  const unit = await deps.db('kantor').where('kode', '6415-BMS-06').first('id');
  const banyumas = await deps.db('kantor').where('kode', '6415').first('id');
  const semua = { nasional: true, instansi: [] };
  const dilihat = async (id: number) => ({ dilihat: sidikKantor((await kantorDalamWilayah(deps.db, semua, id))!) });
  const [entri, entriLain] = await deps
    .db('referensi')
    .where('jenis', 'jfu')
    .orderBy('id')
    .limit(2)
    .select('id', 'versi');
  const [unor, unorLain] = await deps
    .db('unor')
    .where('instansi_kode', '6415')
    .orderBy('id')
    .limit(2)
    .select('id', 'versi');
  const tiketUnor = await inTransaction(deps.db, (trx) => ajukanContoh(deps, trx, 'unit-organisasi'));
  const surat = await berkasBersih('sk.pdf', await pdfSurat());
  const berkasUnor = await inTransaction(deps.db, async (trx) => {
    const id = await simpanBerkas(trx, surat, deps.jam());
    await tautkanBerkasTiket(trx, tiketUnor.id, id, { dokumen: 'sk' });
    return id;
  });
  const { registrasi, pengisian } = { registrasi: jendelaUji(deps, -9, 20), pengisian: jendelaUji(deps, -9, 30) };
  await jadwalUji(deps, { registrasi, pengisian });
  const surel = await surelUji(deps);
  const matiPada: Date = (await deps.db('surel').where({ id: surel }).first('mati_pada')).mati_pada;
  nilai = {
    '/admin/surel/:id': String(surel),
    '/admin/pegawai/:nip/perpanjangan/:id': String(await perpanjanganUji(deps, 'admin.banyumas', 40)),
    '/pengumuman/:id': String(await pengumumanUji(deps, 'admin.bkn')),
    '/admin/pengumuman/:id': String(await pengumumanUji(deps, 'admin.banyumas')),
    '/admin/impor/:id': String(await imporUji(deps)),
    '/admin/tiket/:nomor': tiketUnor.nomor,
    '/admin/tiket/:nomor/berkas/:berkas': String(berkasUnor),
    '/helpdesk/:kode': 'sekolah',
    '/helpdesk/tiket/:nomor': tiket,
    '/cek-status/pengaduan/tiket/:nomor': tiket,
    '/cek-status/pengaduan/berkas/:id': String(berkasTiket),
    '/admin/petugas/:id': String(bawahan.id),
    '/admin/registrasi/:nomor': NOMOR,
    '/admin/verifikasi/:id': String(formulirId),
    '/admin/turun-status/:id': String(formulirId),
    '/admin/referensi/entri/:id': String(entri.id),
    '/admin/unit-organisasi/:id': String(unor.id),
    '/formulir/berkas/:berkas': String(berkas),
    '/admin/kantor/:id': String(banyumas.id),
    '/admin/kantor/unit/:unit': String(unit.id),
    '/admin/verifikasi/:id/berkas/:berkas': String(berkas),
  };
  isiLengkap = {
    '/admin/surel/:id': { dilihat: String(matiPada.getTime()) },
    '/admin/pengumuman/:id': { aksi: 'akhiri', versi: '1' },
    '/admin/faq/:kode': { aksi: 'tutup', versi: '1' },
    '/admin/impor/:id': { aksi: 'jalankan', dilihat: 'diperiksa', alasan: 'LAIN' },
    '/admin/kuesioner/:kode': { aksi: 'mulai:1' },
    '/admin/kuesioner/:kode/draf': { aksi: 'buang', versi: '1' },
    '/admin/kuesioner/:kode/draf/judul': { judul: 'LAIN', pengantar: 'LAIN', asal: 'pengelola', versi: '1' },
    '/admin/kuesioner/:kode/draf/tanya/:tanya': { label: 'LAIN', jenis: 'teks', versi: '1' },
    '/admin/kuesioner/:kode/draf/terbit': { alasan: 'LAIN', versi: '1' },
    '/admin/registrasi/:nomor': { aksi: 'terima' },
    '/admin/verifikasi/:id': { aksi: 'setujui', kiriman: String(kirimanId), 'putusan:nama': 'sesuai' },
    '/admin/tiket/:nomor': { aksi: 'tolak', keterangan: 'sudah ada', dilihat: sidikTiket(tiketUnor) },
    '/admin/turun-status/:id': { status: 'tingkat_1', alasan: 'salah isi' },
    '/admin/pegawai/:nip/reset': { nomor_register: NOMOR_SITI, draf: 'simpan', alasan_reset: 'lupa semuanya' },
    '/admin/pegawai/:nip/buka-kembali': { alasan_buka: 'salah setuju' },
    '/admin/pegawai/:nip/koreksi': { butir: 'alamat', alamat: 'Jl. Lain 1', alasan_koreksi: 'salah setuju' },
    '/admin/pegawai/:nip/perpanjangan': { jenis: 'pengisian', sampai: hariKe(deps, 50), alasan_panjang: 'sakit' },
    '/admin/pegawai/:nip/perpanjangan/:id/cabut': { alasan_cabut: 'salah orang' },
    '/admin/instansi/:kode': { nama: 'INSTANSI LAIN', kanreg: 'I', provinsi: '6400', versi: '1' },
    '/admin/jadwal/:lingkup': {
      ...{ dilihat: await dilihatJadwal(deps, '6415'), alasan: 'surat 1' },
      ...{ pengisian_dari: hariKe(deps, -9), pengisian_sampai: hariKe(deps, 60) },
    },
    ...Object.fromEntries(
      ['', '/nonaktifkan', '/keluarkan', '/tautan', '/lepas-totp'].map((sisa) => [
        `/admin/petugas/:id${sisa}`,
        { versi: String(bawahan.versi), nama: 'ORANG LAIN', nip: '198311042008012934' },
      ]),
    ),
    '/admin/referensi/daftar/:jenis/baru': { nama: 'ENTRI LAIN' },
    '/admin/referensi/entri/:id': { versi: String(entri.versi), nama: 'ENTRI LAIN' },
    '/admin/referensi/entri/:id/keaktifan': { versi: String(entri.versi) },
    '/admin/referensi/entri/:id/gabung': {
      ...{ versi: String(entri.versi), ke: String(entriLain.id), versi_ke: String(entriLain.versi), alasan: 'sama' },
    },
    '/admin/unit-organisasi/instansi/:instansi/baru': { nama: 'UNIT LAIN' },
    '/admin/unit-organisasi/:id': { versi: String(unor.versi), nama: 'UNIT LAIN' },
    '/admin/unit-organisasi/:id/keaktifan': { versi: String(unor.versi) },
    '/admin/unit-organisasi/:id/pindah': { versi: String(unor.versi), ke: 'puncak' },
    '/admin/unit-organisasi/:id/gabung': {
      ...{ versi: String(unor.versi), ke: String(unorLain.id), versi_ke: String(unorLain.versi), alasan: 'sama' },
    },
    '/admin/kantor/:id': { nama: 'KANTOR LAIN', ...(await dilihat(banyumas.id)) },
    '/admin/kantor/:id/unit': { nama_unit: 'UNIT LAIN' },
    '/admin/kantor/unit/:unit/keaktifan': await dilihat(unit.id),
    '/admin/verifikasi/:id/unit': { unit: String(unit.id), alasan_alih: 'salah unit' },
  };
  sebelum = await keadaan();
});
after(() => portal.close());

/** A Kanreg besides the demo's, whose staff must not see Banyumas. */
async function verifikatorLain(): Promise<void> {
  const { db } = portal.deps;
  const { kata_sandi_hash } = await db('petugas').where('nama_pengguna', 'verif3.kanreg1').first('kata_sandi_hash');
  const orang = { nama_pengguna: 'verif3.kanreg2', nama: 'ORANG LAIN', nip: '198206142006041959', kata_sandi_hash };
  await db('petugas').insert(orang);
  await tambahPeran(db, 'verif3.kanreg2', { tingkat: 3, kantor: 'II' });
}

/** What must not have moved: the registration, the form and its steps. */
async function keadaan(): Promise<unknown> {
  const { db } = portal.deps;
  return {
    pegawai: await db('pegawai').where('nip', AKUN_STAF.nip).first('isi', 'versi'),
    registrasi: await db('registrasi').orderBy('id').select('nomor_register', 'status', 'diputus_oleh'),
    formulir: await db('formulir').orderBy('id').select('id', 'status', 'unit_kantor_id', 'berkas_fisik_oleh'),
    langkah: await db('formulir_langkah').orderBy('id').select('id', 'aksi'),
    putusan: await db('putusan').count(),
    catatan: await db('catatan').count(),
    lampiran: await db('formulir_lampiran').select(),
    petugas: await db('petugas').orderBy('id').select('id', 'nama', 'aktif', 'versi', 'sesi_ke'),
    tautan: await db('petugas_tautan').select(),
    kantor: await db('kantor').orderBy('id').select('nama', 'aktif'),
    instansi: await db('instansi').where('kode', '6415').select('nama', 'versi', 'aktif'),
    jadwal: await db('jadwal').select(),
    perpanjangan: await db('perpanjangan').select(),
    pengumuman: await db('pengumuman').select('id', 'versi'),
    referensi: await db('referensi').where('jenis', 'jfu').orderBy('id').select('id', 'versi', 'aktif'),
    unor: await db('unor').orderBy('id').select('id', 'versi', 'aktif', 'induk_id'),
    kuesioner: await db('kuesioner').orderBy(['kode', 'versi']).select('kode', 'versi'),
    impor: await db('impor').select('id', 'status'),
    draf: await db('kuesioner_draf').select('kode', 'versi'),
    surel: await db('surel').whereNotNull('mati_pada').select('id'),
    faq: await db('faq').orderBy('kode').select('kode', 'versi', 'urutan'),
    tiket: await db('tiket').select('id', 'status', 'petugas_id', 'kantor_id'),
  };
}

const SEMUA: readonly Pengunjung[] = [
  { jenis: 'umum', nama: 'an anonymous visitor', peran: [], masuk: async () => new Klien(portal.url) },
  { jenis: 'pns', nama: 'a PNS with a draft', peran: [], masuk: () => masukPns(portal.url, AKUN_KEMENTERIAN) },
  ...[...PETUGAS_DEMO, { namaPengguna: 'verif3.kanreg2', peran: 'verifikator' as const, peranLain: [] }].map(
    ({ namaPengguna, peran, peranLain }): Pengunjung => ({
      jenis: 'petugas',
      nama: namaPengguna,
      peran: [peran, ...peranLain],
      masuk: () => masukPetugas(portal.url, namaPengguna),
    }),
  ),
];

/** What the row's `akses` promises this visitor: a status, or where they are sent. */
function harapan(baris: BarisRute, siapa: Pengunjung): string {
  const bisa = String(TANPA_ISI[sebutBaris(baris)] ?? '< 400');
  if (baris.akses === 'umum') return bisa;
  if (baris.akses === 'pns') return siapa.jenis === 'pns' ? bisa : '303 /login';
  if (siapa.jenis !== 'petugas') return '303 /admin/login';
  if (baris.akses !== 'petugas' && !siapa.peran.some((satu) => baris.akses.includes(satu))) return '404';
  if (TANPA_WILAYAH.some(([alamat, nama]) => alamat.test(baris.alamat) && nama.test(siapa.nama))) return '404';
  if (!baris.alamat.includes(':')) return bisa;
  const dalam = DALAM_WEWENANG[baris.alamat];
  if (!dalam) throw new Error(`${sebutBaris(baris)}: say in DALAM_WEWENANG who may see its object`);
  if (!dalam.includes(siapa.nama)) return '404';
  return baris.metode === 'get' ? '< 400' : '409 or 422';
}

async function jawaban(baris: BarisRute, siapa: Pengunjung, klien: Klien): Promise<string> {
  const alamat = isiAlamat(baris, nilai);
  // In scope nothing is to be decided, so they come without the facts; the others bring all it takes.
  const isi = DALAM_WEWENANG[baris.alamat]?.includes(siapa.nama)
    ? {
        aksi: /registrasi|tiket/.test(baris.alamat) ? 'tolak' : 'kembalikan',
        kiriman: isiLengkap['/admin/verifikasi/:id']!.kiriman!,
        nomor_register: NOMOR_SITI,
        butir: 'alamat',
      }
    : isiLengkap[baris.alamat];
  const { status, tujuan } =
    baris.metode === 'get' ? await klien.buka(alamat) : await klien.kirim(alamat, { _kunci: kunciBaru(), ...isi });
  if (tujuan === '/login' || tujuan === '/admin/login') return `303 ${tujuan}`;
  if (status < 400) return '< 400';
  return status === 409 || (status === 422 && DALAM_WEWENANG[baris.alamat]) ? '409 or 422' : String(status);
}

describe('domain §3: who may open what, every route row × every kind of visitor', () => {
  for (const siapa of SEMUA) {
    it(siapa.nama, async () => {
      const klien = await siapa.masuk();
      const beda: string[] = [];
      for (const baris of rute) {
        const pengganti = baris.alamat.endsWith('logout') ? await siapa.masuk() : klien;
        const [mau, dapat] = [harapan(baris, siapa), await jawaban(baris, siapa, pengganti)];
        // Logging out leads a petugas to their login and everybody else to the front page.
        const keluar = sebutBaris(baris) === 'POST /admin/logout' && dapat === '303 /admin/login';
        if (mau !== dapat && !keluar) beda.push(`${sebutBaris(baris)}: expected ${mau}, got ${dapat}`);
      }
      assert.deepEqual(beda, []);
    });
  }

  it('nothing has been read into or decided by all these requests', async () => {
    assert.deepEqual(await keadaan(), sebelum);
  });

  it('every row says who may enter, and every parameter is known', () => {
    assert.ok(rute.length > 30);
    for (const baris of rute) assert.doesNotThrow(() => isiAlamat(baris, nilai));
    const diLuarMatriks: BarisRute = {
      metode: 'get',
      alamat: '/admin/belum-ada/:nip',
      akses: 'petugas',
      tangani: () => {},
    };
    assert.throws(() => isiAlamat(diLuarMatriks, nilai), /name a value/);
  });
});

describe('domain §3: outside the scope nothing exists', () => {
  it('the page of somebody else’s registration and of one that does not exist are the same', async () => {
    const klien = await masukPetugas(portal.url, 'admin.jateng');
    const [lain, tidakAda] = [
      await klien.buka(`/admin/registrasi/${NOMOR}`),
      await klien.buka('/admin/registrasi/ABCDEFGH'),
    ];
    assert.equal(lain.status, 404);
    assert.equal(lain.teks, tidakAda.teks);
    assert.match(lain.teks, /tidak ditemukan atau bukan wewenang Anda/);
  });

  it('the queues list nothing of other instansi, units and Kanreg', async () => {
    for (const nama of ['admin.jateng', 'admin.kemdikbud', 'verif1.disdik', 'verif2.jateng', 'verif3.kanreg2']) {
      const klien = await masukPetugas(portal.url, nama);
      for (const alamat of ['/admin', '/admin/registrasi', '/admin/verifikasi', '/admin/verifikasi?daftar=tingkat-1']) {
        const { teks } = await klien.buka(alamat);
        assert.doesNotMatch(teks, /SITI RACHMAWATI/, `${nama} ${alamat}`);
        assert.doesNotMatch(teks, new RegExp(NOMOR), `${nama} ${alamat}`);
      }
    }
  });

  it('a petugas whose instansi lets its tingkat-1 verifikator accept sees the registration; without the setting not', async () => {
    const klien = await masukPetugas(portal.url, 'verif1.disdik');
    assert.equal((await klien.buka(`/admin/registrasi/${NOMOR}`)).status, 404);
    await portal.deps.db('instansi').where('kode', '6415').update({ terima_oleh_verifikator: true });
    assert.equal((await klien.buka(`/admin/registrasi/${NOMOR}`)).status, 200);
    const lain = await masukPetugas(portal.url, 'verif1.biro');
    assert.equal((await lain.buka(`/admin/registrasi/${NOMOR}`)).status, 404);
    await portal.deps.db('instansi').where('kode', '6415').update({ terima_oleh_verifikator: false });
  });

  it('odd ids are not found, never an error', async () => {
    const klien = await masukPetugas(portal.url, 'verif2.banyumas');
    for (const id of ['0', '-1', '1.5', '99999999999999', '9999999999999999999', 'x', "1'--", '%00', 'x%00'])
      assert.equal((await klien.buka(`/admin/verifikasi/${id}`)).status, 404, id);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    for (const nomor of ["' OR 1=1--", 'DEM4%00PN', 'A'.repeat(5000), '%27'])
      assert.equal((await admin.buka(`/admin/registrasi/${nomor}`)).status, 404, nomor.slice(0, 20));
  });
});
