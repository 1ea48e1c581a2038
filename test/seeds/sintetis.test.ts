import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '../../seeds/referensi/berkas.js';
import { makePegawai, type PegawaiSintetis } from '../../seeds/sintetis.js';
import { katalogTampil } from '../../src/formulir/bagian-tampil.js';
import type { Baris, DataPns } from '../../src/formulir/jenis.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { hitungPeringatan } from '../../src/formulir/kelengkapan.js';
import { isianBaris } from '../../src/formulir/perubahan.js';
import { isRujukan, kosong, type NilaiIsian } from '../../src/shared/isian.js';
import { selisihTahun } from '../../src/shared/tanggal.js';

const katalog = await muatKatalog();
/** A box as a form holds it. */
const teks = (nilai: unknown) => (nilai === true ? 'ya' : String(nilai));
const NAMA_INSTANSI: Record<string, string> = {
  '3010': 'Kementerian Pendidikan dan Kebudayaan',
  '6400': 'Pemerintah Provinsi Jawa Tengah',
  '6415': 'Pemerintah Kab. Banyumas',
};
const unor = readTable('unor.csv', ['instansi_kode', 'kode', 'induk', 'nama', 'eselon', 'nama_jabatan']);
const instansi = Object.entries(NAMA_INSTANSI).map(([kode, nama]) => ({
  kode,
  nama,
  unor: unor
    .filter((satu) => satu.instansi_kode === kode)
    .map((satu) => ({ ...satu, induk: unor.find((atas) => atas.kode === satu.induk)?.nama ?? null })),
}));

const make = (benih: number, jumlah: number, hindari?: ReadonlySet<string>) => [
  ...makePegawai({ benih, jumlah, instansi, ...(hindari && { hindari }) }),
];
const orang = make(20_150_901, 5000);
const benarSemua = orang.filter(({ cacat }) => cacat === null);

const dataPns = (satu: PegawaiSintetis): DataPns => {
  const baris = (isi: NilaiIsian[]): Baris[] => isi.map((satuBaris, i) => ({ id: String(i), isi: satuBaris }));
  const riwayat = Object.fromEntries(Object.entries(satu.riwayat).map(([jenis, isi]) => [jenis, baris(isi)]));
  return { nip: satu.nip, nipLama: satu.nip_lama, isi: satu.isi, riwayat };
};

/** Fails with the NIPs of the people for whom the rule does not hold. */
const semua = (daftar: PegawaiSintetis[], aturan: (satu: PegawaiSintetis) => boolean) =>
  assert.deepEqual(
    daftar.filter((satu) => !aturan(satu)).map(({ nip }) => nip),
    [],
  );

describe('synthetic people', () => {
  it('are the same for the same seed and others for another', () => {
    assert.deepEqual(make(7, 50), make(7, 50));
    assert.deepEqual(make(7, 50), make(7, 60).slice(0, 50));
    assert.notDeepEqual(make(7, 50), make(8, 50));
  });

  it('have NIPs of their own, with a serial from 900 to 999', () => {
    assert.equal(orang.length, 5000);
    assert.equal(new Set(orang.map(({ nip }) => nip)).size, 5000);
    semua(orang, ({ nip }) => /^\d{15}9\d\d$/.test(nip));
  });

  it('leave NIPs alone that are taken', () => {
    const nip = new Set(make(7, 50).map((satu) => satu.nip));
    assert.ok(make(7, 50, nip).every((satu) => !nip.has(satu.nip)));
  });

  it('have a NIP Lama of their own when appointed before 2009', () => {
    const lama = orang.flatMap(({ nip_lama }) => nip_lama ?? []);
    assert.equal(new Set(lama).size, lama.length);
    semua(orang, ({ nip_lama, isi }) =>
      String(isi.tmt_cpns) < '2009' ? /^9\d{8}$/.test(nip_lama ?? '') : nip_lama === null,
    );
  });

  it('raise no warning of the form: NIP, NIK, dates and rows agree', () => {
    semua(benarSemua, (satu) => {
      return hitungPeringatan(katalog, dataPns(satu)).length === 0;
    });
  });

  it('were between 18 and 35 when appointed and are not past retirement', () => {
    semua(orang, ({ isi }) => {
      const umur = selisihTahun(String(isi.tanggal_lahir), String(isi.tmt_cpns));
      return umur >= 18 && umur <= 35 && selisihTahun(String(isi.tanggal_lahir), '2015-09-01') < 58;
    });
  });

  it('are CPNS only in their first years', () => {
    semua(orang, ({ isi }) => (isi.status_kepegawaian === 'C') === (isi.tmt_pns === null));
    semua(orang, ({ isi }) => isi.tmt_pns !== null || String(isi.tmt_cpns) > '2013');
  });

  it('rise in golongan, starting with the appointment', () => {
    semua(orang, ({ isi, riwayat }) => {
      const [pertama] = riwayat.golongan;
      const naik = riwayat.golongan.every((baris, i, semuaBaris) => {
        const sebelum = semuaBaris[i - 1];
        if (!sebelum) return true;
        return String(baris.tmt_golongan) > String(sebelum.tmt_golongan) && baris.golongan! > sebelum.golongan!;
      });
      return naik && pertama?.tmt_golongan === isi.tmt_cpns && pertama?.jenis_kp === '211';
    });
  });

  it('finished their first education before the appointment', () => {
    semua(orang, ({ isi, riwayat }) => {
      const pertama = riwayat.pendidikan.filter((baris) => baris.pendidikan_pertama);
      return pertama.length === 1 && String(pertama[0]!.tanggal_lulus) < String(isi.tmt_cpns);
    });
  });

  it('hold one to three jabatan, the newest in the unit where they are', () => {
    semua(orang, ({ isi, riwayat }) => {
      const terakhir = riwayat.jabatan.at(-1);
      return (
        riwayat.jabatan.length >= 1 && riwayat.jabatan.length <= 3 && terakhir?.unit_organisasi === isi.unit_organisasi
      );
    });
    const jenis = new Set(orang.flatMap(({ riwayat }) => riwayat.jabatan.map((baris) => baris.jenis_jabatan)));
    assert.deepEqual([...jenis].sort(), ['1', '2', '4']);
  });

  it('lead a unit only one at a time', () => {
    const kepala = orang.flatMap(({ riwayat }) => riwayat.jabatan.filter((baris) => baris.jenis_jabatan === '1'));
    const unit = kepala.map(({ unit_organisasi }) => isRujukan(unit_organisasi) && unit_organisasi.kode);
    assert.equal(new Set(unit).size, unit.length);
  });

  it('hold rows with every field their kind asks for, and a key of their own', () => {
    for (const jenis of katalog.riwayat) {
      const kode = new Set(isianBaris(jenis).map((isian) => isian.kode));
      semua(orang, ({ riwayat }) => {
        const baris = riwayat[jenis.jenis] ?? [];
        const lengkap = baris.every((isi) =>
          jenis.isian
            .filter(({ tidakWajib, bila }) => !tidakWajib && (!bila || bila.nilai.includes(teks(isi[bila.isian]))))
            .every((isian) => !kosong(isi[isian.kode])),
        );
        const kunci = new Set(baris.map((isi) => jenis.kunci(isi)));
        const dikenal = baris.every((isi) => Object.keys(isi).every((nama) => kode.has(nama)));
        const sah = baris.every((isi) => Object.keys(jenis.periksa?.(isi) ?? {}).length === 0);
        return lengkap && dikenal && sah && kunci.size === baris.length;
      });
    }
  });

  it('have parents, and spouse and children as their Status Perkawinan says', () => {
    semua(benarSemua, ({ isi, riwayat }) => {
      const menikah = (riwayat['suami-istri'] ?? []).some((baris) => baris.status_pernikahan === '1');
      const punyaAnak = (riwayat.anak ?? []).length > 0;
      return (
        riwayat['orang-tua']!.length === 2 &&
        menikah === (isi.status_perkawinan === '1') &&
        (menikah || !punyaAnak || isi.status_perkawinan === '3')
      );
    });
  });

  it('hold rows of Guru and Dokter exactly when their newest jabatan shows that section', () => {
    semua(orang, (satu) => {
      const data = dataPns(satu);
      const tampil = katalogTampil(katalog, data).riwayat.map(({ jenis }) => jenis);
      return ['guru', 'dokter'].every((jenis) => tampil.includes(jenis) === (data.riwayat[jenis] ?? []).length > 0);
    });
  });

  it('hold every kind of history somewhere', () => {
    for (const { jenis } of katalog.riwayat)
      assert.ok(
        orang.some(({ riwayat }) => (riwayat[jenis] ?? []).length > 0),
        jenis,
      );
  });

  it('have one flaw in every eighth record, and the truth beside it', () => {
    const cacat = orang.flatMap((satu) => satu.cacat ?? []);
    assert.ok(cacat.length > 450 && cacat.length < 750, String(cacat.length));
    const kunci = ['alamat', 'gelar_belakang', 'golongan', 'nama', 'status_perkawinan'];
    assert.deepEqual([...new Set(cacat.map((satu) => satu.kunci))].sort(), kunci);
    semua(orang, ({ cacat, isi }) => !cacat || cacat.kunci === 'golongan' || isi[cacat.kunci] !== cacat.benar);
  });
});
