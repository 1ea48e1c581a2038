import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  alamatTotp,
  langkahKode,
  rahasiaDari,
  rapikanKode,
  tampilKodePemulihan,
  tampilRahasia,
} from '../../src/petugas/totp.js';
import { bakuWajibTotp } from '../../src/petugas/wajib-totp.js';

/** RFC 6238 appendix B, SHA-1: the last six of its eight digits. */
const RAHASIA = rahasiaDari(Buffer.from('12345678901234567890'));
const CONTOH = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;
const saat = (detik: number) => new Date(detik * 1000);

describe('RFC 6238', () => {
  it('the secret as RFC 4648 writes it', () => assert.equal(RAHASIA, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'));

  for (const [detik, kode] of CONTOH)
    it(`${detik} s: ${kode}`, () => assert.equal(langkahKode(RAHASIA, kode, saat(detik)), Math.floor(detik / 30)));

  it('one step early or late is taken, and named as the step it is of; two are not', () => {
    const [detik, kode] = CONTOH[1];
    const langkah = Math.floor(detik / 30);
    for (const [geser, mau] of [
      [-60, null],
      [-30, langkah],
      [0, langkah],
      [30, langkah],
      [60, null],
    ] as const)
      assert.equal(langkahKode(RAHASIA, kode, saat(detik + geser)), mau, String(geser));
  });

  it('anything else is no code', () => {
    for (const kode of ['', '28708', '2870820', 'abcdef', '２８７０８２', ' 287082', '-87082', '1e5000'])
      assert.equal(langkahKode(RAHASIA, kode, saat(59)), null, kode);
    assert.equal(langkahKode(RAHASIA, '287083', saat(59)), null);
  });

  it('what the QR code says, and what people type', () => {
    const alamat = new URL(alamatTotp(RAHASIA, 'admin.bkn'));
    assert.equal(alamat.protocol, 'otpauth:');
    assert.match(decodeURIComponent(alamat.pathname), /e-PUPNS:admin\.bkn$/);
    assert.equal(alamat.searchParams.get('secret'), RAHASIA);
    assert.equal(alamat.searchParams.get('issuer'), 'e-PUPNS');
    assert.equal(tampilRahasia(RAHASIA), 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    assert.equal(tampilKodePemulihan('ABCDEFGHJKMNPQRS'), 'ABCD-EFGH-JKMN-PQRS');
    assert.equal(rapikanKode(' abcd-efgh jkmn-pqrs '), 'ABCDEFGHJKMNPQRS');
  });

  it('160 random bits, another secret each time', () => {
    const dua = [1, 2].map((isi) => rahasiaDari(Buffer.alloc(24, isi)));
    assert.deepEqual(
      dua.map((satu) => satu.length),
      [32, 32],
    );
    assert.notEqual(dua[0], dua[1]);
  });
});

it('before anybody has set it, admin_bkn needs it outside the demo', () => {
  assert.deepEqual(bakuWajibTotp('server'), ['admin_bkn']);
  assert.deepEqual(bakuWajibTotp('demo'), []);
});
