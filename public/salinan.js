// Keeps in this browser tab what was typed and is not yet known to be kept, and puts it back into the same form of the
// same account. Every page works without this file.
(() => {
  const AWALAN = 'ketikan:';
  const PENULIS = 'penulis';
  /** What a form says about itself; everything else in it was typed. */
  const TEKNIS = new Set(['_kunci', '_pemilik', '_penulis', 'versi', 'dilihat', 'kiriman', 'aksi']);
  /** Which questionnaire a page shows is the page's to say, not a copy's. */
  const teknis = (nama) => TEKNIS.has(nama) || nama.startsWith('versi:');
  const { akun } = document.body.dataset;
  const milikSaya = `${AWALAN}${akun}:`;
  const gudang = bukaGudang();
  let keluar = false;

  /** The tab's own storage; a browser may refuse it, or be full. */
  function bukaGudang() {
    try {
      window.sessionStorage.getItem(AWALAN);
      return window.sessionStorage;
    } catch {
      return null;
    }
  }

  const nama = () => Object.keys(gudang).filter((satu) => satu.startsWith(AWALAN));
  const ambil = (kunci) => JSON.parse(gudang.getItem(kunci) ?? 'null');

  function taruh(kunci, isi) {
    try {
      gudang.setItem(kunci, isi);
    } catch {
      // Full: the server still keeps what is typed.
    }
  }

  /** What this page was shown from: a copy of older typing is judged by the server as what it is. */
  const asal = (form) => form.elements.versi ?? form.elements.dilihat;
  const ketikan = (form) =>
    [...new FormData(form)].filter(([kode, nilai]) => typeof nilai === 'string' && !teknis(kode));

  function isikan(form, isi) {
    for (const satu of form.elements) {
      if (!satu.name || teknis(satu.name) || satu.type === 'file') continue;
      const nilai = isi.filter(([kode]) => kode === satu.name).map(([, teks]) => teks);
      if (satu.type === 'radio' || satu.type === 'checkbox') satu.checked = nilai.includes(satu.value);
      else satu.value = nilai[0] ?? '';
    }
  }

  /** All pages of a tab type as one; a Simpan ends that, so that typing which was under way then comes too late. */
  function sebutPenulis(form) {
    if (!gudang.getItem(PENULIS)) taruh(PENULIS, crypto.getRandomValues(new Uint32Array(4)).join('-'));
    const isian = document.createElement('input');
    isian.type = 'hidden';
    isian.name = '_penulis';
    isian.value = gudang.getItem(PENULIS) ?? '';
    form.append(isian);
  }

  /** True when something was put back that this page did not show. */
  function pulihkan(form, kunci) {
    const salinan = ambil(kunci);
    if (!salinan) return false;
    const lain = salinan.asal !== asal(form).value;
    const tampil = JSON.stringify(ketikan(form)) === JSON.stringify(salinan.isi);
    // Verdicts on a case that has changed meanwhile mean nothing; of the PNS's typing the server decides.
    if (tampil || (lain && (salinan.dikirim || !form.elements.versi))) {
      gudang.removeItem(kunci);
      return false;
    }
    isikan(form, salinan.isi);
    asal(form).value = salinan.asal;
    return true;
  }

  function pasang(form) {
    const kunci = `${milikSaya}${new URL(form.action).pathname}#${form.elements.baris?.value ?? ''}`;
    const tulis = (dikirim = false) => {
      if (keluar) return;
      taruh(kunci, JSON.stringify({ isi: ketikan(form), asal: asal(form).value, dikirim }));
    };
    if (form.elements.versi) sebutPenulis(form);
    const dipulihkan = pulihkan(form, kunci);
    form.addEventListener('input', () => tulis());
    form.addEventListener('change', () => tulis());
    form.addEventListener('submit', ({ submitter }) => {
      const aksi = submitter?.value ?? '';
      if (aksi === 'batal') gudang.removeItem(kunci);
      else if (gudang.getItem(kunci)) tulis(true);
      if (!aksi.startsWith('cari')) gudang.removeItem(PENULIS);
    });
    /** The server keeps `terkirim`; what was typed since is still only here. */
    const tersimpan = (terkirim) => {
      if (JSON.stringify(ketikan(form)) === terkirim) gudang.removeItem(kunci);
      else tulis();
    };
    salinanKetikan.set(form, { dipulihkan, tulis, tersimpan, ketikan: () => JSON.stringify(ketikan(form)), kunci });
  }

  /** form → its copy; empty where the browser has no room for one */
  const salinanKetikan = new Map();
  window.salinanKetikan = salinanKetikan;
  if (!gudang) return;
  for (const satu of nama()) if (!satu.startsWith(milikSaya)) gudang.removeItem(satu);
  for (const form of document.querySelectorAll('form[data-ketik], form[data-salin]')) pasang(form);
  // What another form has sent was answered by this page, unless the answer was a login.
  if (!document.referrer.includes('/login')) {
    const disini = [...salinanKetikan.values()].map(({ kunci }) => kunci);
    for (const satu of nama()) if (!disini.includes(satu) && ambil(satu).dikirim) gudang.removeItem(satu);
  }
  document.querySelector('form[action$="/logout"]')?.addEventListener('submit', () => {
    keluar = true;
    for (const satu of [...nama(), PENULIS]) gudang.removeItem(satu);
  });
})();
