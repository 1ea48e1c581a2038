import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { sapu } from '../../src/jobs/sapu.repository.js';
import { buatBatas } from '../../src/web/batas.js';
import { acak, jpeg, pdfSatuHalaman, pdfSeberat, pdfSurat } from '../support/berkas.js';
import { alamatForm, jawabanCaptcha, kirimContoh, mentahContoh, tiketContoh } from '../support/helpdesk.js';
import { Klien, kunciDari, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const kategori = (kode: string) => cariKategori(portal.deps.kategori, kode)!;
const orang = () => new Klien(portal.url);
const banyakTiket = async (): Promise<number> => (await portal.deps.db('tiket').select('id')).length;
/** The text that a page shows, entities of our own escaping undone. */
const baca = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, kode: string) => String.fromCodePoint(Number(kode))).replaceAll('&amp;', '&');

describe('domain §8, group A: TMT CPNS first', () => {
  it('asks for it, and again when nothing was chosen', async () => {
    const klien = orang();
    const satu = await klien.buka('/helpdesk/beda-nama');
    for (const kata of ['TMT CPNS sebelum/saat 2008', 'TMT CPNS sesudah 2008']) assert.ok(satu.teks.includes(kata));
    const dua = await klien.buka('/helpdesk/beda-nama?tmt=');
    assert.equal(dua.status, 422);
    assert.match(dua.teks, /Pilih TMT CPNS Anda/);
  });

  it('14 has the boundary 2003 and goes straight to its form', async () => {
    assert.match((await orang().buka('/helpdesk/tidak-ada-dalam-database')).teks, /sebelum\/saat 2003/);
    const { teks } = await orang().buka('/helpdesk/tidak-ada-dalam-database?tmt=sampai');
    assert.match(teks, /TMT CPNS sebelum\/saat 2003/);
    for (const label of ['SK CPNS', 'SK PNS', 'Surat Keterangan Aktif dari Pimpinan', 'Ijazah', 'Keterangan Gaji'])
      assert.ok(teks.includes(`>${label}<`), label);
    assert.doesNotMatch((await orang().buka('/helpdesk/tidak-ada-dalam-database?tmt=sesudah')).teks, /type="file"/);
  });

  it('after 2008 straight to the form; at or before it Cari NIP Lama', async () => {
    assert.match((await orang().buka('/helpdesk/beda-nama?tmt=sesudah')).teks, /Form Data Nama Tidak Sesuai/);
    assert.match((await orang().buka('/helpdesk/beda-nama?tmt=sampai')).teks, /Cari NIP Lama/);
  });

  it('Cari NIP Lama shows five values, of the birth date day and month; Tidak Sesuai has the NIP filled in', async () => {
    const { nip, nip_lama } = await portal.deps.db('pegawai').whereNotNull('nip_lama').first('nip', 'nip_lama');
    const klien = orang();
    const kunci = await klien.kunci('/helpdesk/beda-nama?tmt=sampai');
    const { status, teks } = await klien.kirim('/helpdesk/beda-nama/nip-lama', { nip_lama, _kunci: kunci });
    assert.equal(status, 200);
    for (const label of ['NIP Baru', 'Nama', 'Tempat Lahir', 'Tanggal Lahir', 'Instansi'])
      assert.ok(teks.includes(`<dt>${label}</dt>`));
    assert.equal((teks.match(/<dt>/g) ?? []).length, 5);
    assert.match(baca(teks), new RegExp(`${nip.slice(6, 8)}-${nip.slice(4, 6)}-••••`));
    assert.ok((await klien.buka('/helpdesk/beda-nama?tmt=sampai&langkah=isi')).teks.includes(`value="${nip}"`));
    assert.ok((await klien.buka('/registrasi')).teks.includes(`value="${nip}"`), 'Sesuai: register with this NIP');
  });

  it('a NIP Lama that nobody has leads to kategori 14', async () => {
    const klien = orang();
    const kunci = await klien.kunci('/helpdesk/beda-nama?tmt=sampai');
    const { status, teks } = await klien.kirim('/helpdesk/beda-nama/nip-lama', {
      nip_lama: '000000000',
      _kunci: kunci,
    });
    assert.equal(status, 422);
    assert.match(teks, /href="\/helpdesk\/tidak-ada-dalam-database"/);
  });

  it('whoever has signed in has the NIP filled in, and the NIP tells the TMT', async () => {
    const klien = await masukPns(portal.url);
    const { teks } = await klien.buka('/helpdesk/beda-nama');
    assert.match(teks, /value="198003122005012907"/);
    assert.match(teks, /name="tmt" value="sampai"/);
    assert.doesNotMatch(teks, /captcha/);
  });
});

describe('domain §8, group B: the closest existing references are shown before sending', () => {
  it('a name that comes near asks first; one of them picked needs no ticket', async () => {
    const klien = orang();
    const sebelum = await banyakTiket();
    const isi = { sekolah: 'SMAN 1 Purwokerto', aksi: 'kirim' };
    const { status, teks } = await kirimContoh(portal, klien, kategori('sekolah'), { isi });
    assert.equal(status, 200);
    assert.match(teks, /Mungkin yang Anda maksud/);
    const kode = /name="pilih" value="(\w+)"><span>SMA Negeri 1 Purwokerto/.exec(teks)?.[1];
    assert.ok(kode);
    const pakai = { ...mentahContoh(kategori('sekolah')), ...isi, aksi: 'pakai', pilih: kode, _kunci: kunciDari(teks) };
    const jawab = await klien.kirim('/helpdesk/sekolah', pakai);
    assert.match(baca(jawab.teks), /“SMA Negeri 1 Purwokerto” sudah ada di daftar/);
    assert.equal(await banyakTiket(), sebelum);
  });

  it('the captcha answered once holds for its form', async () => {
    const klien = orang();
    const { teks } = await kirimContoh(portal, klien, kategori('sekolah'), {
      isi: { sekolah: 'SMAN 2 Purwokerto', aksi: 'kirim' },
    });
    assert.doesNotMatch(teks, /name="captcha"/);
    const isi = {
      ...mentahContoh(kategori('sekolah')),
      sekolah: 'SMAN 2 Purwokerto',
      aksi: 'tetap',
      _kunci: kunciDari(teks),
    };
    assert.match((await klien.kirim('/helpdesk/sekolah', isi)).tujuan, /^\/helpdesk\/tiket\/\d{10}$/);
  });

  it('for three more tries, then it is asked for anew', async () => {
    const klien = orang();
    const isi = { sekolah: 'SMAN 2 Purwokerto', aksi: 'kirim' };
    let { teks } = await kirimContoh(portal, klien, kategori('sekolah'), { isi });
    const lagi = { ...mentahContoh(kategori('sekolah')), ...isi, _kunci: kunciDari(teks) };
    for (let i = 1; i <= 3; i += 1) {
      assert.doesNotMatch(teks, /name="captcha"/);
      const jawaban = await klien.kirim('/helpdesk/sekolah', lagi);
      assert.equal(jawaban.status, 200, String(i));
      teks = jawaban.teks;
    }
    assert.match(teks, /name="captcha"/);
    const jawaban = await klien.kirim('/helpdesk/sekolah', lagi);
    assert.equal(jawaban.status, 422);
    assert.match(jawaban.teks, /Captcha tidak cocok/);
  });

  it('Unit Organisasi is echoed as a tree', async () => {
    const isi = { unit_organisasi: 'Dinas Zzz # Bidang Yyy#  Seksi Xxx ', aksi: 'kirim' };
    const { teks } = await kirimContoh(portal, orang(), kategori('unit-organisasi'), { isi });
    assert.match(
      teks,
      /Eselon 2<\/span> <b>Dinas Zzz<\/b>[\s\S]*Eselon 3<\/span> <b>Bidang Yyy<\/b>[\s\S]*Eselon 4<\/span> <b>Seksi Xxx<\/b>/,
    );
  });

  for (const jalur of ['', '#', 'A##B', 'A#B#C#D', '#A', 'A# ']) {
    it(`a path that does not read, "${jalur}", is explained`, async () => {
      const { status, teks } = await kirimContoh(portal, orang(), kategori('unit-organisasi'), {
        isi: { unit_organisasi: jalur },
      });
      assert.equal(status, 422);
      assert.match(teks, /unit_organisasi-galat/);
    });
  }
});

describe('NIP that exists or does not is explained with the way that is', () => {
  it('an unknown NIP → kategori 14', async () => {
    const { status, teks } = await kirimContoh(portal, orang(), kategori('sekolah'), {
      isi: { nip: '198704182010121925' },
    });
    assert.equal(status, 422);
    assert.match(teks, /NIP ini tidak ada dalam database/);
    assert.match(teks, /href="\/helpdesk\/tidak-ada-dalam-database"/);
  });

  it('14 with a NIP that exists → registration', async () => {
    const isi = { nip: '198003122005012907', tanggal_lahir: '12-03-1980', jenis_kelamin: '2' };
    const { status, teks } = await kirimContoh(portal, orang(), kategori('tidak-ada-dalam-database'), { isi });
    assert.equal(status, 422);
    assert.match(teks, /NIP ini ada dalam database/);
    assert.match(teks, /href="\/registrasi"/);
  });

  for (const [kode, nip, jalan] of [
    ['data-pensiun', '198003122005012907', '/registrasi'],
    ['data-pensiun', '197506152000031922', '/helpdesk/diberhentikan'],
    ['diberhentikan', '195702031979032921', '/helpdesk/data-pensiun'],
  ] as const) {
    it(`${kode} for ${nip} → ${jalan}`, async () => {
      const { status, teks } = await kirimContoh(portal, orang(), kategori(kode), { isi: { nip } });
      assert.equal(status, 422);
      assert.ok(teks.includes(`href="${jalan}"`));
    });
  }
});

describe('bad input: 422, kept, explained', () => {
  it('every field says what is missing and keeps what was typed', async () => {
    const isi = { nip: '123', nama: 'Nama <b>Baru</b>', nomor_sk: '', tanggal_sk: '31-02-2014', email: 'bukan-surel' };
    const { status, teks } = await kirimContoh(portal, orang(), kategori('beda-nama'), { isi });
    assert.equal(status, 422);
    for (const kode of ['nip', 'nomor_sk', 'tanggal_sk', 'email']) assert.ok(teks.includes(`href="#${kode}"`), kode);
    assert.ok(teks.includes('value="Nama &lt;b&gt;Baru&lt;/b&gt;"'));
    assert.ok(teks.includes('value="31-02-2014"'));
  });

  it('a good file is kept between tries, so that a mistake elsewhere asks for it no second time', async () => {
    const klien = orang();
    const { teks } = await kirimContoh(portal, klien, kategori('beda-nama'), { isi: { nomor_sk: '' } });
    assert.match(baca(teks), /“berkas_sk\.pdf” .* sudah kami terima/);
    const tanda = /name="berkas_sk__tersimpan" value="([^"]+)"/.exec(teks)?.[1] ?? '';
    const isi = { ...mentahContoh(kategori('beda-nama')), _kunci: kunciDari(teks), berkas_sk__tersimpan: tanda };
    const jawab = await klien.unggah('/helpdesk/beda-nama', isi, []);
    const nomor = jawab.tujuan.slice(-10);
    const { id } = await portal.deps.db('tiket').where({ nomor }).first('id');
    assert.equal((await portal.deps.db('tiket_berkas').where('tiket_id', id)).length, 1);
    portal.advance(3 * 86_400_000);
    await sapu(portal.deps.db, portal.deps.jam());
    assert.equal((await portal.deps.db('tiket_berkas').where('tiket_id', id)).length, 1, 'the sweep leaves it alone');
  });

  it('with a wrong captcha no file is looked into or stored; the page says that it has to be chosen again', async () => {
    const klien = orang();
    const satu = kategori('tidak-ada-dalam-database');
    const berkas = async () => (await portal.deps.db('berkas').select('id')).length;
    const sebelum = await berkas();
    const kunci = await klien.kunci(alamatForm(satu));
    const isi = { ...mentahContoh(satu), tmt: 'sampai', captcha: 'SALAH', _kunci: kunci, aksi: 'tetap' };
    const surat = await pdfSurat();
    const lima = satu.dokumen.map(({ kode }) => [`${kode}.pdf`, surat, kode] as const);
    const salah = await klien.unggah(`/helpdesk/${satu.kode}`, isi, lima);
    assert.equal(salah.status, 422);
    const kali = baca(salah.teks).match(/belum disimpan karena Captcha tidak cocok/g)?.length;
    assert.equal(kali, 2 * 5, 'in the summary and at each field');
    assert.ok(salah.teks.includes(`value="${mentahContoh(satu).nama}"`), 'what was typed stays');
    assert.equal(await berkas(), sebelum);
    const captcha = await jawabanCaptcha(portal, klien);
    const benar = await klien.unggah(`/helpdesk/${satu.kode}`, { ...isi, captcha, nama: '' }, lima);
    assert.equal(benar.status, 422);
    assert.equal(await berkas(), sebelum + 5, 'kept between tries once the captcha has been answered');
  });

  it('files of a form whose captcha was answered before are kept, also when it is asked for anew', async () => {
    const klien = orang();
    const satu = kategori('beda-nama');
    let { teks } = await kirimContoh(portal, klien, satu, { isi: { nomor_sk: '' } });
    const isi = { ...mentahContoh(satu), nomor_sk: '', _kunci: kunciDari(teks), aksi: 'tetap' };
    const surat = [['baru.pdf', await pdfSurat('Surat baru'), 'berkas_sk'] as const];
    for (let i = 0; i < 4; i += 1) ({ teks } = await klien.unggah('/helpdesk/beda-nama', isi, surat));
    assert.match(teks, /Captcha tidak cocok/);
    assert.match(baca(teks), /“baru\.pdf” .* sudah kami terima/);
  });

  it('nobody can name a file that they have not sent', async () => {
    const isi = { berkas_sk__tersimpan: 'berkas:berkas_sk:WzEsMSwieCJd.tanda' };
    const { status, teks } = await kirimContoh(portal, orang(), kategori('beda-nama'), { isi, berkas: [] });
    assert.equal(status, 422);
    assert.match(teks, /Pilih berkasnya/);
  });

  it('a wrong captcha is explained and asks for nothing else again', async () => {
    const klien = orang();
    const kunci = await klien.kunci(alamatForm(kategori('sekolah')));
    const isi = { ...mentahContoh(kategori('sekolah')), captcha: 'SALAH', _kunci: kunci };
    const { status, teks } = await klien.kirim('/helpdesk/sekolah', isi);
    assert.equal(status, 422);
    assert.match(teks, /Captcha tidak cocok/);
    assert.ok(teks.includes('value="SMP Negeri 2 Nganjuk"'));
  });
});

describe('what the portal knows of a NIP', () => {
  it('is told only to whoever has answered the captcha', async () => {
    const klien = orang();
    const kunci = await klien.kunci(alamatForm(kategori('sekolah')));
    const isi = { ...mentahContoh(kategori('sekolah')), nip: '198704182010121925', captcha: 'SALAH', _kunci: kunci };
    const { status, teks } = await klien.kirim('/helpdesk/sekolah', isi);
    assert.equal(status, 422);
    assert.doesNotMatch(teks, /tidak ada dalam database/);
  });
});

describe('hostile files are refused with the reason, other fields kept', () => {
  const BURUK: [apa: string, nama: string, isi: () => Promise<Buffer> | Buffer, sebab: RegExp][] = [
    ['3 MB', 'besar.pdf', () => pdfSeberat(3 * 1024 * 1024), /lebih besar dari 2 MB/],
    [
      'an .exe named .pdf',
      'sk.pdf',
      () => Buffer.concat([Buffer.from('MZ\x90\x00'), acak(2000)]),
      /bukan PDF, JPG, atau PNG/,
    ],
    ['a cut-off PDF', 'sk.pdf', async () => (await pdfSurat()).subarray(0, 700), /tidak utuh|tidak bisa dibaca/],
    [
      'HTML inside a .jpg',
      'foto.jpg',
      () => Buffer.from('<html><script>alert(1)</script></html>'),
      /bukan PDF, JPG, atau PNG/,
    ],
    ['an empty file', 'kosong.pdf', () => Buffer.alloc(0), /kosong/],
    [
      'a PDF with a script',
      'aktif.pdf',
      () => pdfSatuHalaman('<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>'),
      /memuat lebih dari halaman/,
    ],
  ];
  for (const [apa, nama, isi, sebab] of BURUK) {
    it(apa, async () => {
      const sebelum = await banyakTiket();
      const berkas = [[nama, await isi(), 'berkas_sk'] as const];
      const { status, teks } = await kirimContoh(portal, orang(), kategori('data-pensiun'), { berkas });
      assert.equal(status, 422);
      assert.match(baca(teks), sebab);
      assert.ok(teks.includes('value="882/114/2015"'), 'the other fields are kept');
      assert.equal(await banyakTiket(), sebelum);
    });
  }

  it('30 files', async () => {
    const surat = await pdfSurat();
    const berkas = Array.from({ length: 30 }, (_, i) => [`${i}.pdf`, surat, 'berkas_sk'] as const);
    const { status, teks } = await kirimContoh(portal, orang(), kategori('data-pensiun'), { berkas });
    assert.equal(status, 422);
    assert.match(teks, /Pilih satu berkas saja/);
    assert.ok(teks.includes('value="882/114/2015"'));
  });

  it('two files where one is asked for', async () => {
    const surat = await pdfSurat();
    const berkas = [['a.pdf', surat, 'berkas_sk'] as const, ['b.jpg', await jpeg(), 'berkas_sk'] as const];
    const { status, teks } = await kirimContoh(portal, orang(), kategori('data-pensiun'), { berkas });
    assert.equal(status, 422);
    assert.match(teks, /Satukan halamannya menjadi satu PDF/);
  });
});

describe('domain §8: repeats and duplicates', () => {
  it('the same form sent again leads to the same ticket', async () => {
    const klien = orang();
    const halaman = await klien.buka('/helpdesk/diklat-fungsional');
    const isi = {
      ...mentahContoh(kategori('diklat-fungsional')),
      captcha: await jawabanCaptcha(portal, klien),
      _kunci: kunciDari(halaman.teks),
      aksi: 'tetap',
    };
    const satu = await klien.kirim('/helpdesk/diklat-fungsional', isi);
    assert.match(satu.tujuan, /^\/helpdesk\/tiket\/\d{10}$/);
    assert.equal((await klien.kirim('/helpdesk/diklat-fungsional', isi)).tujuan, satu.tujuan);
    assert.equal((await orang().kirim('/helpdesk/diklat-fungsional', { ...isi })).tujuan, satu.tujuan);
  });

  it('two clicks at once with one captcha lead to one ticket', async () => {
    const klien = orang();
    const halaman = await klien.buka('/helpdesk/diklat-fungsional');
    const isi = {
      ...mentahContoh(kategori('diklat-fungsional')),
      diklat_fungsional: 'Diklat yang diminta dua kali sekaligus',
      captcha: await jawabanCaptcha(portal, klien),
      _kunci: kunciDari(halaman.teks),
      aksi: 'tetap',
    };
    const [satu, dua] = await Promise.all([1, 2].map(() => klien.kirim('/helpdesk/diklat-fungsional', isi)));
    assert.match(satu!.tujuan, /^\/helpdesk\/tiket\/\d{10}$/);
    assert.equal(dua!.tujuan, satu!.tujuan);
  });

  it('filed again from the same browser it shows the number again; from another only its date', async () => {
    const klien = orang();
    const satu = kategori('bidang-spesialis');
    const nomor = await tiketContoh(portal, klien, satu, { isi: { email: 'pelapor@pns.example' } });
    assert.equal(await tiketContoh(portal, klien, satu), nomor);
    const lain = orang();
    const { tujuan } = await kirimContoh(portal, lain, satu, { isi: { email: 'penyusup@pns.example' } });
    const { teks } = await lain.buka(tujuan);
    assert.match(teks, /Permohonan yang sama sudah ada/);
    assert.match(teks, /Dikirim tanggal \d+ \w+ \d{4}/);
    assert.ok(!teks.includes(nomor) && !tujuan.includes(nomor), 'somebody else’s number is never shown');
    assert.equal((await lain.buka(`/helpdesk/tiket/${nomor}`)).status, 404);
    const surel = await portal.deps.db('surel').where({ templat: 'tiket-sudah-ada' }).pluck('kepada');
    assert.deepEqual(surel, ['pelapor@pns.example']);
  });

  it('the owner who has signed in sees the number', async () => {
    const satu = kategori('mata-pelajaran');
    const nomor = await tiketContoh(portal, orang(), satu);
    const { tujuan } = await kirimContoh(portal, await masukPns(portal.url), satu);
    assert.equal(tujuan, `/helpdesk/tiket/${nomor}`);
  });

  it('a date of another kategori or one made up is not found', async () => {
    assert.equal((await orang().buka('/helpdesk/sekolah?sudah=sudah:sekolah:2026-01-01.x')).status, 200);
    const tanda = encodeURIComponent(portal.deps.sandi.tandai('sudah:lokasi:2026-01-01T00:00:00.000Z'));
    assert.equal((await orang().buka(`/helpdesk/sekolah?sudah=${tanda}`)).status, 404);
  });
});

describe('limits', () => {
  before(() => {
    portal.deps.batas = buatBatas(portal.deps.db);
  });
  after(async () => {
    await portal.deps.db('batas_laju').delete();
    portal.deps.batas = buatBatas(portal.deps.db, 100);
  });

  it('Cari NIP Lama asks for a captcha after a few tries, and stops at ten for one NIP Lama', async () => {
    await portal.deps.db('batas_laju').delete();
    const klien = orang();
    const cari = () => klien.kirim('/helpdesk/beda-nama/nip-lama', { nip_lama: '000000001', _kunci: 'a'.repeat(24) });
    for (let i = 0; i < 3; i += 1) assert.match((await cari()).teks, /tidak ada dalam database/);
    assert.match((await cari()).teks, /Captcha tidak cocok/);
    for (let i = 0; i < 10; i += 1) await portal.deps.batas.pakai('nip-lama-sasaran', '123456789');
    await portal.deps.db('batas_laju').where('key', 'like', 'cari-nip-lama%').delete();
    const { status } = await klien.kirim('/helpdesk/beda-nama/nip-lama', {
      nip_lama: '123456789',
      _kunci: 'b'.repeat(24),
    });
    assert.equal(status, 429);
  });

  it('of thirty-five at once no more than three are answered without a captcha', async () => {
    await portal.deps.db('batas_laju').delete();
    const { nip_lama } = await portal.deps.db('pegawai').whereNotNull('nip_lama').first('nip_lama');
    const jawaban = await Promise.all(
      Array.from({ length: 35 }, (_, i) =>
        orang().kirim('/helpdesk/beda-nama/nip-lama', { nip_lama, _kunci: String(i).padStart(24, 'k') }),
      ),
    );
    assert.equal(jawaban.filter(({ teks }) => teks.includes('<dt>NIP Baru</dt>')).length, 3);
  });

  it('a NIP can be guessed for a ticket so often; asking with the right one counts nothing', async () => {
    await portal.deps.db('batas_laju').delete();
    const nomor = await tiketContoh(portal, orang(), kategori('lokasi'));
    const buka = async (nip: string) => (await orang().kirim('/cek-status/pengaduan', { tiket: nomor, nip })).status;
    for (let i = 0; i < 15; i += 1) assert.equal(await buka('198003122005012907'), 303);
    for (let i = 0; i < 10; i += 1) assert.equal(await buka('198003122005012999'), 422);
    assert.equal(await buka('198003122005012999'), 429);
  });
});
