import { perjalananSemuaBagian } from './semua-bagian.js';

const bagian = ['Riwayat Guru', 'Sertifikasi Guru'];
perjalananSemuaBagian({ sebutan: 'Guru', bagian, lebar: 390, javaScript: true });
perjalananSemuaBagian({ sebutan: 'Guru', bagian, lebar: 1280, javaScript: false });
