// Follows an import while it runs. Without this file the page has "Muat ulang".

const JEDA_MS = 2000;

async function ikuti() {
  const lama = document.getElementById('kemajuan');
  if (!lama) return;
  if (document.visibilityState === 'visible') {
    const jawab = await fetch(location.pathname, { redirect: 'manual' }).catch(() => null);
    if (jawab?.ok) {
      const halaman = new DOMParser().parseFromString(await jawab.text(), 'text/html');
      const baru = halaman.getElementById('kemajuan');
      // It has come to its next stage: the page as a whole says something else now.
      if (baru?.dataset.kemajuan !== lama.dataset.kemajuan) return location.reload();
      perbarui(lama, baru);
    }
  }
  setTimeout(ikuti, JEDA_MS);
}

/** Only what has moved, so that the focus stays where it is and readers hear the new figures once. */
function perbarui(lama, baru) {
  const [batang, batangBaru] = [lama, baru].map((satu) => satu.querySelector('progress'));
  if (batang && batangBaru) batang.value = batangBaru.value;
  const [kata, kataBaru] = [lama, baru].map((satu) => satu.querySelector('[role=status]'));
  if (kata && kataBaru && kata.textContent !== kataBaru.textContent) kata.textContent = kataBaru.textContent;
}

setTimeout(ikuti, JEDA_MS);
