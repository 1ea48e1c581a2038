// Keys for the inbox and for one ticket. The page works without this file.

const SIMPAN = 'papan-tiket';
const daftar = document.querySelector('.inbox, [data-tuts] tbody');
const tautan = daftar ? [...daftar.querySelectorAll('a')] : [];
const papan = document.querySelector('[data-papan]');
const putusan = document.getElementById('putusan');

/** Single letters can be switched off, and the browser remembers it (WCAG 2.1.4). */
let nyala = ingatan() !== 'mati';

function ingatan() {
  try {
    return localStorage.getItem(SIMPAN);
  } catch {
    // A browser that keeps nothing begins anew on every page.
    return null;
  }
}

function ingat(nilai) {
  try {
    localStorage.setItem(SIMPAN, nilai);
  } catch {
    // As above: it then holds for this page only.
  }
}

const terlihat = (satu) => satu.offsetParent !== null;

/** From the ticket that has the focus, otherwise from the one that is open, otherwise from the top. */
function pindah(langkah) {
  const bisa = tautan.filter(terlihat);
  if (bisa.length === 0) return false;
  const fokus = bisa.indexOf(document.activeElement?.closest?.('tr')?.querySelector('a') ?? document.activeElement);
  const kini = fokus >= 0 ? fokus : bisa.findIndex((satu) => satu.hasAttribute('aria-current'));
  const tujuan = kini < 0 ? 0 : Math.min(Math.max(kini + langkah, 0), bisa.length - 1);
  bisa[tujuan].focus();
  return true;
}

/** Chooses, and goes to what that decision needs; nothing is sent. */
function pilih(nilai) {
  const tombol = putusan?.querySelector(`input[value=${nilai}]`);
  if (!tombol) return false;
  tombol.checked = true;
  tombol.dispatchEvent(new Event('change', { bubbles: true }));
  const perlu = document.getElementById(
    nilai === 'setujui' ? 'penyelesaian' : nilai === 'teruskan' ? 'kantor' : 'keterangan',
  );
  if (nilai === 'setujui') tombol.focus();
  else perlu?.focus();
  (perlu ?? tombol).scrollIntoView({ block: 'center' });
  return true;
}

const TUTS = {
  j: () => pindah(1),
  k: () => pindah(-1),
  s: () => pilih('setujui'),
  m: () => pilih('minta_kelengkapan'),
  r: () => pilih('teruskan'),
  t: () => pilih('tolak'),
};

const mengetik = (sasaran) => sasaran.matches('textarea, select, input:not([type=radio], [type=checkbox])');

document.addEventListener('keydown', (peristiwa) => {
  const kerja = TUTS[peristiwa.key.toLowerCase()];
  if (!nyala || !kerja || peristiwa.ctrlKey || peristiwa.altKey || peristiwa.metaKey) return;
  if (!mengetik(peristiwa.target) && kerja()) peristiwa.preventDefault();
});

if (papan && (tautan.length > 0 || putusan)) {
  const tombol = papan.querySelector('button');
  const perbarui = () => {
    tombol.setAttribute('aria-pressed', String(nyala));
    tombol.textContent = nyala ? 'Papan ketik: menyala' : 'Papan ketik: mati';
  };
  tombol.addEventListener('click', () => {
    nyala = !nyala;
    ingat(nyala ? 'menyala' : 'mati');
    perbarui();
  });
  perbarui();
  papan.hidden = false;
}
