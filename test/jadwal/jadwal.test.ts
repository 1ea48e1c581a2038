import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { bukaKembali } from '../../src/formulir/buka-kembali.service.js';
import { lembarNip } from '../../src/formulir/formulir.repository.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import { bisaDiubah, sebabBaca, waktuLembar } from '../../src/formulir/terbuka.js';
import { turunkanDariKonsol } from '../../src/formulir/turunkan.service.js';
import { bacaJadwalDiketik } from '../../src/jadwal/isian-jadwal.js';
import {
  hariTerakhir,
  type Jadwal,
  type JenisJadwal,
  jendelaHari,
  keadaanJendela,
  pengingatJatuh,
  pesanUrutan,
} from '../../src/jadwal/jadwal.js';
import { gantiJadwal, jadwalPns } from '../../src/jadwal/jadwal.repository.js';
import { kirimPengingat, mulaiPengingat } from '../../src/jadwal/pengingat.service.js';
import { beriPerpanjangan, cabutPerpanjangan } from '../../src/jadwal/perpanjangan.service.js';
import { ajukanRegistrasi } from '../../src/portal/registrasi.service.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { kirimDuaKasus } from '../support/antrean.js';
import { type Alat, dicoba, isiFormulir, pelakuPetugas, pelakuPns, putus, setujuiSemua } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF } from '../support/klien.js';
import { hariKe } from '../support/pengumuman.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

const NIP = AKUN_STAF.orang!.nip;
const NOMOR = AKUN_STAF.akun!.nomorRegister;
const HARI = 86_400_000;

let alat: Alat;
let d: Deps;
let banyumas: PelakuPetugas;
let bkn: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  banyumas = await pelakuPetugas(d.db, 'admin.banyumas');
  bkn = await pelakuPetugas(d.db, 'admin.bkn');
});
after(() => alat.database.destroy());

/** A window from so many days ago to so many days ahead. */
const jendela = (dari: number, sampai: number) => {
  const kini = d.jam().getTime();
  return { mulai: new Date(kini + dari * HARI), selesai: new Date(kini + sampai * HARI) };
};
const TERBUKA = () => jendela(-10, 40);
const LEWAT = () => jendela(-10, -1);
const galat = (jenis: Galat['jenis'], pesan: RegExp) => (satu: unknown) =>
  satu instanceof Galat && satu.jenis === jenis && pesan.test(satu.message);
const isian =
  (nama: string, pesan = /./) =>
  (satu: unknown) =>
    satu instanceof GalatIsian && pesan.test(satu.pesan[nama] ?? '');
const lembar = async (trx: Trx) => (await lembarNip(trx, NIP))!;
const siti = async (trx: Trx) => {
  const pns = await pelakuPns(trx, NOMOR);
  await trx.raw(
    `INSERT INTO formulir (nip, instansi_kode, sejak) SELECT nip, instansi_kode, now() FROM pegawai WHERE nip = ? ON CONFLICT DO NOTHING`,
    [NIP],
  );
  return pns;
};

describe('domain §7 Jadwal: a window', () => {
  const satu = jendelaHari('2015-09-01', '2015-11-30');

  it('lasts until the end of its last day in WIB', () => {
    assert.equal(keadaanJendela(satu, new Date('2015-08-31T16:59:59Z')), 'belum');
    assert.equal(keadaanJendela(satu, new Date('2015-08-31T17:00:00Z')), 'buka');
    assert.equal(keadaanJendela(satu, new Date('2015-11-30T16:59:59Z')), 'buka');
    assert.equal(keadaanJendela(satu, new Date('2015-11-30T17:00:00Z')), 'tutup');
    assert.equal(hariTerakhir(satu.selesai), '30 November 2015');
  });

  it('that nobody has set is open without end', () => assert.equal(keadaanJendela(undefined, new Date()), 'buka'));

  it('reminders are due 30, 7 and 1 days before the last day, and the nearest when one was missed', () => {
    const pada = (hari: string) => pengingatJatuh(satu.selesai, new Date(`2015-${hari}T05:00:00Z`));
    assert.deepEqual(['10-30', '10-31', '11-22', '11-23', '11-28', '11-29', '11-30', '12-01'].map(pada), [
      null,
      30,
      30,
      7,
      7,
      1,
      1,
      null,
    ]);
  });

  it('windows fit together: nobody is let in and then finds the next door shut', () => {
    const jadwal = (registrasi: [string, string], pengisian: [string, string]): Jadwal => ({
      registrasi: jendelaHari(...registrasi),
      pengisian: jendelaHari(...pengisian),
    });
    assert.deepEqual(pesanUrutan(jadwal(['2015-09-01', '2015-10-31'], ['2015-09-01', '2015-11-30'])), {});
    assert.match(
      pesanUrutan(jadwal(['2015-09-01', '2015-12-31'], ['2015-09-01', '2015-11-30'])).pengisian!.teks,
      /tidak ditutup sebelum registrasi, 31 Desember 2015/,
    );
    assert.match(
      pesanUrutan(jadwal(['2015-09-02', '2015-10-31'], ['2015-09-01', '2015-11-30'])).pengisian!.teks,
      /tidak mulai sebelum registrasi/,
    );
    const { registrasi } = jadwal(['2015-09-01', '2015-12-31'], ['2015-09-01', '2015-11-30']);
    assert.match(
      pesanUrutan({ registrasi, verifikasi: jendelaHari('2015-09-01', '2015-12-01') }).verifikasi!.teks,
      /registrasi/,
    );
  });

  it('is typed as two dates or none; a new end is not in the past, one that stood may stay', () => {
    const kini = new Date('2015-10-01T05:00:00Z');
    const lama: Jadwal = { registrasi: jendelaHari('2015-08-01', '2015-09-15') };
    const baca = (dari: string, sampai: string) =>
      bacaJadwalDiketik({ registrasi_dari: dari, registrasi_sampai: sampai, alasan: 'Surat 1' }, lama, kini);
    assert.deepEqual(baca('', ''), { jadwal: {}, alasan: 'Surat 1', pesan: {} });
    assert.deepEqual(baca('01-08-2015', '15-09-2015').jadwal, lama);
    assert.match(baca('01-08-2015', '14-09-2015').pesan.registrasi_sampai!, /paling awal hari ini, 01-10-2015/);
    assert.match(baca('01-08-2015', '').pesan.registrasi_sampai!, /isi juga/);
    assert.match(baca('', '01-12-2015').pesan.registrasi_dari!, /isi juga/);
    assert.match(baca('02-12-2015', '01-12-2015').pesan.registrasi_sampai!, /tidak sebelum 02-12-2015/);
    assert.match(baca('31-02-2015', '01-12-2015').pesan.registrasi_dari!, /tanggal itu tidak ada/);
    assert.ok(bacaJadwalDiketik({}, lama, kini).pesan.alasan);
  });

  it('what is wrong is said in the order of the page, each window by its name', () => {
    const mentah = { registrasi_dari: 'besok', pengisian_dari: '02-12-2015', pengisian_sampai: '01-12-2015' };
    const { pesan } = bacaJadwalDiketik(mentah, {}, new Date('2015-10-01T05:00:00Z'));
    assert.deepEqual(Object.keys(pesan), ['registrasi_dari', 'pengisian_sampai', 'alasan']);
    assert.match(pesan.registrasi_dari!, /^Registrasi: dari tanggal belum terbaca/);
    assert.match(pesan.pengisian_sampai!, /^Pengisian formulir: sampai tanggal tidak sebelum/);
  });
});

describe('domain §7 Jadwal: national, per instansi, extension per person', () => {
  const selesai = async (trx: Trx, jenis: JenisJadwal) => (await jadwalPns(trx, NIP))[jenis]?.selesai?.getTime();

  it('an instansi’s own window takes the place of the country’s, kind by kind; a person’s extension comes on top', () =>
    dicoba(d, async (trx) => {
      const [nasional, sendiri] = [jendela(-1, 10), jendela(-1, 20)];
      await gantiJadwal(trx, null, { pengisian: nasional, verifikasi: nasional });
      await gantiJadwal(trx, '6400', { pengisian: jendela(-1, 99) });
      assert.equal(await selesai(trx, 'pengisian'), nasional.selesai.getTime());
      await gantiJadwal(trx, '6415', { pengisian: sendiri });
      assert.equal(await selesai(trx, 'pengisian'), sendiri.selesai.getTime());
      assert.equal(await selesai(trx, 'verifikasi'), nasional.selesai.getTime());
      await gantiJadwal(trx, null, {});
      await gantiJadwal(trx, '6415', { pengisian: sendiri });
      const isi = { jenis: 'pengisian', sampai: hariKe(d, 30), alasan_panjang: 'Dirawat di rumah sakit.' };
      await beriPerpanjangan(d, trx, banyumas, { nip: NIP, nama: 'SITI', instansiKode: '6415' }, isi);
      assert.ok((await selesai(trx, 'pengisian'))! > jendela(0, 29).selesai.getTime());
      const orangLain = AKUN_KEMENTERIAN.orang!.nip;
      assert.deepEqual(await jadwalPns(trx, orangLain), {});
    }));
});

describe('domain §7 Jadwal: registration', () => {
  const daftar = async (trx: Trx) => {
    const { nip } = await trx('pegawai')
      .where('instansi_kode', '6415')
      .whereNotIn('nip', trx('registrasi').select('nip'))
      .where('kedudukan_hukum', '01')
      .first('nip');
    const baru = { kataKunci: 'x', namaIbu: 'y', pertanyaan: 'z', jawaban: 'w' };
    return ajukanRegistrasi(d, trx, { nip, kontak: { email: null, hp: null }, baru, kataKunciHash: 'h' });
  };

  it('is refused before and after its window, and goes on inside', () =>
    dicoba(d, async (trx) => {
      await gantiJadwal(trx, null, { registrasi: jendela(2, 9) });
      await assert.rejects(daftar(trx), galat('bentrok', /Registrasi untuk Anda baru dibuka/));
      await gantiJadwal(trx, null, { registrasi: LEWAT() });
      await assert.rejects(daftar(trx), galat('bentrok', /Registrasi untuk Anda sudah ditutup/));
      await gantiJadwal(trx, null, { registrasi: TERBUKA() });
      assert.ok(await daftar(trx));
    }));
});

describe('domain §7 Jadwal: filling', () => {
  const setelan = (pengisian: Jadwal['pengisian'], verifikasi: Jadwal['verifikasi'] = TERBUKA()): Jadwal => ({
    pengisian,
    verifikasi,
  });
  const isi = { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. Melati Raya No. 17' } };

  it('before it begins and after it ends a form without any kiriman is read-only', () =>
    dicoba(d, async (trx) => {
      const pns = await siti(trx);
      await gantiJadwal(trx, null, setelan(jendela(3, 9)));
      await assert.rejects(isiFormulir(d, trx, pns, isi), galat('bentrok', /dibuka .+ Tidak ada yang berubah/));
      await gantiJadwal(trx, null, setelan(TERBUKA()));
      await isiFormulir(d, trx, pns, isi);
      await gantiJadwal(trx, null, setelan(LEWAT()));
      await assert.rejects(isiFormulir(d, trx, pns, isi), galat('bentrok', /belum pernah dikirim/));
      await assert.rejects(kirimFormulir(d, trx, pns), galat('bentrok', /sudah ditutup/));
      assert.equal(bisaDiubah(await lembar(trx), d.jam()), false);
      assert.match(sebabBaca(await lembar(trx), d.jam()), /hanya bisa dibaca/);
    }));

  it('a form that was sent may be corrected until verification ends: withdrawn, returned, turned down', () =>
    dicoba(d, async (trx) => {
      const kasus = await kirimSiti(d, trx);
      await gantiJadwal(trx, null, setelan(LEWAT()));
      await tarikFormulir(d, trx, kasus.pns);
      assert.ok(bisaDiubah(await lembar(trx), d.jam()));
      assert.equal((await kirimFormulir(d, trx, kasus.pns)).jenis, 'terkirim');
      const kini = { formulirId: kasus.formulirId, kirimanId: Number((await lembar(trx)).kirimanId) };
      await putus(d, trx, kasus.verifikator[1], kini, 'kembalikan', { catatan: { alamat: 'Lampirkan KTP.' } });
      assert.ok(bisaDiubah(await lembar(trx), d.jam()));
      await gantiJadwal(trx, null, setelan(LEWAT(), LEWAT()));
      assert.equal(bisaDiubah(await lembar(trx), d.jam()), false);
      assert.match(sebabBaca(await lembar(trx), d.jam()), /Waktu memperbaiki formulir sudah lewat/);
    }));

  it('the PNS reads until when, and how near that is', () =>
    dicoba(d, async (trx) => {
      await siti(trx);
      const waktu = async (sampai: number) => {
        await gantiJadwal(trx, null, setelan(jendelaHari('2015-01-01', '2015-01-01')));
        await trx('jadwal')
          .where({ jenis: 'pengisian' })
          .update({ selesai_pada: jendela(0, sampai).selesai });
        return waktuLembar(await lembar(trx), d.jam())!;
      };
      assert.deepEqual(
        [await waktu(90), await waktu(20), await waktu(3)].map(({ sebutan, dekat }) => [sebutan !== undefined, dekat]),
        [
          [false, false],
          [true, false],
          [true, true],
        ],
      );
      await gantiJadwal(trx, null, {});
      assert.equal(waktuLembar(await lembar(trx), d.jam()), null);
    }));
});

describe('domain §7 Jadwal: verification', () => {
  it('outside it nobody judges, and nothing is handed back that could not be corrected', () =>
    dicoba(d, async (trx) => {
      const kasus = await kirimSiti(d, trx);
      await gantiJadwal(trx, null, { verifikasi: jendela(1, 9) });
      await assert.rejects(setujuiSemua(d, trx, kasus.verifikator[1], kasus), galat('bentrok', /baru dibuka/));
      await gantiJadwal(trx, null, { verifikasi: LEWAT() });
      await assert.rejects(
        putus(d, trx, kasus.verifikator[1], kasus, 'kembalikan', { catatan: { '': 'x' } }),
        galat('bentrok', /sudah ditutup/),
      );
      const operator = await pelakuPetugas(trx, 'turun.banyumas');
      const turun = { formulirId: kasus.formulirId, status: 'tingkat_1' as const, alasan: 'Salah kirim.', alamat: '' };
      await assert.rejects(
        turunkanDariKonsol(d, trx, operator, turun),
        galat('bentrok', /tidak bisa lagi memperbaiki/),
      );
      await trx('formulir').where('id', kasus.formulirId).update({ status: 'selesai' });
      const buka = { nip: NIP, nama: 'SITI', alasan: 'Keliru.', alamat: '' };
      await assert.rejects(bukaKembali(d, trx, bkn, buka), isian('alasan_buka', /memperpanjang waktunya dulu/));
      await trx('formulir').where('id', kasus.formulirId).update({ status: 'tingkat_1' });
      await gantiJadwal(trx, null, { verifikasi: TERBUKA() });
      assert.equal(await setujuiSemua(d, trx, kasus.verifikator[1], kasus), 'tingkat_2');
    }));
});

describe('domain §7 Jadwal: an extension for one person', () => {
  const ORANG = { nip: NIP, nama: 'SITI RACHMAWATI', instansiKode: '6415' };
  const isi = (lain: Record<string, string> = {}) => ({
    ...{ jenis: 'pengisian', sampai: hariKe(d, 20), alasan_panjang: 'Dirawat di rumah sakit.' },
    ...lain,
  });
  const setel = (trx: Trx) =>
    gantiJadwal(trx, null, { registrasi: LEWAT(), pengisian: jendela(-10, 3), verifikasi: jendela(-10, 40) });
  const beri = (trx: Trx, lain?: Record<string, string>, pelaku = banyumas) =>
    beriPerpanjangan(d, trx, pelaku, ORANG, isi(lain));

  it('is longer, within the next window, with a reason; the person is told and the trail knows', () =>
    dicoba(d, async (trx) => {
      await setel(trx);
      await assert.rejects(beri(trx, { sampai: hariKe(d, 1) }), isian('sampai', /Batasnya sudah/));
      await assert.rejects(
        beri(trx, { jenis: 'registrasi', sampai: hariKe(d, 30) }),
        isian('sampai', /Pengisian formulir orang ini ditutup .+ Perpanjang dulu pengisian formulir/),
      );
      await assert.rejects(beri(trx, { sampai: hariKe(d, 60) }), isian('sampai', /Perpanjang dulu verifikasi/));
      await assert.rejects(beri(trx, { alasan_panjang: '' }), isian('alasan_panjang'));
      await beri(trx);
      await beri(trx, { sampai: hariKe(d, 25) });
      assert.equal((await trx('perpanjangan').whereNull('dicabut_pada')).length, 1);
      const surat = await trx('surel').where({ templat: 'waktu-diperpanjang', nip: NIP });
      assert.match(surat[0].teks, /Dirawat di rumah sakit/);
      assert.equal((await trx('jejak').where({ aksi: 'jadwal.perpanjang', objek_id: NIP })).length, 2);
    }));

  it('of verification is given by admin BKN alone, nobody gives it to themselves or outside their instansi', () =>
    dicoba(d, async (trx) => {
      await setel(trx);
      await assert.rejects(beri(trx, { jenis: 'verifikasi', sampai: hariKe(d, 60) }), isian('jenis'));
      await beri(trx, { jenis: 'verifikasi', sampai: hariKe(d, 60) }, bkn);
      await assert.rejects(beri(trx, {}, { ...banyumas, nip: NIP }), galat('dilarang', /admin lain/));
      const asing = { ...ORANG, instansiKode: '6400' };
      await assert.rejects(beriPerpanjangan(d, trx, banyumas, asing, isi()), galat('dilarang', /admin lain/));
      const { id } = await trx('perpanjangan').where({ nip: NIP }).first('id');
      await assert.rejects(
        cabutPerpanjangan(d, trx, banyumas, ORANG, { id, alasan: 'Salah orang.' }),
        galat('dilarang', /admin BKN/),
      );
    }));

  it('is not taken back from under another: filling would last longer than verification', () =>
    dicoba(d, async (trx) => {
      await setel(trx);
      await beri(trx, { jenis: 'verifikasi', sampai: hariKe(d, 60) }, bkn);
      await beri(trx, { sampai: hariKe(d, 50) });
      const id = async (jenis: string) =>
        (await trx('perpanjangan').where({ jenis }).whereNull('dicabut_pada').first('id')).id;
      const verifikasi = await id('verifikasi');
      const tarik = (satu: number) => cabutPerpanjangan(d, trx, bkn, ORANG, { id: satu, alasan: 'Salah orang.' });
      await trx.raw('SAVEPOINT sebelum');
      await assert.rejects(tarik(verifikasi), isian(`alasan_cabut_${verifikasi}`, /Cabut dulu perpanjangan itu/));
      await trx.raw('ROLLBACK TO sebelum');
      await tarik(await id('pengisian'));
      await tarik(verifikasi);
      assert.ok((await jadwalPns(trx, NIP)).verifikasi!.selesai! < jendela(0, 41).selesai);
    }));

  it('can be taken back once', () =>
    dicoba(d, async (trx) => {
      await setel(trx);
      await beri(trx);
      const { id } = await trx('perpanjangan').where({ nip: NIP }).first('id');
      await cabutPerpanjangan(d, trx, banyumas, ORANG, { id, alasan: 'Salah orang.' });
      await assert.rejects(
        cabutPerpanjangan(d, trx, banyumas, ORANG, { id, alasan: null }),
        isian(`alasan_cabut_${id}`),
      );
      assert.match((await trx('surel').where({ templat: 'perpanjangan-dicabut' }))[0].teks, /Salah orang/);
      assert.ok((await jadwalPns(trx, NIP)).pengisian!.selesai! < jendela(0, 4).selesai);
      await assert.rejects(
        cabutPerpanjangan(d, trx, banyumas, ORANG, { id, alasan: 'Salah orang.' }),
        galat('bentrok', /tidak berlaku/),
      );
    }));
});

describe('domain §7 Jadwal: reminders 30, 7 and 1 days before', () => {
  const surat = () => d.db('surel').where({ templat: 'batas-waktu' }).orderBy('id').select('nip', 'subjek', 'teks');
  async function ingatkan(): Promise<string[]> {
    await d.db('surel').where({ templat: 'batas-waktu' }).delete();
    await mulaiPengingat(d);
    for (let i = 0; await kirimPengingat(d); i += 1) assert.ok(i < 20, 'a walk does not end');
    return (await surat()).map(({ nip }) => nip);
  }

  it('go once to whoever has not sent; those returned are reminded of the end of verification; own windows and extensions count', async () => {
    const db = d.db;
    const { baru, lama } = await kirimDuaKasus(d);
    const nipBaru = (await db('formulir').where('id', baru).first('nip')).nip;
    await db.transaction(async (trx) => {
      // SITI has not sent, the colleague's was returned.
      await trx('formulir').where('id', lama).update({ status: 'draf', kiriman_id: null });
      await trx('formulir').where('id', baru).update({ status: 'dikembalikan' });
      await trx('registrasi').where({ nip: nipBaru }).update({ status: 'aktif' });
      await gantiJadwal(trx, null, { pengisian: jendela(-10, 31), verifikasi: jendela(-10, 90) });
    });
    assert.deepEqual(await ingatkan(), []);
    alat.advance(2 * HARI);
    const kementerian = AKUN_KEMENTERIAN.orang!.nip;
    assert.deepEqual(await ingatkan(), [NIP, kementerian]);
    assert.match((await surat())[0].subjek, /29 hari lagi$|30 hari lagi$/);
    assert.deepEqual(await ingatkan(), [], 'nobody is reminded twice of the same');
    alat.advance(23 * HARI);
    assert.deepEqual(await ingatkan(), [NIP, kementerian]);
    assert.doesNotMatch((await surat())[0].subjek, /SITI|1980/);

    // An instansi with an own window leaves the country's walk; a person with longer leaves both.
    await db.transaction((trx) => gantiJadwal(trx, '6415', { pengisian: jendela(-10, 50) }));
    alat.advance(5 * HARI);
    assert.deepEqual(await ingatkan(), [kementerian]);
    alat.advance(20 * HARI);
    assert.deepEqual(await ingatkan(), [NIP]);
    await db('perpanjangan').insert({
      ...{ nip: NIP, jenis: 'pengisian', sampai_pada: jendela(0, 28).selesai, alasan: 'x' },
      ...{ petugas_id: bkn.id, diberi_pada: d.jam() },
    });
    assert.deepEqual(await ingatkan(), [NIP], 'of the end that is the own');
    alat.advance(19 * HARI);
    assert.deepEqual(await ingatkan(), [nipBaru], 'returned: verification ends in three weeks');
    assert.match((await surat())[0].teks, /menunggu perbaikan/);
    assert.ok((await db('pengingat').whereNull('selesai_pada')).length === 0);
  });
});
