import type { Request } from 'express';
import type { Mentah } from '../shared/isian.js';

/** What this petugas had typed on this page and not sent; nothing otherwise. */
export function ketikanTertunda(req: Request): Mentah {
  const { ketikan } = req.session;
  return ketikan?.halaman === req.path ? ketikan.mentah : {};
}
