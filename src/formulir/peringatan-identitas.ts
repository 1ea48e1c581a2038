import { JENIS_KELAMIN, namaKode } from '../shared/kode-sapk.js';
import { hariLahirNik, uraiNip } from '../shared/nip.js';
import { selisihTahun, tampilTanggal } from '../shared/tanggal.js';
import { teksIsi } from './butir.js';
import type { DataPns, Peringatan } from './jenis.js';

/** Doubts about the identity (domain.md §7): what NIP, NIK and dates say of one another. */
export const peringatanIdentitas = (data: DataPns): Peringatan[] => [
  ...cocokNip(data),
  ...cocokNik(data),
  ...urutanTanggal(data),
];

/** Every butir of the identity that the NIP itself speaks of. */
function cocokNip(data: DataPns): Peringatan[] {
  const nip = uraiNip(data.nip);
  const hasil: Peringatan[] = [];
  if (nip.tanggalLahir && data.isi.tanggal_lahir !== nip.tanggalLahir) {
    hasil.push({
      kunci: 'tanggal_lahir',
      pesan: `Tidak cocok dengan NIP, yang memuat ${tampilTanggal(nip.tanggalLahir)}.`,
    });
  }
  if (data.isi.jenis_kelamin !== nip.jenisKelamin) {
    hasil.push({
      kunci: 'jenis_kelamin',
      pesan: `Tidak cocok dengan NIP, yang memuat ${namaKode(JENIS_KELAMIN, nip.jenisKelamin)}.`,
    });
  }
  if (!teksIsi(data, 'tmt_cpns').startsWith(nip.bulanCpns)) {
    hasil.push({
      kunci: 'tmt_cpns',
      pesan: `Tidak cocok dengan NIP, yang memuat bulan ${nip.bulanCpns.slice(5)}-${nip.bulanCpns.slice(0, 4)}.`,
    });
  }
  return hasil;
}

function cocokNik(data: DataPns): Peringatan[] {
  const nik = teksIsi(data, 'nik');
  const lahir = teksIsi(data, 'tanggal_lahir');
  if (nik.length !== 16 || !lahir) return [];
  const hari = hariLahirNik(nik);
  const cocok =
    hari &&
    hari.bulanHari === lahir.slice(5) &&
    hari.tahun === lahir.slice(2, 4) &&
    hari.perempuan === (data.isi.jenis_kelamin === '2');
  return cocok
    ? []
    : [{ kunci: 'nik', pesan: 'Angka ke-7 sampai ke-12 NIK tidak cocok dengan tanggal lahir dan jenis kelamin.' }];
}

function urutanTanggal(data: DataPns): Peringatan[] {
  const [lahir, cpns, pns] = [teksIsi(data, 'tanggal_lahir'), teksIsi(data, 'tmt_cpns'), teksIsi(data, 'tmt_pns')];
  const hasil: Peringatan[] = [];
  if (lahir && cpns && lahir >= cpns)
    hasil.push({ kunci: 'tmt_cpns', pesan: 'TMT CPNS lebih awal daripada tanggal lahir.' });
  else if (lahir && cpns && selisihTahun(lahir, cpns) < 18)
    hasil.push({
      kunci: 'tmt_cpns',
      pesan: `Usia saat menjadi CPNS ${selisihTahun(lahir, cpns)} tahun, kurang dari 18.`,
    });
  if (cpns && pns && pns < cpns) hasil.push({ kunci: 'tmt_pns', pesan: 'TMT PNS lebih awal daripada TMT CPNS.' });
  return hasil;
}
