import { ASAL_NAMA, type IsiVersi, JENIS_NAMA } from '../kuesioner/draf-kuesioner.js';
import { bacaPertanyaan, type Pertanyaan } from '../kuesioner/kuesioner.js';
import { adaBeda, type BedaVersi, bedaVersi } from '../kuesioner/periksa-kuesioner.js';
import type { Hitungan, VersiTersimpan } from '../kuesioner/sunting-kuesioner.repository.js';
import { KEADAAN_VERSI_NAMA, type KeadaanVersi, keadaanVersi } from '../kuesioner/terbitkan.service.js';
import { hariWib, tampilSaat, tampilTanggal } from '../shared/tanggal.js';
import { tampilkanSemua } from '../web/isian-tampil.js';

const NADA: Record<KeadaanVersi, string> = { berlaku: 'badge-good', terjadwal: 'badge-run', dahulu: '' };
const ribuan = new Intl.NumberFormat('id-ID').format;

/** A version as the console lists it. */
export function barisVersi(satu: VersiTersimpan, semua: readonly VersiTersimpan[], kini: Date) {
  const keadaan = keadaanVersi(satu, semua, kini);
  return {
    ...{ kode: satu.kode, versi: satu.versi, judul: satu.judul, pertanyaan: satu.pertanyaan.length },
    keadaan: { nama: KEADAAN_VERSI_NAMA[keadaan], nada: NADA[keadaan] },
    mulai: tampilTanggal(hariWib(satu.berlakuPada)),
    asal: ASAL_NAMA[satu.asal],
    oleh: satu.oleh ?? 'Bawaan portal',
    pada: satu.diterbitkanPada ? tampilSaat(satu.diterbitkanPada) : '',
    alasan: satu.alasan ?? '',
  };
}

export function barisHitungan(versi: number, hitungan: readonly Hitungan[]) {
  const satu = hitungan.find((lain) => lain.versi === versi);
  return satu ? { diisi: ribuan(satu.diisi), dikirim: ribuan(satu.dikirim) } : null;
}

/** One questionnaire as the PNS reads it, without answers. */
export const sepertiPns = (kode: string, { judul, pengantar, asal, pertanyaan }: IsiVersi) => ({
  ...{ kode, judul, pengantar, asal },
  isian: tampilkanSemua(bacaPertanyaan(kode, pertanyaan), { mentah: {} }),
});

/** What a version changes, in sentences. */
export function sebutBeda(beda: BedaVersi): string[] {
  const daftar = (awal: string, label: readonly string[]) =>
    label.length > 0 ? [`${awal}: ${label.map((satu) => `“${satu}”`).join(', ')}.`] : [];
  const kepala = beda.kepala.join(', ');
  return [
    ...(kepala ? [`${kepala.charAt(0).toUpperCase()}${kepala.slice(1)} diubah.`] : []),
    ...daftar('Ditambah', beda.ditambah),
    ...daftar('Diubah', beda.diubah),
    ...daftar('Dihapus', beda.dihapus),
    ...(beda.urutan ? ['Urutan pertanyaan diubah.'] : []),
  ];
}

/** The same against the version before; nothing for the first. */
export function bedaSebelum(satu: VersiTersimpan, semua: readonly VersiTersimpan[]): string[] {
  const lama = semua.find(({ versi }) => versi === satu.versi - 1);
  const beda = lama && bedaVersi(lama, satu);
  return beda && adaBeda(beda) ? sebutBeda(beda) : [];
}

/** A question in the list of a draft. */
export function barisTanya(satu: Pertanyaan, semua: readonly Pertanyaan[]) {
  const sumber = semua.find(({ kode }) => kode === satu.bila?.isian);
  const jawaban = (satu.bila?.nilai ?? []).map(
    (nilai) => sumber?.pilihan?.find(({ kode }) => kode === nilai)?.nama ?? 'jawaban yang sudah dihapus',
  );
  const syarat = sumber ? `${sumber.label} ${jawaban.join(' atau ')}` : 'pertanyaan syaratnya sudah dihapus';
  return {
    ...{ kode: satu.kode, label: satu.label, jenis: JENIS_NAMA[satu.jenis].split(':')[0] },
    wajib: !satu.tidakWajib,
    pilihan: satu.pilihan?.map((lain) => lain.nama).join(', ') ?? '',
    syarat: satu.bila ? syarat : '',
  };
}
