/**
 * A spreadsheet set to Indonesian cuts a CSV at semicolons too, so a text of one cell could begin a formula in the next.
 * What begins a cell itself is tamed by the writer (`escape_formulas`).
 */
export const jinakkanSel = (teks: string): string => teks.replace(/;(?=\s*[=+\-@])/g, ";'");
