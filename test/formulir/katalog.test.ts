import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rangkaiFormulir } from '../../src/formulir/draf.js';
import { muatKatalog, tabBeralamat } from '../../src/formulir/katalog.js';
import { keadaanBagian } from '../../src/formulir/kelengkapan.js';
import { hitungPerubahan } from '../../src/formulir/perubahan.js';
import { drafLengkap, katalog, pnsContoh } from '../shared/contoh-formulir.js';
import { folderWith, portalWith, riwayat, tab, teks } from '../shared/katalog-sementara.js';

describe('a new riwayat kind is one new file', async () => {
  const extended = await muatKatalog(await portalWith({ 'riwayat/penghargaan.js': riwayat('penghargaan', 999) }));
  const row = { id: 'p50', isi: { isi: 'Satyalancana' } };
  const pembanding = pnsContoh({}, { penghargaan: [row] });

  it('it stands after the others', () =>
    assert.deepEqual(
      extended.riwayat.map((satu) => satu.jenis),
      [...katalog.riwayat.map((satu) => satu.jenis), 'penghargaan'],
    ));

  it('its rows are compared', () => {
    const formulir = pnsContoh({}, { penghargaan: [row, { id: 'b1', isi: { isi: 'Piagam' } }] });
    const [satu, ...lain] = hitungPerubahan(extended, pembanding, formulir);
    assert.deepEqual(lain, []);
    assert.equal(satu?.kunci, 'penghargaan:b1');
    assert.equal(satu?.jenis, 'tambah');
    assert.equal(satu?.judulBagian, 'Riwayat penghargaan');
  });

  it('its section stands in the checklist and has to be stated', () => {
    const bagian = keadaanBagian({ katalog: extended, pembanding, draf: drafLengkap() });
    const satu = bagian.find((calon) => calon.kode === 'penghargaan');
    assert.equal(satu?.alamat, '/formulir/riwayat/penghargaan');
    assert.equal(satu?.status, 'belum');
    assert.deepEqual(
      satu?.kurang.map((kurang) => kurang.pesan),
      ['Riwayat penghargaan belum dinyatakan sesuai.'],
    );
  });

  it('its changes are part of the form as it stands', () => {
    const ubahan = {
      id: 3,
      jenis: 'penghargaan',
      tindakan: 'ubah',
      asalId: 50,
      isi: { isi: 'Piagam' },
      alasan: null,
    } as const;
    const hasil = rangkaiFormulir(extended, pembanding, { ...drafLengkap(), riwayat: [ubahan] });
    assert.deepEqual(hasil.riwayat.penghargaan, [{ id: 'p50', isi: { isi: 'Piagam' } }]);
  });
});

describe('one order over tabs and kinds', async () => {
  const extended = await muatKatalog(await portalWith({ 'riwayat/penghargaan.js': riwayat('penghargaan', 15) }));
  const baru = pnsContoh({}, { penghargaan: [{ id: 'b1', isi: { isi: 'Piagam' } }] });

  it('a kind stands in the checklist where its number says, under its heading or among the rest', () => {
    const bagian = keadaanBagian({ katalog: extended, pembanding: pnsContoh(), draf: drafLengkap() });
    assert.deepEqual(
      bagian.slice(0, 3).map((satu) => [satu.kode, satu.kelompok.judul]),
      [
        ['data-utama', 'Data diri'],
        ['penghargaan', 'Lain-lain'],
        ['posisi', 'Data diri'],
      ],
    );
  });

  it('and its changes stand there among the others', () => {
    const formulir = { ...baru, isi: { ...baru.isi, nama: 'SITI', satuan_kerja: 'UPT Contoh' } };
    const keys = hitungPerubahan(extended, pnsContoh(), formulir).map((satu) => satu.kunci);
    assert.deepEqual(keys, ['nama', 'penghargaan:b1', 'satuan_kerja']);
  });
});

describe('the loader refuses to boot', () => {
  const empty = tab('guru', [], '{}');
  const REFUSED: [rule: string, files: Record<string, string>, message: RegExp][] = [
    [
      'a riwayat file whose code differs from its name',
      { 'riwayat/a.js': riwayat('b', 1) },
      /riwayat\/a: jenis is "b"/,
    ],
    ['a tab file whose code differs from its name', { 'tab/a.js': tab('b', [], '{}') }, /tab\/a: kode is "b"/],
    [
      'a riwayat whose example fails',
      { 'riwayat/a.js': riwayat('a', 1, teks('isi'), '{}') },
      /riwayat\/a: its example fails: .*Isi isi/,
    ],
    ['a tab whose example fails', { 'tab/a.js': tab('a', ['x'], '{}') }, /tab\/a: x: its example fails: .*Isi x/],
    [
      'a riwayat whose example breaks its own rule across fields',
      { 'riwayat/a.js': riwayat('a', 1).replace('contoh:', "periksa: () => ({ isi: 'salah' }), contoh:") },
      /riwayat\/a: its example fails: .*salah/,
    ],
    ['one butir twice in a tab', { 'tab/a.js': tab('a', ['x', 'x'], "{ x: 'a' }") }, /"x" stands for two things/],
    [
      'one butir in two tabs',
      { 'tab/a.js': tab('a', ['x'], "{ x: 'a' }"), 'tab/b.js': tab('b', ['x'], "{ x: 'a' }") },
      /"x" stands for two things/,
    ],
    [
      'a tab with butir and a riwayat of one name',
      { 'tab/a.js': tab('a', ['x'], "{ x: 'a' }"), 'riwayat/a.js': riwayat('a', 1) },
      /"a" stands for two things/,
    ],
    [
      'a riwayat named like a butir',
      { 'tab/a.js': tab('a', ['x'], "{ x: 'a' }"), 'riwayat/x.js': riwayat('x', 1) },
      /"x" stands for two things/,
    ],
    [
      'a tab without butir and a riwayat of one name',
      { 'tab/guru.js': empty, 'riwayat/guru.js': riwayat('guru', 1) },
      /"guru" stands for two things/,
    ],
    [
      'two tabs at one address',
      { 'tab/a.js': empty.replace("'guru'", "'a', alamat: 'guru'"), 'tab/guru.js': empty },
      /"\/formulir\/guru" stands for two things/,
    ],
    [
      'a tab that groups a kind which does not exist',
      { 'tab/guru.js': empty.replace('contoh:', "menaungi: ['x'], contoh:") },
      /menaungi names "x"/,
    ],
    [
      'two tabs that group one kind',
      {
        'tab/guru.js': empty.replace('contoh:', "menaungi: ['x'], contoh:"),
        'tab/b.js': empty.replace("'guru'", "'b'").replace('contoh:', "menaungi: ['x'], contoh:"),
        'riwayat/x.js': riwayat('x', 1),
      },
      /menaungi: the code "x" stands for two things/,
    ],
    [
      'a butir named like a tab without butir',
      { 'tab/guru.js': empty, 'tab/a.js': tab('a', ['guru'], "{ guru: 'a' }") },
      /"guru" stands for two things/,
    ],
    [
      'a riwayat with a field named like the column of the person in an import',
      { 'riwayat/a.js': riwayat('a', 1, teks('nip'), "{ nip: 'a' }") },
      /"nip" stands for two things/,
    ],
    [
      'one field twice in a riwayat',
      { 'riwayat/a.js': riwayat('a', 1, `${teks('isi')}, ${teks('isi')}`) },
      /"isi" stands for two things/,
    ],
  ];
  for (const [rule, files, message] of REFUSED) {
    it(rule, async () => assert.rejects(muatKatalog(await folderWith(files)), message));
  }

  it('but a tab may stand at an address named like the riwayat it groups (domain §12: guru, dokter)', async () => {
    const praktik = empty.replace("kode: 'guru'", "kode: 'praktik', alamat: 'guru', menaungi: ['guru']");
    const loaded = await muatKatalog(
      await folderWith({ 'tab/praktik.js': praktik, 'riwayat/guru.js': riwayat('guru', 1) }),
    );
    assert.equal(tabBeralamat(loaded, 'guru')?.kode, 'praktik');
  });
});

describe('a tab that groups kinds', async () => {
  const grup = (kelompok: string) =>
    `{ nomorUrut: 200, kode: 'grup', alamat: 'nilai', judul: 'Penilaian', pengantar: '', menaungi: ['a', 'b'], kelompok: ${kelompok} }`;
  const butirnya = `[{ judul: '', isi: [{ butir: { kode: 'x', label: 'x', tingkat: 2, isian: [${teks('x')}] } }] }], contoh: { x: 'a' }`;
  const kinds = { 'riwayat/a.js': riwayat('a', 201), 'riwayat/b.js': riwayat('b', 202) };
  const states = async (file: string) => {
    const extended = await muatKatalog(await portalWith({ ...kinds, 'tab/grup.js': file }));
    const semua = keadaanBagian({ katalog: extended, pembanding: pnsContoh(), draf: drafLengkap() });
    return semua
      .filter((satu) => ['grup', 'a', 'b'].includes(satu.kode))
      .map((satu) => [satu.kode, satu.alamat, satu.kelompok.judul, satu.kelompok.alamat]);
  };

  it('and nothing else is no section: its kinds stand under its name, which leads to its page', async () =>
    assert.deepEqual(await states(grup('[], contoh: {}')), [
      ['a', '/formulir/riwayat/a', 'Penilaian', '/formulir/nilai'],
      ['b', '/formulir/riwayat/b', 'Penilaian', '/formulir/nilai'],
    ]));

  it('and has butir is a section among them, listed once', async () =>
    assert.deepEqual(await states(grup(butirnya)), [
      ['grup', '/formulir/nilai', 'Penilaian', null],
      ['a', '/formulir/riwayat/a', 'Penilaian', null],
      ['b', '/formulir/riwayat/b', 'Penilaian', null],
    ]));
});
