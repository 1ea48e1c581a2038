import { KATA_SANDI_DEMO, PEMERAN } from '../../seeds/demo.js';

/** An answer as a browser would see it, redirects not followed. */
export interface Jawaban {
  status: number;
  kepala: Headers;
  teks: string;
  /** where a redirect leads, '' when there is none */
  tujuan: string;
}

/** What a browser sends with a form of the same site. */
const SITUS_SENDIRI = { 'Sec-Fetch-Site': 'same-origin' };

/** A browser without pages: keeps cookies, sends forms. One for each person of a test. */
export class Klien {
  readonly cookie = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly kepala: Record<string, string> = {},
  ) {}

  buka(alamat: string, kepala: Record<string, string> = {}): Promise<Jawaban> {
    return this.minta('GET', alamat, undefined, kepala);
  }

  /** Sends a form. `kepala` may take away or replace what a browser would say of its origin. */
  kirim(alamat: string, isi: Record<string, string> = {}, kepala: Record<string, string> = SITUS_SENDIRI) {
    return this.minta('POST', alamat, new URLSearchParams(isi).toString(), kepala);
  }

  /** Sends a form with files, as a browser does. */
  unggah(
    alamat: string,
    isi: Record<string, string>,
    berkas: readonly (readonly [nama: string, isi: Buffer, bidang?: string])[],
    kepala: Record<string, string> = SITUS_SENDIRI,
  ) {
    const badan = new FormData();
    for (const [nama, nilai] of Object.entries(isi)) badan.append(nama, nilai);
    for (const [nama, satu, bidang] of berkas) badan.append(bidang ?? 'berkas', new Blob([new Uint8Array(satu)]), nama);
    return this.minta('POST', alamat, badan, kepala);
  }

  /** Downloads what is no text. */
  async unduh(alamat: string): Promise<{ status: number; kepala: Headers; isi: Buffer }> {
    const jawaban = await fetch(this.url + alamat, {
      redirect: 'manual',
      headers: { Cookie: this.kukis(), ...this.kepala },
    });
    return { status: jawaban.status, kepala: jawaban.headers, isi: Buffer.from(await jawaban.arrayBuffer()) };
  }

  /** Sends a body as it is. */
  kirimBadan(alamat: string, badan: FormData) {
    return this.minta('POST', alamat, badan, SITUS_SENDIRI);
  }

  /** The key that a page hands out for its form. */
  async kunci(alamat: string): Promise<string> {
    return kunciDari((await this.buka(alamat)).teks);
  }

  private async minta(
    method: string,
    alamat: string,
    body: string | FormData | undefined,
    kepala: Record<string, string>,
  ) {
    const jawaban = await fetch(this.url + alamat, {
      method,
      redirect: 'manual',
      headers: {
        ...(typeof body !== 'string' ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...(this.cookie.size > 0 ? { Cookie: this.kukis() } : {}),
        ...this.kepala,
        ...kepala,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const satu of jawaban.headers.getSetCookie()) this.simpanCookie(satu);
    const tujuan = jawaban.headers.get('location') ?? '';
    return { status: jawaban.status, kepala: jawaban.headers, teks: await jawaban.text(), tujuan };
  }

  private kukis(): string {
    return [...this.cookie].map(([nama, nilai]) => `${nama}=${nilai}`).join('; ');
  }

  private simpanCookie(baris: string): void {
    const [pasangan = ''] = baris.split(';');
    const nama = pasangan.slice(0, pasangan.indexOf('='));
    const nilai = pasangan.slice(nama.length + 1);
    if (nilai === '' || /expires=Thu, 01 Jan 1970/i.test(baris)) this.cookie.delete(nama);
    else this.cookie.set(nama, nilai);
  }
}

export const kunciDari = (halaman: string): string => /name="_kunci" value="([\w-]+)"/.exec(halaman)?.[1] ?? '';

/** A form key as the portal's pages make them. */
export const kunciBaru = (): string => crypto.randomUUID();

export const AKUN_STAF = PEMERAN[0]!;
export const AKUN_KEMENTERIAN = PEMERAN[1]!;

/** Signs in one of the cast who has an account. */
export async function masukPns(url: string, pemeran = AKUN_STAF, kepala: Record<string, string> = {}): Promise<Klien> {
  const klien = new Klien(url, kepala);
  const { nomorRegister, kataKunci } = pemeran.akun!;
  const jawaban = await klien.kirim('/login', { nomor_register: nomorRegister, kata_kunci: kataKunci });
  if (jawaban.tujuan !== '/formulir') throw new Error(`login of ${nomorRegister}: ${jawaban.status} ${jawaban.tujuan}`);
  return klien;
}

export async function masukPetugas(
  url: string,
  namaPengguna: string,
  kepala: Record<string, string> = {},
): Promise<Klien> {
  const klien = new Klien(url, kepala);
  const jawaban = await klien.kirim('/admin/login', { nama_pengguna: namaPengguna, kata_sandi: KATA_SANDI_DEMO });
  if (jawaban.tujuan !== '/admin') throw new Error(`login of ${namaPengguna}: ${jawaban.status} ${jawaban.tujuan}`);
  return klien;
}
