import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buatBatas } from '../../src/web/batas.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, type Jawaban, Klien, kunciBaru, masukPns } from '../support/klien.js';
import { catatKueri } from '../support/kueri.js';
import { captchaDari, daftarkan } from '../support/pendaftar.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NIP = AKUN_STAF.orang!.nip;
const NOMOR = AKUN_STAF.akun!.nomorRegister;
const { jawaban: JAWABAN, email: EMAIL } = AKUN_STAF.akun!;
const TAK_ADA = '199001012014021999';
const JAM = 3_600_000;
const TANPA_EMAIL = { kata_kunci: 'Getuk-Goreng-Hangat', nama_ibu: 'Ibu Rekaan', jawaban: 'jawaban rahasia saya' };

let portal: TestPortal;
/** registered without e-mail */
let nipTanpa: string;
let nomorTanpa: string;
before(async () => {
  portal = await startTestPortal();
  nipTanpa = await nipBelumTerdaftar();
  nomorTanpa = (await daftarkan(portal, nipTanpa, TANPA_EMAIL)).nomor;
});
after(() => portal.close());

async function nipBelumTerdaftar(): Promise<string> {
  const { db } = portal.deps;
  const belum = await db('pegawai')
    .where({ instansi_kode: '6415', kedudukan_hukum: '01' })
    .whereNotIn('nip', db('registrasi').select('nip'))
    .orderBy('nip')
    .first('nip');
  return belum.nip;
}

/** The next day, also for the counters, which go by PostgreSQL's clock. */
async function besok(): Promise<void> {
  portal.advance(25 * JAM);
  await portal.deps.db('batas_laju').delete();
}

type Macam = 'nomor-register' | 'kata-kunci' | 'jawaban';

async function mulai(macam: Macam, isi: Record<string, string>, klien = new Klien(portal.url)): Promise<Klien> {
  await klien.buka(`/lupa-${macam}`);
  const jawaban = await klien.kirim(`/lupa-${macam}`, { ...isi, captcha: await captchaDari(portal, klien) });
  assert.equal(jawaban.tujuan, `/lupa-${macam}/jawab`, jawaban.teks);
  return klien;
}
const jawab = (klien: Klien, macam: Macam, isi: Record<string, string>): Promise<Jawaban> =>
  klien.kirim(`/lupa-${macam}/jawab`, isi);
async function kodeSurel(nip = NIP): Promise<string> {
  const surat = await portal.deps.db('surel').where({ nip, templat: 'kode-akun' }).orderBy('id', 'desc').first();
  return /Kode Anda: (\d{6})/.exec(surat?.teks ?? '')?.[1] ?? '';
}
const jejak = (aksi: string) => portal.deps.db('jejak').where({ aksi });
/** The page but for what differs for everybody. */
const polos = ({ teks }: Jawaban): string =>
  teks.replace(/name="_kunci" value="[^"]+"/g, '').replace(/Pertanyaan Pengaman<\/dt><dd>[^<]+/g, '');

describe('domain §5 Lupa Nomor Register: NIP → security question → number + Cetak', () => {
  it('with an e-mail: the answer and the mailed code', async () => {
    const klien = await mulai('nomor-register', { nip: NIP });
    const halaman = (await klien.buka('/lupa-nomor-register/jawab')).teks;
    assert.match(halaman, /Pertanyaan Pengaman<\/dt><dd>[^<]+\?/);
    assert.doesNotMatch(halaman, new RegExp(`${NOMOR}|SITI|${EMAIL}`), 'nothing of the person before the answer');
    assert.equal(
      (await jawab(klien, 'nomor-register', { jawaban: JAWABAN })).status,
      422,
      'the answer alone is not enough',
    );
    const isi = { jawaban: ` ${JAWABAN.toUpperCase()} `, kode: await kodeSurel() };
    assert.equal((await jawab(klien, 'nomor-register', isi)).tujuan, '/lupa-nomor-register/hasil');
    const hasil = (await klien.buka('/lupa-nomor-register/hasil')).teks;
    assert.match(hasil, new RegExp(NOMOR));
    const alamat = /href="(\/registrasi\/bukti\.pdf\?tanda=[^"]+)"/.exec(hasil)![1]!.replaceAll('&#38;', '&');
    assert.equal((await klien.unduh(alamat)).isi.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await jejak('akun.lupa_nomor')).length, 1);
    const surat = await portal.deps.db('surel').where({ nip: NIP, templat: 'akun-dipulihkan' });
    assert.equal(surat.length, 1);
    assert.doesNotMatch(surat[0].subjek, new RegExp(`SITI|${NIP}|${NOMOR}`));
    portal.advance(11 * 60_000);
    assert.equal((await klien.buka('/lupa-nomor-register/hasil')).tujuan, '/lupa-nomor-register', 'for ten minutes');
  });

  it('a code is of one browser, of one use, of ten minutes and of few wrong tries', async () => {
    await besok();
    const klien = await mulai('nomor-register', { nip: NIP });
    const kode = await kodeSurel();
    const lain = await mulai('nomor-register', { nip: NIP });
    assert.equal((await jawab(lain, 'nomor-register', { jawaban: JAWABAN, kode })).status, 422, 'another browser');
    for (let i = 0; i < 5; i += 1) await jawab(klien, 'nomor-register', { jawaban: JAWABAN, kode: '000000' });
    assert.notEqual((await jawab(klien, 'nomor-register', { jawaban: JAWABAN, kode })).status, 303, 'used up');
    await besok();
    const nanti = await mulai('nomor-register', { nip: NIP });
    const kodeNanti = await kodeSurel();
    portal.advance(16 * 60_000);
    assert.equal((await jawab(nanti, 'nomor-register', { jawaban: JAWABAN, kode: kodeNanti })).status, 422, 'too old');
  });

  it('without an e-mail: three tries a day, then the instansi resets; a right answer costs none', async () => {
    await besok();
    const klien = await mulai('nomor-register', { nip: nipTanpa });
    assert.equal(await kodeSurel(nipTanpa), '', 'nothing is mailed');
    assert.equal((await jawab(klien, 'nomor-register', { jawaban: 'Jawaban, rahasia saya' })).status, 303);
    for (let i = 0; i < 300; i += 1) await portal.deps.batas.pakai('lupa-jawaban', nipTanpa);
    const baru = await mulai('nomor-register', { nip: nipTanpa });
    const habis = await jawab(baru, 'nomor-register', { jawaban: TANPA_EMAIL.jawaban });
    assert.equal(habis.status, 429);
    assert.match(habis.teks, /mereset registrasi/);
  });

  it('asked for once too often: nothing more is mailed, and the code mailed last still holds', async () => {
    await besok();
    const { db } = portal.deps;
    const klien = await mulai('nomor-register', { nip: NIP });
    const kode = await kodeSurel();
    const surat = () => db('surel').where({ nip: NIP, templat: 'kode-akun' });
    const banyak = (await surat()).length;
    await db('batas_laju').where('key', 'like', `kode-surel:${NIP}|%`).update({ points: 100_000 });
    await mulai('nomor-register', { nip: NIP }, klien);
    assert.equal((await surat()).length, banyak);
    assert.equal((await jawab(klien, 'nomor-register', { jawaban: JAWABAN, kode })).status, 303);
  });

  it('a second click leads where the first one led', async () => {
    await besok();
    const klien = await mulai('nomor-register', { nip: NIP });
    const isi = { jawaban: JAWABAN, kode: await kodeSurel() };
    const banyak = (await jejak('akun.lupa_nomor')).length;
    for (let kali = 0; kali < 2; kali += 1)
      assert.equal((await jawab(klien, 'nomor-register', isi)).tujuan, '/lupa-nomor-register/hasil');
    assert.equal((await jejak('akun.lupa_nomor')).length, banyak + 1, 'told once');
    const bersama = await mulai('nomor-register', { nip: NIP });
    const lagi = { jawaban: JAWABAN, kode: await kodeSurel() };
    const dua = await Promise.all([1, 2].map(() => jawab(bersama, 'nomor-register', lagi)));
    assert.deepEqual(
      dua.map(({ tujuan }) => tujuan),
      ['/lupa-nomor-register/hasil', '/lupa-nomor-register/hasil'],
    );
  });

  it('a code mailed to one account opens no other: the registration was reset and made anew meanwhile', async () => {
    await besok();
    const { db } = portal.deps;
    const nip = await nipBelumTerdaftar();
    const lama = await daftarkan(portal, nip, { ...TANPA_EMAIL, email: 'penyerobot@contoh.go.id' });
    const penyerobot = await mulai('nomor-register', { nip });
    const kode = await kodeSurel(nip);
    assert.match(kode, /^\d{6}$/);
    await db('registrasi').where({ nomor_register: lama.nomor }).update({ status: 'direset', alasan: 'uji' });
    await daftarkan(portal, nip, { ...TANPA_EMAIL, email: 'pemilik@contoh.go.id' });
    const isi = { jawaban: TANPA_EMAIL.jawaban, kode };
    assert.equal((await jawab(penyerobot, 'nomor-register', isi)).status, 422);
    await db('batas_laju').where('key', 'like', `kode-surel:${nip}|%`).update({ points: 100_000 });
    await mulai('nomor-register', { nip }, penyerobot);
    assert.equal((await jawab(penyerobot, 'nomor-register', isi)).status, 422, 'nor when it is asked for again');
  });

  it('strangers who guess do not lock out an owner who has the code', async () => {
    for (let i = 0; i < 300; i += 1) await portal.deps.batas.pakai('lupa-jawaban', NIP).catch(() => undefined);
    const klien = await mulai('nomor-register', { nip: NIP });
    assert.equal((await jawab(klien, 'nomor-register', { jawaban: JAWABAN, kode: await kodeSurel() })).status, 303);
  });
});

describe('domain §5 Lupa Kata Kunci: NIP + nomor register → question → new kata kunci twice', () => {
  it('signs everybody out, tells the owner, and the old one opens nothing', async () => {
    const masih = await masukPns(portal.url, AKUN_KEMENTERIAN);
    const { nip } = AKUN_KEMENTERIAN.orang!;
    const { nomorRegister, jawaban, kataKunci } = AKUN_KEMENTERIAN.akun!;
    const klien = await mulai('kata-kunci', { nip, nomor_register: nomorRegister.toLowerCase() });
    assert.equal((await klien.buka('/lupa-kata-kunci/baru')).tujuan, '/lupa-kata-kunci', 'not before the answer');
    const kode = await kodeSurel(nip);
    assert.equal((await jawab(klien, 'kata-kunci', { jawaban, kode })).tujuan, '/lupa-kata-kunci/baru');
    const simpan = (satu: string, dua = satu) =>
      klien.kirim('/lupa-kata-kunci/baru', { kata_kunci: satu, kata_kunci_ulang: dua, _kunci: kunciBaru() });
    for (const buruk of ['pendek', nip, 'password123'])
      assert.equal((await simpan(buruk)).status, 422, `${buruk} is refused as in the registration`);
    assert.match((await simpan('Nasi-Liwet-Solo', 'Nasi-Liwet-Sola')).teks, /Konfirmasi Kata Kunci berbeda/);
    assert.equal((await simpan('Nasi-Liwet-Solo')).tujuan, '/login?kata-kunci=baru');
    assert.match((await klien.buka('/login?kata-kunci=baru')).teks, /Kata kunci baru tersimpan/);
    assert.equal((await simpan('Nasi-Liwet-Lain')).tujuan, '/lupa-kata-kunci', 'once');
    assert.match((await masih.buka('/formulir')).tujuan, /^\/login/, 'open sessions end');
    const login = (kata_kunci: string) =>
      new Klien(portal.url).kirim('/login', { nomor_register: nomorRegister, kata_kunci });
    assert.equal((await login(kataKunci)).status, 422);
    assert.equal((await login('Nasi-Liwet-Solo')).tujuan, '/formulir');
    assert.equal((await jejak('akun.kata_kunci')).length, 1);
  });

  it('another’s nomor register leads nowhere', async () => {
    const klien = await mulai('kata-kunci', { nip: nipTanpa, nomor_register: NOMOR });
    assert.notEqual((await jawab(klien, 'kata-kunci', { jawaban: TANPA_EMAIL.jawaban })).status, 303);
    const benar = await mulai('kata-kunci', { nip: nipTanpa, nomor_register: nomorTanpa });
    await besok();
    const lagi = await mulai('kata-kunci', { nip: nipTanpa, nomor_register: nomorTanpa }, benar);
    assert.equal((await jawab(lagi, 'kata-kunci', { jawaban: TANPA_EMAIL.jawaban })).status, 303);
  });
});

describe('a browser that others use, too', () => {
  before(besok);

  it('whoever has kept its cookie from before learns nothing of what is recovered in it later', async () => {
    const klien = new Klien(portal.url);
    await klien.buka('/lupa-jawaban');
    const dulu = new Klien(portal.url);
    for (const [nama, nilai] of klien.cookie) dulu.cookie.set(nama, nilai);
    await mulai('jawaban', { nip: nipTanpa, nama_ibu: TANPA_EMAIL.nama_ibu }, klien);
    assert.equal((await jawab(klien, 'jawaban', {})).tujuan, '/lupa-jawaban/hasil');
    assert.match((await klien.buka('/lupa-jawaban/hasil')).teks, new RegExp(TANPA_EMAIL.jawaban));
    assert.equal((await dulu.buka('/lupa-jawaban/hasil')).tujuan, '/lupa-jawaban');
  });

  it('after Logout shows nothing of what was recovered, registered or looked up in it', async () => {
    const klien = await mulai('jawaban', { nip: nipTanpa, nama_ibu: TANPA_EMAIL.nama_ibu });
    assert.equal((await jawab(klien, 'jawaban', {})).tujuan, '/lupa-jawaban/hasil');
    await klien.buka('/registrasi');
    await klien.kirim('/registrasi', { nip: nipTanpa, captcha: await captchaDari(portal, klien) });
    const menunggu = { nomor_register: nomorTanpa, kata_kunci: TANPA_EMAIL.kata_kunci };
    assert.equal((await klien.kirim('/login', menunggu)).tujuan, '/login/menunggu');
    assert.equal((await klien.kirim('/logout')).tujuan, '/');
    assert.equal((await klien.buka('/lupa-jawaban/hasil')).tujuan, '/lupa-jawaban');
    assert.equal((await klien.buka('/login/menunggu')).tujuan, '/login');
    assert.doesNotMatch((await klien.buka('/registrasi')).teks, new RegExp(nipTanpa));
  });
});

describe('ASVS 6.6.3: a code that was not mailed is no code', () => {
  before(besok);

  it('beyond the limits nothing fits, so that nobody guesses where the owner is not told', async () => {
    const { deps } = portal;
    const { batas, sandi } = deps;
    deps.batas = buatBatas(deps.db, 1);
    for (let kali = 0; kali < 3; kali += 1) await mulai('nomor-register', { nip: NIP });
    const sebelum = await kodeSurel();
    deps.sandi = { ...sandi, angkaAcak: () => '123456' };
    const asing = await mulai('nomor-register', { nip: NIP });
    deps.sandi = sandi;
    assert.equal(await kodeSurel(), sebelum, 'none was mailed');
    assert.equal((await jawab(asing, 'nomor-register', { jawaban: JAWABAN, kode: '123456' })).status, 422);
    deps.batas = batas;
  });
});

describe('domain §5 Lupa Jawaban: NIP + nama ibu kandung → the answer is shown', () => {
  before(besok);

  it('with the code where there is an e-mail, without one where there is none', async () => {
    const klien = await mulai('jawaban', { nip: nipTanpa, nama_ibu: ' ibu  REKAAN' });
    assert.equal((await jawab(klien, 'jawaban', {})).tujuan, '/lupa-jawaban/hasil');
    assert.match((await klien.buka('/lupa-jawaban/hasil')).teks, new RegExp(TANPA_EMAIL.jawaban));
    const salah = await mulai('jawaban', { nip: nipTanpa, nama_ibu: 'Ibu Lain' });
    assert.equal((await jawab(salah, 'jawaban', {})).status, 422);
    const siti = await mulai('jawaban', { nip: NIP, nama_ibu: AKUN_STAF.akun!.namaIbu });
    assert.equal((await jawab(siti, 'jawaban', {})).status, 422);
    assert.equal((await jawab(siti, 'jawaban', { kode: await kodeSurel() })).tujuan, '/lupa-jawaban/hasil');
    assert.match((await siti.buka('/lupa-jawaban/hasil')).teks, new RegExp(JAWABAN));
    assert.equal((await siti.buka('/lupa-nomor-register/hasil')).tujuan, '/lupa-nomor-register', 'opens nothing else');
  });
});

describe('quality Security: on the Lupa pages known and unknown NIP are indistinguishable', () => {
  const ISI: Record<Macam, Record<string, string>> = {
    'nomor-register': {},
    'kata-kunci': { nomor_register: 'ZZZZ9999' },
    jawaban: { nama_ibu: 'Ibu Lain' },
  };

  for (const macam of Object.keys(ISI) as Macam[])
    it(`${macam}: the same pages byte for byte, the same statements, and a decoy question that stays`, async () => {
      await besok();
      const lalui = async (nip: string) => {
        const klien = new Klien(portal.url);
        await klien.buka(`/lupa-${macam}`);
        const isi = { ...ISI[macam], nip, captcha: await captchaDari(portal, klien) };
        let langkah!: Jawaban;
        const kueri = await catatKueri(async () => {
          langkah = await klien.kirim(`/lupa-${macam}`, isi);
        });
        const tanya = await klien.buka(`/lupa-${macam}/jawab`);
        const salah = await jawab(klien, macam, { jawaban: 'salah sekali', kode: '123456' });
        assert.equal(salah.status, 422);
        return { langkah: langkah.tujuan, kueri, tanya: polos(tanya), salah: polos(salah), teks: tanya.teks };
      };
      const [dikenal, asing, lagi] = [await lalui(NIP), await lalui(TAK_ADA), await lalui(TAK_ADA)];
      assert.equal(dikenal.langkah, asing.langkah);
      assert.equal(dikenal.tanya, asing.tanya);
      assert.equal(dikenal.salah, asing.salah);
      assert.deepEqual(dikenal.kueri, asing.kueri);
      const tulis = dikenal.kueri.filter((satu) => /synchronous_commit|INTO surel|INTO sesi_tamu/.test(satu));
      assert.match(
        tulis.join(),
        /synchronous_commit.*INTO surel.*INTO sesi_tamu/s,
        'no commit waits for the mail alone',
      );
      assert.equal(asing.teks, lagi.teks, 'the decoy is always the same');
    });

  it('a captcha each time, and an end to asking', async () => {
    const klien = new Klien(portal.url);
    await klien.buka('/lupa-nomor-register');
    const tanpa = await klien.kirim('/lupa-nomor-register', { nip: NIP, captcha: 'XXXXX' });
    assert.match(tanpa.teks, /Captcha tidak cocok/);
    const { batas } = portal.deps;
    for (let i = 0; i < 3000; i += 100)
      await Promise.all(Array.from({ length: 100 }, () => batas.pakai('lupa', '127.0.0.1').catch(() => 0)));
    await klien.buka('/lupa-nomor-register');
    const habis = await klien.kirim('/lupa-nomor-register', { nip: NIP, captcha: await captchaDari(portal, klien) });
    assert.equal(habis.status, 429);
  });
});
