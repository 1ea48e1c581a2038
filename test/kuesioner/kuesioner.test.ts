import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bacaJawaban, bacaPertanyaan, type Kuesioner, sebutJawaban } from '../../src/kuesioner/kuesioner.js';

const kartu: Kuesioner = {
  kode: 'kartu',
  versi: 3,
  urutan: 1,
  judul: 'Kartu',
  pengantar: '',
  asal: 'pengelola',
  pertanyaan: bacaPertanyaan('kartu', [
    {
      kode: 'punya',
      label: 'Punya kartu?',
      jenis: 'pilihan',
      pilihan: [
        { kode: 'ya', nama: 'Ya' },
        { kode: 'belum', nama: 'Belum' },
      ],
    },
    {
      kode: 'nomor',
      label: 'Nomor Kartu',
      jenis: 'teks',
      angkaSaja: true,
      panjang: 13,
      bila: { isian: 'punya', nilai: ['ya'] },
    },
    { kode: 'saran', label: 'Saran', jenis: 'paragraf', tidakWajib: true },
  ]),
};

describe('domain §6 Stakeholder: questionnaires are versioned data', () => {
  it('questions left open are counted, not refused', () => {
    assert.deepEqual(bacaJawaban(kartu, {}), {
      pesan: {},
      jawaban: { versi: 3, urutan: 1, judul: 'Kartu', jawaban: {}, belum: 1 },
    });
    assert.equal(bacaJawaban(kartu, { kartu_punya: 'ya' }).jawaban.belum, 1);
  });

  it('a faulty answer is explained, and the right ones are kept', () => {
    const { pesan, jawaban } = bacaJawaban(kartu, { kartu_punya: 'ya', kartu_nomor: '000-123' });
    assert.deepEqual(pesan, { kartu_nomor: 'Nomor Kartu terdiri dari 13 angka.' });
    assert.deepEqual(jawaban, { versi: 3, urutan: 1, judul: 'Kartu', jawaban: { kartu_punya: 'ya' }, belum: 1 });
  });

  it('a question that does not apply is neither asked, kept nor read out', () => {
    const { jawaban } = bacaJawaban(kartu, { kartu_punya: 'belum', kartu_nomor: '0001234567890' });
    assert.deepEqual(jawaban, { versi: 3, urutan: 1, judul: 'Kartu', jawaban: { kartu_punya: 'belum' }, belum: 0 });
    assert.deepEqual(sebutJawaban(kartu, jawaban), [
      ['Punya kartu?', 'Belum'],
      ['Saran', ''],
    ]);
  });

  it('questions that make no sense are refused when they are read', () => {
    const tanya = { kode: 'satu', label: 'Satu dua', jenis: 'teks' };
    assert.throws(() => bacaPertanyaan('x', [tanya, tanya]), /stands twice/);
    assert.throws(() => bacaPertanyaan('x', [{ ...tanya, bila: { isian: 'dua', nilai: ['a'] } }]), /no earlier answer/);
    assert.throws(() => bacaPertanyaan('x', [{ ...tanya, jenis: 'pilihan' }]), /only pilihan/);
    assert.throws(() => bacaPertanyaan('x', [{ ...tanya, jenis: 'ya-tidak' }]));
    assert.throws(() => bacaPertanyaan('x', []));
  });
});
