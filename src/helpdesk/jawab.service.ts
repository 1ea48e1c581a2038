import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import type { Pelaku } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { cariKategori } from './katalog-helpdesk.js';
import { tampilNomorTiket } from './nomor-tiket.js';
import { simpanPesan, tautkanBerkasTiket } from './percakapan.repository.js';
import { catatLangkahTiket, kunciTiket, terimaJawaban } from './tiket.repository.js';

/** What stands in the conversation when only files were sent. */
const HANYA_BERKAS = 'Berkas terlampir.';

export const tidakMenunggu = (): Galat =>
  new Galat('bentrok', 'Tiket ini sudah tidak menunggu jawaban Anda. Tidak ada yang berubah.');

/** The reporter answers a request for more, with the files kept for it: the ticket goes back to the office that asked (domain.md §4 Tiket). */
export async function jawabTiket(
  d: Pick<Deps, 'jam' | 'kategori'>,
  trx: Trx,
  jawaban: { tiketId: number; teks: string; berkas: readonly number[]; pelaku: Pelaku },
): Promise<void> {
  const { tiketId, pelaku } = jawaban;
  const kini = d.jam();
  const tiket = await kunciTiket(trx, tiketId);
  if (!tiket) throw tidakDitemukan();
  if (!(await terimaJawaban(trx, tiketId, kini))) throw tidakMenunggu();
  const pesanId = await simpanPesan(trx, { tiketId, petugas: null, teks: jawaban.teks || HANYA_BERKAS, pada: kini });
  for (const id of jawaban.berkas)
    if (!(await tautkanBerkasTiket(trx, tiketId, id, { pesanId })))
      throw new Galat('isian', 'Berkas yang Anda pilih tadi sudah terlalu lama disimpan. Pilih lagi berkasnya.');
  await catatLangkahTiket(trx, {
    tiketId,
    aksi: 'jawab',
    dari: 'menunggu_pelapor',
    ke: 'diproses',
    pelaku,
    kantorId: tiket.kantor.id,
    keterangan: null,
    pada: kini,
  });
  await catatJejak(trx, { pelaku, aksi: 'tiket.jawab', objek: { jenis: 'tiket', id: tiketId }, pada: kini });
  if (!tiket.email) return;
  // Whoever knows number and NIP can answer; the reporter hears of it.
  const kategori = cariKategori(d.kategori, tiket.kategori)?.nama ?? tiket.kategori;
  const surat = { nomor: tampilNomorTiket(tiket.nomor), kategori, kantor: tiket.kantor.nama };
  await antrekanSurel(trx, tiket.nip, tulisSurel('tiket-dijawab', tiket.email, surat));
}
