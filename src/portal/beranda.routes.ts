import type { Deps } from '../deps.js';
import { sebabTutup } from '../jadwal/jadwal.js';
import { semuaTampil } from '../pengumuman/tampil.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilSaat } from '../shared/tanggal.js';
import { surelTerbaru } from '../surel/surel.repository.js';
import { mintaKata } from '../web/captcha.js';
import { gambarCaptcha } from '../web/captcha-gambar.js';
import { tampilkan } from '../web/halaman.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import type { BarisRute } from '../web/rute.js';

/** The front page, the captcha's picture and, in the demo only, the mailbox. */
export function ruteBeranda(d: Deps): BarisRute[] {
  const rute: BarisRute[] = [
    {
      metode: 'get',
      alamat: '/',
      akses: 'umum',
      kenaliPns: true,
      tangani: async (_req, res) => {
        const pengumuman = semuaTampil(await d.papan.umum());
        const tutup = sebabTutup((await d.papan.jadwal()).registrasi, d.jam());
        tampilkan(res, 'portal/beranda', { judul: 'Beranda', hero: true, pengumuman, tutup });
      },
    },
    {
      metode: 'get',
      alamat: '/captcha.png',
      akses: 'umum',
      tangani: async (req, res) => {
        const { captcha } = await d.tamu.baca(req);
        if (!captcha) throw tidakDitemukan();
        res.type('image/png').send(await gambarCaptcha(captcha.teks, captcha.benih, alamatPengunjung(req)));
      },
    },
    {
      metode: 'get',
      alamat: '/captcha-kata',
      akses: 'umum',
      tangani: async (req, res) => {
        await d.batas.pakai('captcha-kata', alamatPengunjung(req));
        tampilkan(res, 'portal/captcha-kata', { judul: 'Captcha dengan kata', soal: await mintaKata(d, req) });
      },
    },
  ];
  return d.config.mode === 'demo' ? [...rute, kotakSurat(d)] : rute;
}

/** Exists in the embedded demo alone (domain.md §5.5). */
function kotakSurat(d: Deps): BarisRute {
  return {
    metode: 'get',
    alamat: '/demo/surel',
    akses: 'umum',
    tangani: async (_req, res) => {
      const surel = (await surelTerbaru(d.db)).map((satu) => ({ ...satu, pada: tampilSaat(satu.dibuat_pada) }));
      tampilkan(res, 'portal/surel-demo', { judul: 'Kotak surat demo', surel });
    },
  };
}
