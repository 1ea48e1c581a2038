import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { mulaiDraf } from '../../src/kuesioner/sunting-kuesioner.service.js';
import { bacaPutusan } from '../../src/verifikasi/putusan.schema.js';
import { imporUji } from '../support/impor.js';
import { jadwalUji, jendelaUji } from '../support/jadwal.js';
import { pelakuPetugas } from '../support/kasus.js';
import { AKUN_KEMENTERIAN, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { pengumumanUji } from '../support/pengumuman.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { isiAlamat, sebutBaris, semuaBaris } from '../support/rute.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';
import { surelUji } from '../support/surel.js';
import { ajukanContoh } from '../support/tiket.js';

const ANEH = [
  '\0',
  'a\0b',
  '-1',
  '1e999',
  'NaN',
  '99999999999999999999',
  '1.5',
  '__proto__',
  '\u{1f600}'.repeat(300),
  ' ',
  '\uFFFF',
  "'",
];
/** Every name that some page reads from its query, and every field that some form sends. */
const TANYA = [
  'cari',
  'halaman',
  'daftar',
  'tanda',
  'habis',
  'baris',
  'hapus',
  'bagian',
  'tempat',
  'n',
  'tmt',
  'langkah',
  'sudah',
  'kategori',
  'kantor',
  'tiket',
  'isian_asal',
  'instansi',
  'instansi__kode',
  'instansi__pilih',
  'umur',
  'lama',
  'baru',
  'butir',
  'peran',
  'keadaan',
  'ke',
  'induk',
  'nip',
  'sebab',
  'sesudah',
];
const BIDANG = [
  ...[
    'nip',
    'captcha',
    'instansi_sesuai',
    'email',
    'hp',
    'kata_kunci',
    'nama_ibu',
    'pertanyaan',
    'jawaban',
    'nomor_register',
    'kode',
  ],
  ...[
    'nama_pengguna',
    'kata_sandi',
    'versi',
    'baris',
    'alasan',
    'verifikator',
    'agama',
    'alamat',
    'unit',
    'alasan_alih',
    'nama_unit',
    'telepon',
    'jam_layanan',
    'kiriman',
    'tanda',
  ],
  ...[
    'putusan',
    'dilihat',
    'keterangan',
    'templat',
    'draf',
    'butir',
    'alasan_reset',
    'alasan_koreksi',
    'nama',
    'putusan:nama',
    'alasan:nama',
    'catatan:',
    'catatan:constructor',
    'unit_organisasi',
    'unit_organisasi__kode',
    'bagian',
    'golongan',
    'tempat',
    'berkas',
    'tiket',
    'tmt',
    'nip_lama',
    'instansi',
    'instansi__kode',
    'instansi__pilih',
    'tanggal_sk',
    'berkas_sk__tersimpan',
    'pilih',
    'isian_asal',
    'lingkup',
    'judul',
    'teks',
    'dari',
    'sampai',
    'di_umum',
    'di_pns',
    'di_petugas',
    'urutan',
  ],
  ...[
    'peran',
    'kantor',
    'kantor__kode',
    'kantor__pilih',
    'kunci_peran',
    'kata_kunci_ulang',
    'dilihat',
    'wajib_helpdesk',
    'jenis',
    'alasan_panjang',
    'alasan_cabut',
    'provinsi',
    'kanreg',
    'kata_kunci_kini',
    'jawaban_pengaman',
    'pertanyaan_sendiri',
    'alasan_sanggahan',
    'kontak',
    'registrasi_dari',
    'registrasi_sampai',
    'pengisian_dari',
    'pengisian_sampai',
  ],
  ...[
    'ke',
    'versi_ke',
    'yakin',
    'tingkat',
    'induk',
    'induk__kode',
    'rumpun',
    'eselon',
    'nama_jabatan',
    'jenjang',
    'kabupaten',
    'jenis',
  ],
  ...[
    'label',
    'jenis',
    'jawaban',
    'petunjuk',
    'tidak_wajib',
    'bila:terima:sudah',
    'pengantar',
    'asal',
    'berlaku',
    'sebab',
  ],
];
const SIKAP = { agama__sikap: 'perbaiki', alamat__sikap: 'perbaiki', unit_organisasi__sikap: 'perbaiki' };
const AKSI = [
  'simpan',
  'hapus',
  'sesuai',
  'cari-unor',
  'terima',
  'tolak',
  'setujui',
  'kembalikan',
  'tandai',
  'ambil',
  'putus',
  'aneh',
];
const WARISAN = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

let portal: TestPortal;
let siti: KasusSiti;
let alamat: Record<string, string>;
before(async () => {
  portal = await startTestPortal();
  siti = await kirimSitiTetap(portal.deps);
  await portal.deps.db('registrasi').where('nip', siti.pns.nip).update({ hp: null });
  await jadwalUji(portal.deps, { pengisian: jendelaUji(portal.deps, -9, 20) });
  await inTransaction(portal.deps.db, async (trx) =>
    mulaiDraf(portal.deps, trx, await pelakuPetugas(trx, 'admin.bkn'), { kode: 'kpe', dasar: 1 }),
  );
  alamat = {
    '/helpdesk/:kode': 'beda-instansi',
    '/admin/verifikasi/:id': String(siti.formulirId),
    '/admin/turun-status/:id': String(siti.formulirId),
    '/admin/impor/:id': String(await imporUji(portal.deps)),
    '/admin/surel/:id': String(await surelUji(portal.deps)),
    '/admin/pengumuman/:id': String(await pengumumanUji(portal.deps, 'admin.banyumas')),
    '/admin/unit-organisasi/:id': String((await portal.deps.db('unor').first('id')).id),
    '/admin/referensi/entri/:id': String((await portal.deps.db('referensi').where('jenis', 'lokasi').first('id')).id),
    '/admin/tiket/:nomor': (await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'pendidikan')))
      .nomor,
  };
});
after(() => portal.close());

/** Somebody for whom the row does something. */
async function klienUntuk(tempat: string): Promise<Klien> {
  const petugas = PETUGAS.find(([awal]) => tempat.startsWith(awal));
  if (petugas) return masukPetugas(portal.url, petugas[1]);
  return /^\/(formulir|akun)/.test(tempat) ? masukPns(portal.url, AKUN_KEMENTERIAN) : new Klien(portal.url);
}

const PETUGAS = [
  ['/admin/registrasi', 'admin.banyumas'],
  ['/admin/verifikasi', 'verif1.dinkes'],
  ['/admin/tiket', 'helpdesk.pusat'],
  ['/admin', 'admin.bkn'],
] as const;

describe('quality Security: whatever is sent, never a 500', () => {
  it('odd text in every parameter of the address and of the query', async () => {
    for (const baris of semuaBaris(portal).filter(({ metode }) => metode === 'get')) {
      const klien = await klienUntuk(baris.alamat);
      for (const aneh of ANEH) {
        const isi = encodeURIComponent(aneh);
        const tanya = TANYA.map((nama) => `${nama}=${isi}`).join('&');
        const jalur = [`${isiAlamat(baris, alamat)}?${tanya}`, baris.alamat.replace(/:\w+/, isi)];
        for (const satu of jalur) {
          const { status } = await klien.buka(satu);
          assert.ok(status < 500, `${sebutBaris(baris)} ${JSON.stringify(aneh)}: ${status}`);
        }
      }
    }
  });

  it('odd text in every field of every form', async () => {
    for (const baris of semuaBaris(portal).filter(
      ({ metode, alamat: satu }) => metode === 'post' && !satu.endsWith('logout'),
    )) {
      const klien = await klienUntuk(baris.alamat);
      const berbuat = /^\/(formulir|admin\/(registrasi|verifikasi|tiket))/.test(baris.alamat);
      for (const aneh of ANEH) {
        // Names that every object has are tried once; they do not depend on the other fields.
        for (const aksi of berbuat ? [...AKSI, ...(aneh === ANEH[0] ? WARISAN : [])] : ['simpan']) {
          const isi = Object.fromEntries(BIDANG.map((nama) => [nama, aneh]));
          const lengkap = {
            ...isi,
            ...SIKAP,
            aksi,
            kiriman: String(siti.kirimanId),
            'putusan:nama': 'tidak_sesuai',
            _kunci: kunciBaru(),
          };
          const { status } = await klien.kirim(isiAlamat(baris, alamat), lengkap);
          assert.ok(status < 500, `${sebutBaris(baris)} ${aksi} ${JSON.stringify(aneh.slice(0, 20))}: ${status}`);
        }
      }
    }
  });

  it('a version or a row that is no number, one by one', async () => {
    const klien = await klienUntuk('/formulir');
    for (const versi of ['x', '', '1e3', '-1', '1.5', '99999999999', 'Infinity', '0x10', '١'])
      for (const [tempat, aksi] of [
        ['data-utama', 'simpan'],
        ['riwayat/golongan', 'sesuai'],
      ]) {
        const { status } = await klien.kirim(`/formulir/${tempat}`, { versi, aksi: aksi!, _kunci: kunciBaru() });
        assert.ok([303, 409].includes(status), `${tempat} ${versi}: ${status}`);
      }
  });

  it('arrays, nested names, doubled fields, other content types, broken bodies', async () => {
    const klien = await klienUntuk('/formulir');
    const badan: [string, string][] = [
      ['application/x-www-form-urlencoded', '_kunci=a&_kunci=b&versi=1&versi=2'],
      ['application/x-www-form-urlencoded', '_kunci[x]=a&__proto__[x]=1&constructor=1'],
      ['application/x-www-form-urlencoded', '%E0%A4%A=%ZZ&&&=&==='],
      ['application/x-www-form-urlencoded; charset=utf-16', 'a=b'],
      ['application/x-www-form-urlencoded; charset=iso-8859-1', 'alamat=%E9%00'],
      ['application/json', '{"versi":'],
      ['multipart/form-data; boundary=x', '--x\r\n'],
      ['text/plain', 'x'],
    ];
    for (const [jenis, isi] of badan) {
      const cookie = [...klien.cookie].map(([nama, nilai]) => `${nama}=${nilai}`).join('; ');
      const { status } = await fetch(`${portal.url}/formulir/data-utama`, {
        method: 'POST',
        redirect: 'manual',
        body: isi,
        headers: { 'Content-Type': jenis, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
      });
      assert.ok(status < 500, `${jenis} ${isi}: ${status}`);
    }
  });

  it('a verdict’s reason is cut between characters, never inside one', () => {
    const { alasan } = bacaPutusan({ 'alasan:nama': `${'a'.repeat(499)}\u{1f600}b` });
    assert.equal(alasan.nama, `${'a'.repeat(499)}\u{1f600}`);
  });
});
