import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { bakukanTeks } from '../../src/shared/bakukan.js';
import { buatSandi } from '../../src/web/sandi.js';

const SECRET = randomBytes(32);
const [SATU, DUA] = [randomBytes(32), randomBytes(32)];
const sandi = buatSandi({ secretKey: SECRET, answerKeys: new Map([[1, SATU]]) });

describe('cookies and links are signed', () => {
  for (const text of ['abc', 'a.b.c', 'registrasi/17?sampai=2026', 'é ’ 語', 'x\ny']) {
    it(`${JSON.stringify(text)} comes back as it was`, () => assert.equal(sandi.bukaTanda(sandi.tandai(text)), text));
  }

  const signed = sandi.tandai('nomor=17');
  const FORGED: [how: string, text: string][] = [
    ['another text', signed.replace('17', '18')],
    ['another signature', `${signed.slice(0, -1)}${signed.endsWith('A') ? 'B' : 'A'}`],
    ['a cut signature', signed.slice(0, -1)],
    ['a longer signature', `${signed}A`],
    ['no signature', 'nomor=17'],
    ['an empty signature', 'nomor=17.'],
    ['the signature of another text', `nomor=17.${sandi.tandai('nomor=18').split('.')[1]}`],
    [
      'the signature of another key',
      buatSandi({ secretKey: randomBytes(32), answerKeys: new Map() }).tandai('nomor=17'),
    ],
    ['nothing', ''],
    ['a dot', '.'],
  ];
  for (const [how, text] of FORGED) it(`${how} does not open`, () => assert.equal(sandi.bukaTanda(text), null));

  it('a signature is not the hash of a mother’s name: each use has its own', () => {
    const signature = sandi.tandai('sumiyati').split('.')[1];
    assert.notEqual(signature, sandi.hashNamaIbu('sumiyati'));
  });
});

describe('domain §5: jawaban AES-256-GCM with a key from the environment', () => {
  const stored = sandi.sandikanJawaban('mendoan hangat');

  for (const text of ['mendoan hangat', '', 'é ’ 語', 'x'.repeat(5000)]) {
    it(`a text of ${text.length} letters comes back as it was`, () =>
      assert.equal(sandi.bukaJawaban(sandi.sandikanJawaban(text)), text));
  }

  it('what is stored holds neither the text nor looks alike twice', () => {
    assert.equal(stored.includes('mendoan'), false);
    assert.notDeepEqual(stored, sandi.sandikanJawaban('mendoan hangat'));
  });

  it('layout: key number, nonce 12, tag 16, cipher text', () => {
    assert.equal(stored[0], 1);
    assert.equal(stored.length, 1 + 12 + 16 + 'mendoan hangat'.length);
  });

  for (const [part, at] of [
    ['nonce', 1],
    ['tag', 13],
    ['cipher text', 29],
  ] as const) {
    it(`tampered ${part} throws`, () => {
      const tampered = Buffer.from(stored);
      tampered[at]! ^= 1;
      assert.throws(() => sandi.bukaJawaban(tampered));
    });
  }

  it('cut anywhere, it throws, a shortened tag included', () => {
    for (let length = 0; length < stored.length; length += 1) {
      assert.throws(() => sandi.bukaJawaban(stored.subarray(0, length)), `${length} bytes`);
    }
    const empty = sandi.sandikanJawaban('');
    for (let length = 0; length < empty.length; length += 1) {
      assert.throws(() => sandi.bukaJawaban(empty.subarray(0, length)), `${length} bytes`);
    }
  });

  it('key rotation: the newest key encrypts, an old key number still opens', () => {
    const rotated = buatSandi({
      secretKey: SECRET,
      answerKeys: new Map([
        [2, DUA],
        [1, SATU],
      ]),
    });
    assert.equal(rotated.bukaJawaban(stored), 'mendoan hangat');
    const fresh = rotated.sandikanJawaban('mendoan hangat');
    assert.equal(fresh[0], 2);
    assert.equal(rotated.bukaJawaban(fresh), 'mendoan hangat');
  });

  it('"newest" is the highest number, not the last one written or the longest (10 after 9)', () => {
    const rotated = buatSandi({
      secretKey: SECRET,
      answerKeys: new Map([
        [10, DUA],
        [9, SATU],
      ]),
    });
    assert.equal(rotated.sandikanJawaban('x')[0], 10);
  });

  it('a key number that is gone says so, another key under the number throws', () => {
    const without = buatSandi({ secretKey: SECRET, answerKeys: new Map([[2, DUA]]) });
    assert.throws(() => without.bukaJawaban(stored), /ANSWER_KEYS holds no key number 1/);
    const other = buatSandi({ secretKey: SECRET, answerKeys: new Map([[1, DUA]]) });
    assert.throws(() => other.bukaJawaban(stored));
  });
});

describe('domain §5: nama ibu kandung normalised and hashed', () => {
  const SAME = [
    'Siti Aminah',
    'SITI AMINAH',
    '  siti   aminah ',
    'Sítì Âminah',
    'S\u0069\u0301ti Aminah',
    'Siti-Aminah',
    'Siti\tAminah.',
  ];
  for (const name of SAME) {
    it(`"${name}" is Siti Aminah`, () => assert.equal(sandi.hashNamaIbu(name), sandi.hashNamaIbu('Siti Aminah')));
  }
  for (const name of ['Siti Amina', 'Aminah Siti', 'Siti Aminah 2', '']) {
    it(`"${name}" is another name`, () => assert.notEqual(sandi.hashNamaIbu(name), sandi.hashNamaIbu('Siti Aminah')));
  }

  it('the hash needs the key: without it names cannot be tried out', () => {
    const other = buatSandi({ secretKey: randomBytes(32), answerKeys: new Map() });
    assert.notEqual(other.hashNamaIbu('Siti Aminah'), sandi.hashNamaIbu('Siti Aminah'));
  });

  it('letters of other scripts and digits stay', () => assert.equal(bakukanTeks(' Ænne 語2 '), 'ænne 語2'));
});

describe('codes and tokens', () => {
  it('domain §5: a nomor register is 8 random characters without 0 O 1 I L', () => {
    const seen = new Set(Array.from({ length: 400 }, () => sandi.kodeAcak(8)));
    assert.equal(seen.size, 400);
    for (const code of seen) assert.match(code, /^[A-HJKMNP-Z2-9]{8}$/);
    assert.equal(new Set([...seen].join('')).size, 31, 'every letter and digit left is used');
  });

  it('a token is 24 random bytes, stored only as its fingerprint', () => {
    const token = sandi.token();
    assert.equal(Buffer.from(token, 'base64url').length, 24);
    assert.notEqual(token, sandi.token());
    assert.equal(sandi.sidik(token), sandi.sidik(token));
    assert.equal(Buffer.from(sandi.sidik(token), 'base64url').length, 32);
    assert.notEqual(sandi.sidik(token), sandi.sidik(`${token}x`));
  });
});
