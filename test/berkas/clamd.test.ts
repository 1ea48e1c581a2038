import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { bacaAlamatClamd, denganClamd, tanyaClamd } from '../../src/berkas/clamd.js';
import type { Pemeriksa } from '../../src/berkas/pemeriksa.js';
import { Galat } from '../../src/shared/galat.js';

/** What clamd calls its test file; here any file that holds the word. */
const TANDA = 'BERKAS-UJI-VIRUS';
const isi = (teks: string, panjang = 0): Buffer => Buffer.concat([Buffer.from(teks), Buffer.alloc(panjang, 'x')]);

/** Speaks clamd's INSTREAM; `jawab` may answer something else, or hang up. */
type Jawab = (diterima: Buffer, sambungan: Socket) => void;
const sungguhan: Jawab = (diterima, sambungan) =>
  sambungan.end(diterima.includes(TANDA) ? 'stream: Uji.Virus FOUND\0' : 'stream: OK\0');
let jawab: Jawab = sungguhan;
let server: Server;
let port: number;
before(async () => {
  server = createServer((sambungan) => {
    let masuk = Buffer.alloc(0);
    sambungan.on('error', () => undefined);
    sambungan.on('data', (potongan) => {
      masuk = Buffer.concat([masuk, potongan]);
      const badan = bacaAliran(masuk);
      if (badan) jawab(badan, sambungan);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as { port: number }).port;
});
after(() => server.close());

/** The file once its end has come, null before. */
function bacaAliran(masuk: Buffer): Buffer | null {
  if (!masuk.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return null;
  const potongan: Buffer[] = [];
  for (let tempat = 10; tempat + 4 <= masuk.length; ) {
    const panjang = masuk.readUInt32BE(tempat);
    if (panjang === 0) return Buffer.concat(potongan);
    potongan.push(masuk.subarray(tempat + 4, tempat + 4 + panjang));
    tempat += 4 + panjang;
  }
  return null;
}

const alamat = () => ({ host: '127.0.0.1', port });

describe('issue 6, uploads: clamd by configuration', () => {
  it('addresses', () => {
    assert.deepEqual(bacaAlamatClamd('tcp://clamav:3311'), { host: 'clamav', port: 3311 });
    assert.deepEqual(bacaAlamatClamd('tcp://clamav'), { host: 'clamav', port: 3310 });
    assert.deepEqual(bacaAlamatClamd('unix:/run/clamd.ctl'), { path: '/run/clamd.ctl' });
  });

  it('the whole file is looked at, also one of many pieces', async () => {
    jawab = sungguhan;
    assert.equal(await tanyaClamd(alamat(), isi('bersih', 300_000)), null);
    assert.equal(await tanyaClamd(alamat(), Buffer.concat([isi('', 200_000), isi(TANDA)])), 'Uji.Virus');
  });

  it('what is no clear answer is a fault: an error of clamd, silence, a connection that ends', async () => {
    jawab = (_, sambungan) => sambungan.end('INSTREAM size limit exceeded. ERROR\0');
    await assert.rejects(tanyaClamd(alamat(), isi('a')), /size limit/);
    jawab = (_, sambungan) => sambungan.destroy();
    await assert.rejects(tanyaClamd(alamat(), isi('a')));
    jawab = () => undefined;
    await assert.rejects(tanyaClamd(alamat(), isi('a'), 50), /does not answer/);
  });

  it('a file with a finding is refused in words, a clean one goes on, and without clamd none is taken', async () => {
    const lanjut: string[] = [];
    const pemeriksa: Pemeriksa = {
      tutup: () => undefined,
      periksa: async ({ nama }) => {
        lanjut.push(nama);
        return { pesan: 'diperiksa' };
      },
    };
    const galat: unknown[] = [];
    const dijaga = denganClamd(pemeriksa, alamat(), (satu) => galat.push(satu), 200);
    jawab = sungguhan;
    const buruk = await dijaga.periksa({ nama: 'sk.pdf', isi: isi(TANDA) }, 'a');
    assert.match((buruk as { pesan: string }).pesan, /“sk\.pdf” ditolak pemeriksa virus/);
    assert.deepEqual(lanjut, []);
    await dijaga.periksa({ nama: 'ktp.jpg', isi: isi('bersih') }, 'a');
    assert.deepEqual(lanjut, ['ktp.jpg']);
    jawab = (_, sambungan) => sambungan.destroy();
    await assert.rejects(
      dijaga.periksa({ nama: 'x.pdf', isi: isi('bersih') }, 'a'),
      (satu) => satu instanceof Galat && satu.jenis === 'tidak_tersedia',
    );
    assert.equal(galat.length, 1, 'and the operator reads why');
    assert.deepEqual(lanjut, ['ktp.jpg']);
  });
});
