import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buatPetugas } from '../../src/impor/petugas-baru.js';
import { buatSandi } from '../../src/web/sandi.js';
import { jamUji } from '../support/jam.js';
import { bcrypt, type MejaImpor, siapkanMeja } from './alat.js';

let meja: MejaImpor;
before(async () => {
  meja = await siapkanMeja();
});
after(() => meja.bubarkan());

describe('a tree of units', () => {
  const unit = (kode: string, induk: string, isi = {}) => ({
    instansi_kode: '6416',
    kode,
    induk,
    nama: `Unit ${kode}`,
    ...isi,
  });
  const pohon = () =>
    meja.baris<{ kode: string; induk: string | null }>(
      `SELECT u.kode, i.kode AS induk FROM unor u LEFT JOIN unor i ON i.id = u.induk_id WHERE u.instansi_kode = '6416' ORDER BY u.kode`,
    );

  it('may name children before their parents', async () => {
    const baris = [
      unit('CLP-010101', 'CLP-0101'),
      unit('CLP-0101', 'CLP-01'),
      unit('CLP-01', '', { eselon: '22', nama_jabatan: 'Kepala Dinas' }),
    ];
    const { ringkasan, laporan } = await meja.imporBaris('unor', baris);
    assert.deepEqual([ringkasan.baru, laporan], [3, []]);
    assert.deepEqual(await pohon(), [
      { kode: 'CLP-01', induk: null },
      { kode: 'CLP-0101', induk: 'CLP-01' },
      { kode: 'CLP-010101', induk: 'CLP-0101' },
    ]);
    assert.deepEqual((await meja.imporBaris('unor', baris)).ringkasan, {
      dibaca: 3,
      baru: 0,
      berubah: 0,
      sama: 3,
      ditolak: 0,
    });
  });

  it('grows under units that are there, and follows changes', async () => {
    const { ringkasan } = await meja.imporBaris('unor', [
      unit('CLP-0102', 'CLP-01'),
      unit('CLP-010101', 'CLP-0102'),
      unit('CLP-0101', 'CLP-01', { nama: 'Bidang Baru' }),
    ]);
    assert.deepEqual([ringkasan.baru, ringkasan.berubah], [1, 2]);
    assert.equal((await pohon()).find(({ kode }) => kode === 'CLP-010101')!.induk, 'CLP-0102');
  });

  it('refuses what cannot hang in it: circles, unknown parents, foreign codes, and what is below them', async () => {
    const sebelum = await pohon();
    const { ringkasan, laporan } = await meja.imporBaris('unor', [
      unit('CLP-90', 'CLP-91'),
      unit('CLP-91', 'CLP-90'),
      unit('CLP-92', 'TIDAK-ADA'),
      unit('CLP-93', 'CLP-92'),
      unit('BMS-01', ''),
      unit('CLP-94', 'BMS-01'),
      unit('CLP-01', 'CLP-0101'),
      unit('CLP-95', '', { instansi_kode: '0000' }),
    ]);
    assert.deepEqual(await pohon(), sebelum);
    assert.equal(ringkasan.ditolak, 8);
    assert.deepEqual(new Set(laporan.map(({ baris }) => baris)).size, 8);
    assert.ok(laporan.every(({ alasan }) => /\. [A-Z].*\.$|: .*\.$/.test(alasan)));
  });
});

describe('staff', () => {
  const SANDI = 'Perahu-Pinisi-7';
  const wayan = { nama_pengguna: 'wayan', nama: 'WAYAN KERTAJAYA', nip: '197805142003121951', kata_sandi: SANDI };
  const peran = () =>
    meja.baris<{ teks: string }>(
      `SELECT t.nama_pengguna || ' ' || p.peran || p.tingkat || ' ' || k.kode AS teks
       FROM petugas t JOIN petugas_peran p ON p.petugas_id = t.id JOIN kantor k ON k.id = p.kantor_id ORDER BY 1`,
    );

  it('gets one peran a row, and the first password only once', async () => {
    const baris = [
      { ...wayan, peran: 'verifikator', tingkat: '2', kantor: '6415' },
      { ...wayan, kata_sandi: '', peran: 'helpdesk', kantor: '6415' },
    ];
    assert.equal((await meja.imporBaris('petugas', baris)).ringkasan.baru, 2);
    const hash = () => meja.baris<{ kata_sandi_hash: string }>('SELECT kata_sandi_hash FROM petugas');
    const [awal] = await hash();
    assert.ok(await bcrypt.cocok(SANDI, awal!.kata_sandi_hash));
    const lagi = await meja.imporBaris('petugas', [{ ...baris[0]!, kata_sandi: 'Lain-Sama-Sekali-9' }, baris[1]!]);
    assert.equal(lagi.ringkasan.sama, 2);
    assert.deepEqual(await hash(), [awal]);
    const tambah = await meja.imporBaris('petugas', [
      { ...wayan, kata_sandi: '', nama: 'I WAYAN KERTAJAYA', peran: 'verifikator', tingkat: '3', kantor: 'I' },
    ]);
    assert.equal(tambah.ringkasan.baru, 1);
    assert.deepEqual(
      (await peran()).map(({ teks }) => teks),
      ['wayan helpdesk0 6415', 'wayan verifikator2 6415', 'wayan verifikator3 I'],
    );
  });

  it('is refused with a peran at the wrong office, a bad password or the name of someone else, and no password is repeated', async () => {
    const rina = {
      ...wayan,
      nama_pengguna: 'rina',
      nip: '198202022005012952',
      nama: 'RINA',
      peran: 'verifikator',
      tingkat: '1',
    };
    const { ringkasan, laporan } = await meja.imporBaris('petugas', [
      { ...rina, kantor: '6415' },
      { ...rina, tingkat: '', kantor: '6415-BKD' },
      { ...rina, kata_sandi: 'pendek', kantor: '6415-BKD' },
      { ...rina, kata_sandi: '', kantor: '6415-BKD' },
      { ...rina, kata_sandi: 'x198202022005012952', kantor: '6415-BKD' },
      { ...rina, nama_pengguna: 'wayan', kantor: '6415-BKD' },
    ]);
    assert.equal(ringkasan.ditolak, 6);
    assert.deepEqual(
      laporan.map(({ kolom }) => kolom),
      ['kantor', 'tingkat', 'kata_sandi', 'kata_sandi', 'kata_sandi', 'nama_pengguna'],
    );
    assert.ok(laporan.every(({ isi }) => !isi.includes('pendek') && !isi.startsWith('x')));
  });

  it('can be made one by one for a new server', async () => {
    const sandi = buatSandi({ secretKey: Buffer.alloc(32, 7), answerKeys: new Map() });
    const alat = { db: meja.db.knex, bcrypt, sandi, jam: jamUji };
    const isian = {
      nama_pengguna: 'herman',
      nama: 'HERMAN WIRAWAN',
      nip: '197403152000031953',
      peran: 'admin_bkn',
      kantor: 'PUSAT',
    };
    const kataSandi = await buatPetugas(alat, isian);
    assert.ok(kataSandi.length >= 16);
    const [baris] = await meja.baris<{ kata_sandi_hash: string }>(
      `SELECT * FROM petugas WHERE nama_pengguna = 'herman'`,
    );
    assert.ok(await bcrypt.cocok(kataSandi, baris!.kata_sandi_hash));
    await assert.rejects(buatPetugas(alat, isian), /sudah ada/);
    await assert.rejects(
      buatPetugas(alat, { ...isian, nama_pengguna: 'lain', kantor: '6415' }),
      /^Error: --kantor: Admin BKN bekerja di BKN Pusat/,
    );
    await assert.rejects(buatPetugas(alat, { nama_pengguna: 'lain' }), /--nama: .* --nip: .* --peran: .* --kantor: /);
  });
});
