import { perjalananSemuaBagian } from './semua-bagian.js';

const bagian = ['Riwayat Dokter'];
perjalananSemuaBagian({ sebutan: 'Dokter', bagian, lebar: 390, javaScript: false });
perjalananSemuaBagian({ sebutan: 'Dokter', bagian, lebar: 1280, javaScript: true });
