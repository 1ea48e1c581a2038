/** "Eselon 2#Eselon 3#Eselon 4" as the names from the top down. */
export const uraiUnor = (jalur: string): string[] =>
  jalur
    .split('#')
    .map((nama) => nama.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
