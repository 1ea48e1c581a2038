import type { Peran } from './pelaku.js';

/** One step of a life cycle. Buttons, guards, tests and the diagram in docs/ read the same table. */
export interface Langkah<Status extends string> {
  oleh: readonly (Peran | 'pns' | 'umum' | 'sistem')[];
  dari: readonly Status[];
  /** where it leads; several when a rule of the noun decides */
  ke: readonly Status[];
  label: string;
  alasan: 'wajib' | 'tidak';
}

export type Alur<Status extends string, Aksi extends string> = Readonly<Record<Aksi, Langkah<Status>>>;

/** Whether the step may start from this status. */
export function bolehDari<S extends string, A extends string>(alur: Alur<S, A>, aksi: A, status: S): boolean {
  return alur[aksi].dari.includes(status);
}

/** The table as a Mermaid state diagram, for docs/alur.md. */
export function gambarAlur<S extends string, A extends string>(alur: Alur<S, A>): string {
  const baris = Object.values<Langkah<S>>(alur).flatMap((langkah) =>
    langkah.dari.flatMap((dari) => langkah.ke.map((ke) => `  ${dari} --> ${ke}: ${langkah.label}`)),
  );
  return ['stateDiagram-v2', ...baris].join('\n');
}
