import type { Response } from 'express';

/** Sends a PDF as a download that nothing else is made of. */
export function kirimPdf(res: Response, pdf: Buffer, nama: string): void {
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${nama}"`,
    'X-Content-Type-Options': 'nosniff',
  });
  res.send(pdf);
}
