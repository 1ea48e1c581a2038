import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dilihatJadwal, jadwalUji, jendelaUji, perpanjanganUji } from '../support/jadwal.js';
import { AKUN_STAF, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { sampaiLangkahTiga } from '../support/pendaftar.js';
import { hariKe } from '../support/pengumuman.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

const NIP = AKUN_STAF.orang!.nip;
let portal: TestPortal;
let bkn: Klien;
let banyumas: Klien;
before(async () => {
  portal = await startTestPortal();
  bkn = await masukPetugas(portal.url, 'admin.bkn');
  banyumas = await masukPetugas(portal.url, 'admin.banyumas');
});
after(() => portal.close());

const jendela = (dari: number, sampai: number) => jendelaUji(portal.deps, dari, sampai);
const setel = (isi: Parameters<typeof jadwalUji>[1], instansi?: string) => jadwalUji(portal.deps, isi, instansi);
async function simpan(lingkup: string, isi: Record<string, string>, klien = bkn) {
  const dilihat = await dilihatJadwal(portal.deps, lingkup === 'nasional' ? null : lingkup);
  return klien.kirim(`/admin/jadwal/${lingkup}`, { dilihat, alasan: 'Surat 12', ...isi, _kunci: kunciBaru() });
}
const hari = (ke: number): string => hariKe(portal.deps, ke);

describe('domain §9 Jadwal: set by admin BKN', () => {
  it('the country’s and an instansi’s own; each in its history, with the reason in the trail', async () => {
    await setel({});
    const isi = {
      registrasi_dari: hari(-5),
      registrasi_sampai: hari(20),
      pengisian_dari: hari(-5),
      pengisian_sampai: hari(30),
    };
    assert.equal((await simpan('nasional', isi)).tujuan, '/admin/jadwal/nasional');
    assert.match((await bkn.buka('/admin/jadwal/nasional')).teks, /Jadwal tersimpan dan langsung berlaku/);
    assert.equal((await simpan('6415', { pengisian_dari: hari(-5), pengisian_sampai: hari(40) })).status, 303);
    const halaman = (await bkn.buka('/admin/jadwal')).teks;
    assert.match(halaman, /Pemerintah Kab\. Banyumas/);
    const satu = (await bkn.buka('/admin/jadwal/6415')).teks;
    assert.match(satu, new RegExp(`Jadwal diubah: pengisian formulir [^<]* sampai ${hari(40)}`));
    const jejak = await portal.deps.db('jejak').where({ aksi: 'jadwal.ubah' }).orderBy('id');
    assert.deepEqual(
      jejak.map(({ objek_id, alasan, rincian }) => [objek_id, alasan, rincian.bidang]),
      [
        [
          ...['nasional', 'Surat 12'],
          [20, 30].map(
            (ke, i) => `${['registrasi', 'pengisian formulir'][i]} tanpa batas, menjadi ${hari(-5)} sampai ${hari(ke)}`,
          ),
        ],
        ['6415', 'Surat 12', [`pengisian formulir tanpa batas, menjadi ${hari(-5)} sampai ${hari(40)}`]],
      ],
    );
  });

  it('refuses what does not fit, for an instansi with the country’s and for the country with an instansi’s; keeps the typing', async () => {
    const salah = await simpan('6415', { registrasi_dari: hari(-5), registrasi_sampai: hari(35) });
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /tidak ditutup sebelum registrasi/);
    assert.match(salah.teks, new RegExp(`value="${hari(35)}"`));
    const mulai = await simpan('6415', { pengisian_dari: hari(-9), pengisian_sampai: hari(40) });
    assert.match(mulai.teks, /href="#pengisian_dari">Pengisian formulir tidak mulai sebelum registrasi/);
    const nasional = await simpan('nasional', { registrasi_dari: hari(-5), registrasi_sampai: hari(50) });
    assert.match(nasional.teks, /Pemerintah Kab\. Banyumas: Pengisian formulir tidak ditutup/);
    const sama = await simpan('6415', { pengisian_dari: hari(-5), pengisian_sampai: hari(40) });
    assert.match(sama.teks, /Belum ada yang Anda ubah/);
  });

  it('somebody was faster: nothing is overwritten, the typing comes back', async () => {
    const isi = { dilihat: 'lama', pengisian_dari: hari(-5), pengisian_sampai: hari(44), alasan: 'Surat 9' };
    const jawaban = await bkn.kirim('/admin/jadwal/6415', { ...isi, _kunci: kunciBaru() });
    assert.equal(jawaban.status, 409);
    assert.match(jawaban.teks, /diubah orang lain/);
    assert.match(jawaban.teks, new RegExp(hari(44)));
    assert.match(jawaban.teks, /Surat 9/);
  });

  it('admin instansi reads the own and changes nothing; another instansi does not exist', async () => {
    assert.equal((await banyumas.buka('/admin/jadwal')).tujuan, '/admin/jadwal/6415');
    const halaman = (await banyumas.buka('/admin/jadwal/6415')).teks;
    assert.match(halaman, /Jadwal diatur BKN Pusat/);
    assert.doesNotMatch(halaman, /name="pengisian_dari"/);
    assert.equal((await banyumas.buka('/admin/jadwal/6400')).status, 404);
    assert.equal((await simpan('6415', {}, banyumas)).status, 404);
    assert.equal((await bkn.buka('/admin/jadwal/9999')).status, 404);
  });

  it('is not drawn in under somebody who has longer: whose extension it is stands at the date', async () => {
    for (const satu of [undefined, '6415']) await setel({}, satu);
    const jadwal = (verifikasi: number) => ({
      ...{ pengisian_dari: hari(-5), pengisian_sampai: hari(10) },
      ...{ verifikasi_dari: hari(-5), verifikasi_sampai: hari(verifikasi) },
    });
    assert.equal((await simpan('nasional', jadwal(40))).status, 303);
    const id = await perpanjanganUji(portal.deps, 'admin.banyumas', 30);
    const ditolak = await simpan('nasional', jadwal(20));
    assert.equal(ditolak.status, 422);
    assert.match(ditolak.teks, /SITI RACHMAWATI, NIP .+ mendapat perpanjangan.+Cabut dulu perpanjangan itu/);
    assert.equal((await simpan('6400', { verifikasi_dari: hari(-5), verifikasi_sampai: hari(20) })).status, 303);
    assert.equal((await simpan('6415', { verifikasi_dari: hari(-5), verifikasi_sampai: hari(20) })).status, 422);
    assert.equal((await simpan('nasional', jadwal(35))).status, 303);
    await portal.deps.db('perpanjangan').where({ id }).delete();
    assert.equal((await simpan('nasional', jadwal(20))).status, 303);
    for (const satu of [undefined, '6400', '6415']) await setel({}, satu);
  });
});

describe('domain §7 Jadwal: clear pages outside the windows', () => {
  it('registration: the front page, the first step and Tentang say it; an own window or extension still lets in', async () => {
    const { nip } = await portal.deps
      .db('pegawai')
      .where({ instansi_kode: '6415', kedudukan_hukum: '01' })
      .whereNotIn('nip', portal.deps.db('registrasi').select('nip'))
      .orderBy('nip')
      .first('nip');
    await setel({}, '6415');
    await setel({ registrasi: jendela(-20, -1) });
    const tamu = new Klien(portal.url);
    assert.match((await tamu.buka('/')).teks, /Registrasi sudah ditutup/);
    assert.match((await tamu.buka('/registrasi')).teks, /Registrasi sudah ditutup .+Masukkan NIP Baru/s);
    assert.match((await tamu.buka('/tentang')).teks, /id="jadwal"/);
    const ditolak = await tamu.kirim('/registrasi', { nip });
    assert.equal(ditolak.status, 422);
    assert.match(ditolak.teks, /Registrasi untuk Anda sudah ditutup/);
    assert.equal((await tamu.buka('/registrasi/data')).tujuan, '/registrasi');

    await setel({ registrasi: jendela(-20, 5) }, '6415');
    const { klien, isi } = await sampaiLangkahTiga(portal, nip);
    await setel({ registrasi: jendela(-20, -1) }, '6415');
    const terlambat = await klien.kirim('/registrasi/kata-kunci', isi);
    assert.equal(terlambat.tujuan, '/registrasi', 'back to the step that says why');
    await setel({}, '6415');
    await setel({});
  });

  it('the form: says until when, then is shown without fields, everywhere, and why', async () => {
    const siti = await masukPns(portal.url);
    await setel({ pengisian: jendela(-20, 3) });
    assert.match((await siti.buka('/formulir')).teks, /Isi dan kirim paling lambat .+Itu \d hari lagi/s);
    await setel({ pengisian: jendela(-20, -1) });
    const daftar = (await siti.buka('/formulir')).teks;
    assert.match(daftar, /Pengisian formulir sudah ditutup .+belum pernah dikirim/s);
    assert.doesNotMatch(daftar, /href="\/formulir\/kirim"/);
    for (const bagian of ['data-utama', 'riwayat/golongan', 'stakeholder', 'prestasi-kerja']) {
      const { teks, status } = await siti.buka(`/formulir/${bagian}`);
      assert.equal(status, 200);
      assert.match(teks, /sudah ditutup .+hanya bisa dibaca/s, bagian);
      assert.doesNotMatch(teks, /<form class="(?!search)[^"]*" method="post" action="\/formulir/, bagian);
    }
    assert.equal((await siti.buka('/formulir/kirim')).tujuan, '/formulir');
    const simpanan = await siti.kirim('/formulir/data-utama', {
      _kunci: kunciBaru(),
      versi: '0',
      agama__sikap: 'sesuai',
    });
    assert.equal(simpanan.status, 409);
    assert.match(simpanan.teks, /sudah ditutup/);
    await setel({ pengisian: jendela(4, 20) });
    assert.match((await siti.buka('/formulir')).teks, /Pengisian formulir dibuka/);
    await setel({});
  });

  it('one person is given longer on their page, with a notice there; it can be taken back', async () => {
    await setel({ pengisian: jendela(-20, 2) });
    const kirim = (klien: Klien, isi: Record<string, string>) =>
      klien.kirim(`/admin/pegawai/${NIP}/perpanjangan`, { ...isi, _kunci: kunciBaru() });
    const salah = await kirim(banyumas, { jenis: 'pengisian', sampai: hari(9), alasan_panjang: '' });
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /<details class="more" open>\s*<summary>Perpanjang waktu/);
    const isi = { jenis: 'pengisian', sampai: hari(9), alasan_panjang: 'Bencana alam.' };
    assert.equal((await kirim(banyumas, isi)).tujuan, `/admin/pegawai/${NIP}`);
    assert.match((await banyumas.buka(`/admin/pegawai/${NIP}`)).teks, /Bencana alam\./);
    assert.match((await banyumas.buka('/admin/jadwal/perpanjangan?cari=rachma')).teks, /SITI RACHMAWATI/);
    assert.doesNotMatch((await banyumas.buka('/admin/jadwal/perpanjangan?cari=tidak-ada')).teks, /SITI RACHMAWATI/);
    const jateng = await masukPetugas(portal.url, 'admin.jateng');
    assert.doesNotMatch((await jateng.buka('/admin/jadwal/perpanjangan')).teks, /SITI RACHMAWATI/);
    portal.advance(3 * 86_400_000);
    const siti = await masukPns(portal.url);
    assert.match((await siti.buka('/formulir')).teks, /paling lambat/);
    const { id } = await portal.deps.db('perpanjangan').orderBy('id', 'desc').first('id');
    banyumas = await masukPetugas(portal.url, 'admin.banyumas');
    await banyumas.kirim(`/admin/pegawai/${NIP}/perpanjangan/${id}/cabut`, {
      alasan_cabut: 'Salah orang.',
      _kunci: kunciBaru(),
    });
    assert.match((await siti.buka('/formulir')).teks, /sudah ditutup/);
    assert.ok(await perpanjanganUji(portal.deps, 'admin.banyumas', 12));
    await setel({});
  });

  it('verification: the case can be read, says why, and offers no verdict', async () => {
    const { formulirId } = await kirimSitiTetap(portal.deps);
    const verif = await masukPetugas(portal.url, 'verif1.dinkes');
    const alamat = `/admin/verifikasi/${formulirId}`;
    assert.match((await verif.buka(alamat)).teks, /value="setujui"/);
    await setel({ verifikasi: jendela(-20, -1) });
    const halaman = (await verif.buka(alamat)).teks;
    assert.match(halaman, /Verifikasi sudah ditutup/);
    assert.doesNotMatch(halaman, /value="setujui"/);
    assert.match((await verif.buka('/admin/verifikasi')).teks, /Verifikasi sudah ditutup/);
    const turun = await masukPetugas(portal.url, 'turun.banyumas');
    assert.match((await turun.buka(`/admin/turun-status?nip=${NIP}`)).teks, /tidak bisa lagi memperbaiki/);
    await setel({});
  });
});
