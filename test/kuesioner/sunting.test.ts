import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { cariTab } from '../../src/formulir/katalog.js';
import { hitungKurang } from '../../src/formulir/kelengkapan.js';
import { kirimFormulir } from '../../src/formulir/kirim.service.js';
import { kirimanId } from '../../src/formulir/kiriman.repository.js';
import { kodeTerbit, namaiPertanyaan } from '../../src/kuesioner/kode-pertanyaan.js';
import { bacaPertanyaan, type Pertanyaan } from '../../src/kuesioner/kuesioner.js';
import { kuesionerUntuk } from '../../src/kuesioner/kuesioner.repository.js';
import { simpanKuesioner } from '../../src/kuesioner/kuesioner.service.js';
import { periksaKuesioner } from '../../src/kuesioner/periksa-kuesioner.js';
import { bacaPilihan, tulisPilihan } from '../../src/kuesioner/pilihan-teks.js';
import { cariDraf, hitunganTerakhir, semuaVersi } from '../../src/kuesioner/sunting-kuesioner.repository.js';
import {
  type Arah,
  buangDraf,
  mulaiDraf,
  pindahTanya,
  simpanTanya,
  ubahKepala,
} from '../../src/kuesioner/sunting-kuesioner.service.js';
import { hitungUlang, keadaanVersi, terbitkan } from '../../src/kuesioner/terbitkan.service.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { Mentah } from '../../src/shared/isian.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { dicoba, isiFormulir, pelakuPetugas, pelakuPns } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, kunciBaru, kunciDari, masukPetugas } from '../support/klien.js';
import { JAWABAN_SINGKAT } from '../support/kuesioner.js';
import { hariKe } from '../support/pengumuman.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const pilih = (kode: string, lain: Partial<Pertanyaan> = {}): Pertanyaan => ({
  ...{ kode, label: `Soal ${kode}`, jenis: 'pilihan' },
  pilihan: [
    { kode: 'ya', nama: 'Ya' },
    { kode: 'tidak', nama: 'Tidak' },
  ],
  ...lain,
});
const teks = (kode: string, lain: Partial<Pertanyaan> = {}): Pertanyaan => ({
  ...{ kode, label: `Soal ${kode}`, jenis: 'teks' },
  ...lain,
});

describe('domain §6 Stakeholder: codes by which answers are compared', () => {
  const terbit = kodeTerbit([[pilih('punya'), teks('nomor')], [teks('lama')]]);

  it('a kept question keeps its code, a new one gets one from its words, none is used again', () => {
    const baru = namaiPertanyaan(
      [
        { ...pilih('punya'), label: 'Apakah Anda punya kartu?' },
        teks('draf_1', { label: 'Lama' }),
        teks('draf_2', { label: 'Nomor?' }),
        teks('draf_3', { label: '123' }),
        teks('draf_4', { label: 'Draf 1' }),
      ],
      terbit,
    );
    assert.deepEqual(
      baru.map(({ kode }) => kode),
      ['punya', 'lama_2', 'nomor_2', 'pertanyaan', 'draf_1_2'],
    );
  });

  it('another kind is another question, and conditions follow the code', () => {
    const [punya, nomor, syarat] = namaiPertanyaan(
      [
        pilih('draf_1', { label: 'Punya' }),
        pilih('nomor'),
        teks('draf_2', { bila: { isian: 'draf_1', nilai: ['ya'] } }),
      ],
      terbit,
    );
    assert.deepEqual([punya!.kode, nomor!.kode], ['punya_2', 'soal_nomor']);
    assert.deepEqual(syarat!.bila, { isian: 'punya_2', nilai: ['ya'] });
  });

  it('choices: a kept line keeps its code, a new one gets its own, a name that was asked before has its code again', () => {
    const dikenal = {
      draf: [{ kode: 'ya', nama: 'Ya' }],
      terbit: kodeTerbit([[pilih('punya')], [pilih('punya', { pilihan: [{ kode: 'dulu', nama: 'Pernah' }] })]]).get(
        'punya',
      ),
    };
    assert.deepEqual(bacaPilihan('Ya, sudah [ya]\n\n pernah \nTidak\nTidak!? tahu', dikenal), {
      pilihan: [
        { kode: 'ya', nama: 'Ya, sudah' },
        { kode: 'dulu', nama: 'pernah' },
        { kode: 'tidak', nama: 'Tidak' },
        { kode: 'tidak_tahu', nama: 'Tidak!? tahu' },
      ],
    });
    for (const [isi, pola] of [
      ['Ya', /dua jawaban/],
      ['Ya\nya!', /dua kali/],
      ['Ya [ya]\nLain [lain]', /\[lain\] tidak dikenal/],
      ['Ya [ya]\nTidak [ya]', /\[ya\] ada dua kali/],
      ['[ya]\nTidak', /hanya berisi kode/],
      [`Ya\n${'x'.repeat(151)}`, /150 huruf/],
      [Array.from({ length: 21 }, (_, i) => `Jawaban ${i}`).join('\n'), /20 jawaban/],
    ] as const) {
      const hasil = bacaPilihan(isi, dikenal);
      assert.ok(
        'pesan' in hasil && pola.test(hasil.pesan),
        `${isi.slice(0, 20)}: ${JSON.stringify(hasil).slice(0, 80)}`,
      );
    }
    const kembali = bacaPilihan(tulisPilihan(pilih('punya').pilihan!), dikenal);
    assert.deepEqual(kembali, { pilihan: pilih('punya').pilihan });
  });

  it('what can be published is what bacaPertanyaan takes; all else is told in words', () => {
    const bila = { isian: 'satu', nilai: ['ya'] };
    const kasus: [Pertanyaan[], RegExp | null][] = [
      [[], /paling sedikit satu pertanyaan/],
      [[pilih('satu'), teks('dua', { bila })], null],
      [[teks('dua', { bila }), pilih('satu')], /berada di bawahnya/],
      [[teks('nol'), teks('dua', { bila })], /tidak ada lagi/],
      [[teks('satu'), teks('dua', { bila })], /jawaban syaratnya/],
      [[pilih('satu'), teks('dua', { bila: { isian: 'satu', nilai: ['ya', 'lain'] } })], /jawaban syaratnya/],
      [[pilih('satu', { tidakWajib: true }), teks('dua', { bila })], /wajib dijawab oleh semua orang/],
      [Array.from({ length: 31 }, (_, i) => teks(`soal_${i}`)), /paling banyak 30/],
    ];
    for (const [daftar, pola] of kasus) {
      const pesan = periksaKuesioner(daftar)
        .map((satu) => satu.pesan)
        .join(' ');
      if (pola) assert.match(pesan, pola);
      else assert.equal(pesan, '');
      if (!pola) assert.doesNotThrow(() => bacaPertanyaan('x', daftar));
    }
  });
});

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const bentrok = (galat: unknown): boolean => galat instanceof Galat && galat.jenis === 'bentrok';

/** A step on the draft as it is now, by admin.bkn, in this transaction. */
const meja = (trx: Trx, pelaku: PelakuPetugas, kode = 'kpe') => {
  const { deps } = portal;
  const dilihat = async () => ({ kode, versi: (await cariDraf(trx, kode, 'baca'))?.versi ?? 0 });
  return {
    dilihat,
    mulai: (dasar = 1) => mulaiDraf(deps, trx, pelaku, { kode, dasar }),
    tanya: async (tanya: string | null, mentah: Mentah) =>
      simpanTanya(deps, trx, pelaku, { ...(await dilihat()), tanya, mentah }),
    pindah: async (tanya: string, arah: Arah) => pindahTanya(deps, trx, pelaku, { ...(await dilihat()), tanya, arah }),
    kepala: async (mentah: Mentah) => ubahKepala(deps, trx, pelaku, { ...(await dilihat()), mentah }),
    terbit: async (mentah: Mentah = { alasan: 'Tambahan dari BKN' }) =>
      terbitkan(deps, trx, pelaku, { ...(await dilihat()), mentah }),
    kode: async () => (await cariDraf(trx, kode, 'baca'))!.pertanyaan.map((satu) => satu.kode),
  };
};
const sebagaiBkn = (kerja: (trx: Trx, pelaku: PelakuPetugas) => Promise<void>) =>
  dicoba(portal.deps, async (trx) => kerja(trx, await pelakuPetugas(trx, 'admin.bkn')));

const JENIS_BARU: Mentah = { label: 'Jenis kartunya?', jenis: 'pilihan', jawaban: 'Chip\nMagnet' };

describe('domain §9 Kuesioner: edited as new versions', () => {
  it('the draft keeps every step; published it is the next version, with who, when and why, and the draft is gone', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const m = meja(trx, pelaku);
      await m.mulai();
      assert.deepEqual(await m.kode(), ['terima', 'benar', 'pemakaian', 'saran']);
      await m.tanya(null, { ...JENIS_BARU, 'bila:terima:sudah': 'ya' });
      await m.pindah('draf_1', 'naik');
      await m.pindah('pemakaian', 'hapus');
      await m.kepala({ judul: 'KPE', pengantar: 'Tentang kartu Anda.', asal: 'stakeholder' });
      assert.deepEqual(await m.kode(), ['terima', 'benar', 'draf_1', 'saran']);
      assert.equal(await m.terbit(), 2);
      assert.equal(await cariDraf(trx, 'kpe', 'baca'), null);
      const [baru, lama] = await semuaVersi(trx, 'kpe');
      assert.deepEqual(
        baru!.pertanyaan.map(({ kode }) => kode),
        ['terima', 'benar', 'jenis_kartunya', 'saran'],
      );
      assert.deepEqual(baru!.pertanyaan[2]!.bila, { isian: 'terima', nilai: ['sudah'] });
      assert.deepEqual(
        [baru!.judul, baru!.asal, baru!.urutan, baru!.alasan],
        ['KPE', 'stakeholder', 3, 'Tambahan dari BKN'],
      );
      assert.equal(baru!.oleh, (await trx('petugas').where('id', pelaku.id).first('nama')).nama);
      assert.equal(lama!.pertanyaan.length, 4);
      const jejak = await trx('jejak').where({ objek_jenis: 'kuesioner', objek_id: 'kpe' }).orderBy('id');
      assert.deepEqual(
        jejak.map(({ aksi }) => aksi),
        ['mulai', 'ubah', 'ubah', 'ubah', 'ubah', 'terbitkan'].map((aksi) => `kuesioner.${aksi}`),
      );
      const { berlaku, ...rincian } = jejak.at(-1).rincian;
      assert.deepEqual(rincian, { versi: 2, ditambah: 1, dihapus: 1, diubah: 0 });
      assert.equal(jejak.at(-1).alasan, 'Tambahan dari BKN');
      assert.ok(berlaku);
    }));

  it('a question keeps what the console does not ask while its kind stays', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const m = meja(trx, pelaku, 'bpjs-kesehatan');
      await m.mulai();
      const ubah = (jenis: string) =>
        m.tanya('nomor_kartu', { label: 'Nomor Kartu BPJS', jenis, 'bila:punya_kartu:sudah': 'ya' });
      await ubah('teks');
      const nomor = async () => (await cariDraf(trx, 'bpjs-kesehatan', 'baca'))!.pertanyaan[1]!;
      assert.deepEqual([(await nomor()).panjang, (await nomor()).petunjuk], [13, undefined]);
      await ubah('angka');
      assert.equal((await nomor()).panjang, undefined);
    }));

  it('what is wrong is told at its field; nothing else is stored', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const m = meja(trx, pelaku);
      await m.mulai();
      const salah = (bidang: string[]) => (galat: unknown) => {
        assert.ok(galat instanceof GalatIsian);
        assert.deepEqual(Object.keys(galat.pesan).sort(), bidang.sort());
        return true;
      };
      await assert.rejects(m.tanya(null, { label: 'x', jenis: '' }), salah(['label', 'jenis']));
      await assert.rejects(m.tanya(null, { ...JENIS_BARU, jawaban: '' }), salah(['jawaban']));
      const dua = { ...JENIS_BARU, 'bila:terima:sudah': 'ya', 'bila:benar:salah': 'ya' };
      await assert.rejects(m.tanya(null, dua), salah(['bila:benar:salah']));
      await assert.rejects(m.kepala({ judul: '', pengantar: 'Ada', asal: 'lain' }), salah(['judul', 'asal']));
      await m.tanya(null, JENIS_BARU);
      await assert.rejects(m.terbit({ alasan: '' }), salah(['alasan']));
      await assert.rejects(m.terbit({ alasan: 'x', berlaku: hariKe(portal.deps, -1) }), salah(['berlaku']));
      assert.equal((await semuaVersi(trx, 'kpe')).length, 1);
    }));

  it('a draft that cannot stand is not published: a condition without its question, nothing changed', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const m = meja(trx, pelaku);
      await m.mulai();
      await assert.rejects(m.terbit(), /sama dengan versi 1/);
      await m.pindah('terima', 'turun');
      await assert.rejects(m.terbit(), /berada di bawahnya/);
      await m.pindah('terima', 'hapus');
      await assert.rejects(m.terbit(), /tidak ada lagi/);
      assert.equal((await semuaVersi(trx, 'kpe')).length, 1);
    }));

  it('30 questions and no more', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const m = meja(trx, pelaku);
      await m.mulai();
      for (let ke = 5; ke <= 30; ke += 1) await m.tanya(null, { label: `Soal ke-${ke}`, jenis: 'teks' });
      await assert.rejects(m.tanya(null, { label: 'Satu lagi', jenis: 'teks' }), /paling banyak 30/);
      await m.tanya('draf_26', { label: 'Soal terakhir', jenis: 'angka' });
      assert.equal(await m.terbit(), 2);
    }));

  it('of two who edit, the second is told, and so is whoever comes after the draft has gone', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const m = meja(trx, pelaku);
      await m.mulai();
      const lama = await m.dilihat();
      await assert.rejects(m.mulai(), /sudah dimulai oleh/);
      await m.tanya(null, JENIS_BARU);
      const { deps } = portal;
      await assert.rejects(ubahKepala(deps, trx, pelaku, { ...lama, mentah: {} }), bentrok);
      await assert.rejects(simpanTanya(deps, trx, pelaku, { ...lama, tanya: null, mentah: JENIS_BARU }), bentrok);
      await assert.rejects(pindahTanya(deps, trx, pelaku, { ...lama, tanya: 'benar', arah: 'hapus' }), bentrok);
      await assert.rejects(terbitkan(deps, trx, pelaku, { ...lama, mentah: { alasan: 'x' } }), bentrok);
      await buangDraf(deps, trx, pelaku, await m.dilihat());
      await assert.rejects(buangDraf(deps, trx, pelaku, lama), /sudah tidak ada/);
      assert.equal((await semuaVersi(trx, 'kpe')).length, 1);
    }));

  it('two who publish at the same moment: one version, one is told', async () => {
    const { deps } = portal;
    const kerja = <T>(satu: (trx: Trx, pelaku: PelakuPetugas) => Promise<T>) =>
      inTransaction(deps.db, async (trx) => satu(trx, await pelakuPetugas(trx, 'admin.bkn')));
    const kode = 'bapertarum';
    await kerja((trx, pelaku) => mulaiDraf(deps, trx, pelaku, { kode, dasar: 1 }));
    await kerja((trx, pelaku) => pindahTanya(deps, trx, pelaku, { kode, versi: 1, tanya: 'saran', arah: 'naik' }));
    const terbit = () =>
      kerja((trx, pelaku) => terbitkan(deps, trx, pelaku, { kode, versi: 2, mentah: { alasan: 'Urutan' } }));
    const hasil = await Promise.allSettled([terbit(), terbit()]);
    assert.deepEqual(hasil.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.ok(hasil.some((satu) => satu.status === 'rejected' && bentrok(satu.reason)));
    assert.equal((await semuaVersi(deps.db, kode)).length, 2);
  });

  it('a start date: the old version is asked until then; a newer one that has begun is asked instead', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const { deps } = portal;
      const m = meja(trx, pelaku);
      await m.mulai();
      await m.tanya(null, JENIS_BARU);
      await m.terbit({ alasan: 'Mulai minggu depan', berlaku: hariKe(deps, 7) });
      const tanya = async (hari: number) => {
        const saat = new Date(deps.jam().getTime() + hari * 86_400_000);
        return (await kuesionerUntuk(trx, {}, saat)).find(({ kode }) => kode === 'kpe')!.versi;
      };
      assert.deepEqual([await tanya(0), await tanya(8)], [1, 2]);
      const keadaan = async () => {
        const semua = await semuaVersi(trx, 'kpe');
        return semua.map((satu) => keadaanVersi(satu, semua, deps.jam()));
      };
      assert.deepEqual(await keadaan(), ['terjadwal', 'berlaku']);
      await m.mulai(1);
      await m.pindah('saran', 'naik');
      await m.terbit();
      assert.deepEqual([await tanya(0), await tanya(8)], [3, 3]);
      assert.deepEqual(await keadaan(), ['berlaku', 'dahulu', 'dahulu']);
    }));
});

describe('domain §7: what a new version does to forms', () => {
  const jawab = async (trx: Trx, akun: typeof AKUN_STAF, versi: number, mentah: Mentah) => {
    const pns = await pelakuPns(trx, akun.akun!.nomorRegister);
    await pastikanFormulir(trx, pns.nip, portal.deps.jam());
    const tab = cariTab(portal.deps.katalog, 'stakeholder')!;
    await simpanKuesioner(portal.deps, trx, pns, { tab, versi, mentah });
    return pns;
  };
  const terbitkanWajib = async (trx: Trx, pelaku: PelakuPetugas) => {
    const m = meja(trx, pelaku);
    await m.mulai();
    await m.tanya(null, JENIS_BARU);
    assert.equal(await m.terbit(), 2);
  };
  const kurang = async (trx: Trx, nip: string) => {
    const { pembanding, draf } = (await lembarNip(trx, nip))!;
    const semua = hitungKurang({ katalog: portal.deps.katalog, pembanding, draf });
    return semua.filter(({ bagian }) => bagian === 'stakeholder').map(({ pesan }) => pesan);
  };

  it('whoever had answered version 1 wholly is still complete: Kirim takes the form, with version 1', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const { deps } = portal;
      const pns = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
      await isiFormulir(deps, trx, pns, { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. Kenanga 9' } });
      await terbitkanWajib(trx, pelaku);
      assert.deepEqual(await kurang(trx, pns.nip), []);
      const lembar = (await lembarNip(trx, pns.nip))!;
      await kirimFormulir(deps, trx, pns);
      const { kiriman_id } = await trx('formulir').where('id', lembar.formulirId).first('kiriman_id');
      assert.equal((await kirimanId(trx, kiriman_id))!.kuesioner.kpe?.versi, 1);
    }));

  it('whoever had answered nothing of it is asked the new version and counted by it', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const pns = await jawab(trx, AKUN_KEMENTERIAN, 0, { ...JAWABAN_SINGKAT, kpe_terima: '' });
      await terbitkanWajib(trx, pelaku);
      await jawab(trx, AKUN_KEMENTERIAN, 1, JAWABAN_SINGKAT);
      assert.deepEqual(await kurang(trx, pns.nip), ['Kartu Pegawai Elektronik (KPE): 1 pertanyaan belum dijawab.']);
      await jawab(trx, AKUN_KEMENTERIAN, 2, { ...JAWABAN_SINGKAT, kpe_jenis_kartunya: 'chip' });
      assert.deepEqual(await kurang(trx, pns.nip), []);
    }));

  it('the count says how many forms answered which version, in drafts and in what was sent; an empty form counts nowhere', () =>
    sebagaiBkn(async (trx, pelaku) => {
      const { deps } = portal;
      const pns = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
      await isiFormulir(deps, trx, pns, { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. Kenanga 9' } });
      await jawab(trx, AKUN_KEMENTERIAN, 0, { ...JAWABAN_SINGKAT, kpe_terima: '' });
      await terbitkanWajib(trx, pelaku);
      const hitung = async () => {
        await hitungUlang(deps, trx, 'kpe');
        const semua = await hitunganTerakhir(trx, 'kpe');
        return semua.map(({ versi, diisi, dikirim }) => [versi, diisi, dikirim]).sort();
      };
      assert.deepEqual(await hitung(), [
        [1, 1, 0],
        [2, 0, 0],
      ]);
      await kirimFormulir(deps, trx, pns);
      await jawab(trx, AKUN_KEMENTERIAN, 1, { ...JAWABAN_SINGKAT, kpe_jenis_kartunya: 'chip' });
      assert.deepEqual((await hitung())[0], [1, 1, 0], 'counted a moment ago');
      await trx('kuesioner_hitungan').delete();
      assert.deepEqual(await hitung(), [
        [1, 0, 1],
        [2, 1, 0],
      ]);
    }));
});

describe('the pages', () => {
  const nilai = (halaman: string, nama: string) =>
    new RegExp(`name="${nama}" value="([^"]*)"`).exec(halaman)?.[1] ?? '';

  it('typing survives a mistake, a faster editor, and an ended session', async () => {
    const { url, deps } = portal;
    const alamat = '/admin/kuesioner/kpe';
    const [saya, lain] = [await masukPetugas(url, 'admin.bkn'), await masukPetugas(url, 'admin.bkn')];
    const kirim = (isi: Record<string, string>, sisa = '') =>
      saya.kirim(alamat + sisa, { _kunci: kunciBaru(), ...isi });
    assert.equal((await kirim({ aksi: 'mulai:1' })).tujuan, `${alamat}/draf`);
    assert.equal((await kirim({ aksi: 'mulai:1' })).status, 409);
    const ketikan = { versi: '1', label: 'Warna kartu Anda?', jenis: 'pilihan', jawaban: 'Biru' };
    const salah = await kirim(ketikan, '/draf/tanya/baru');
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /value="Warna kartu Anda\?"/);
    const { teks: daftar } = await lain.buka(`${alamat}/draf`);
    await lain.kirim(`${alamat}/draf`, {
      _kunci: kunciDari(daftar),
      versi: nilai(daftar, 'versi'),
      aksi: 'turun:terima',
    });
    const kalah = await kirim({ ...ketikan, jawaban: 'Biru\nPutih' }, '/draf/tanya/baru');
    assert.equal(kalah.status, 409);
    assert.match(kalah.teks, /Draf ini diubah .* sesudah Anda membukanya/);
    assert.match(kalah.teks, /Biru\nPutih/);
    const pemilik = nilai(kalah.teks, '_pemilik');
    assert.equal(nilai(kalah.teks, 'versi'), '2');
    saya.cookie.clear();
    const { tujuan } = await kirim(
      { ...ketikan, versi: '2', jawaban: 'Biru\nPutih', _pemilik: pemilik },
      '/draf/tanya/baru',
    );
    assert.equal(tujuan, '/admin/login?habis=isian');
    await saya.kirim('/admin/login', { nama_pengguna: 'admin.bkn', kata_sandi: KATA_SANDI_DEMO });
    assert.match((await saya.buka(`${alamat}/draf/tanya/baru`)).teks, /Biru\nPutih/);
    assert.equal((await kirim({ ...ketikan, versi: '2', jawaban: 'Biru\nPutih' }, '/draf/tanya/baru')).status, 303);
    assert.match((await saya.buka(`${alamat}/draf/terbit`)).teks, /Belum bisa diterbitkan/);
    assert.match((await saya.buka(`${alamat}/draf/pratinjau`)).teks, /berada di bawahnya/);
    await deps.db('kuesioner_draf').delete();
    const hilang = await kirim({ ...ketikan, versi: '3', jawaban: 'Biru\nPutih' }, '/draf/tanya/baru');
    assert.equal(hilang.status, 409);
    assert.match(hilang.teks, /sudah diterbitkan atau dibuang.*Biru\nPutih/s);
    assert.equal((await saya.buka(`${alamat}/draf`)).tujuan, alamat);
  });

  it('an old version stays readable, and a new one may begin from it', async () => {
    const saya = await masukPetugas(portal.url, 'admin.bkn');
    const { teks: lama } = await saya.buka('/admin/kuesioner/bapertarum/versi/1');
    assert.match(lama, /Tidak ditanyakan lagi/);
    assert.match(lama, /Saran untuk Bapertarum/);
    assert.match((await saya.buka('/admin/kuesioner/bapertarum/versi/2')).teks, /Urutan pertanyaan diubah\./);
    assert.equal((await saya.buka('/admin/kuesioner/bapertarum/versi/3')).status, 404);
    assert.match((await saya.buka('/admin/kuesioner/bapertarum')).teks, /Urutan<\/td>/);
  });
});
