// Says at once that a file is too big, before it travels over a weak line. The page works without this file.
const PALING_BESAR = 2 * 1024 * 1024;

for (const isian of document.querySelectorAll('input[type=file]')) {
  isian.addEventListener('change', () => {
    const besar = [...isian.files].filter((satu) => satu.size > PALING_BESAR).map((satu) => `"${satu.name}"`);
    isian.setCustomValidity(
      besar.length > 0 ? `${besar.join(', ')} lebih besar dari 2 MB. Kecilkan dulu, lalu pilih lagi.` : '',
    );
    isian.reportValidity();
  });
}
