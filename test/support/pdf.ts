import { createRequire } from 'node:module';
import path from 'node:path';
import { type Canvas, createCanvas, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import jsqr, { type QRCode } from 'jsqr';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A DOM type that this project's compiler settings do not know. */
type PageCanvas = Parameters<PDFPageProxy['render']>[0]['canvas'];

const PDFJS = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The text of each page, lines as the document sets them. */
export function readPdfText(pdf: Buffer): Promise<string[]> {
  return eachPage(pdf, async (page) => {
    const { items } = await page.getTextContent();
    const pieces = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    return pieces.join('');
  });
}

/** A PNG of each page. At scale 1 a point becomes a pixel; 2 is enough for QR codes. */
export function renderPdf(pdf: Buffer, options: { scale?: number } = {}): Promise<Buffer[]> {
  return eachPage(pdf, async (page, document) => {
    const viewport = page.getViewport({ scale: options.scale ?? 2 });
    // pdf.js draws with its own copy of the canvas library; its pictures do not fit on a canvas of ours.
    const factory = document.canvasFactory as { create(width: number, height: number): { canvas: Canvas } };
    const { canvas } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as unknown as PageCanvas, viewport }).promise;
    return canvas.toBuffer('image/png');
  });
}

/** What all QR codes in the picture say, in the order they are found. */
export async function readQr(png: Buffer): Promise<string[]> {
  const image = await loadImage(png);
  const whole = readArea(image, 0, image.height);
  if (whole.length > 0) return whole;
  // Two codes on one page confuse the search for corners; each half of a page to cut holds one.
  const half = Math.floor(image.height / 2);
  return [...readArea(image, 0, half), ...readArea(image, half, image.height - half)];
}

function readArea(image: Image, top: number, height: number): string[] {
  const context = createCanvas(image.width, height).getContext('2d');
  context.drawImage(image, 0, top, image.width, height, 0, 0, image.width, height);
  const found: string[] = [];
  for (let code = findQr(context); code; code = findQr(context)) {
    found.push(code.data);
    blankOut(context, code);
  }
  return found;
}

async function eachPage<T>(
  pdf: Buffer,
  read: (page: PDFPageProxy, document: PDFDocumentProxy) => Promise<T>,
): Promise<T[]> {
  const task = getDocument({
    data: new Uint8Array(pdf),
    standardFontDataUrl: `${path.join(PDFJS, 'standard_fonts')}/`,
    cMapUrl: `${path.join(PDFJS, 'cmaps')}/`,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const results: T[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      results.push(await read(await document.getPage(number), document));
    }
    return results;
  } finally {
    await task.destroy();
  }
}

function findQr(context: SKRSContext2D): QRCode | null {
  const { width, height } = context.canvas;
  const pixels = context.getImageData(0, 0, width, height);
  return jsqr.default(new Uint8ClampedArray(pixels.data), width, height, { inversionAttempts: 'dontInvert' });
}

/** jsQR finds one code per look; the next one shows when this one is gone. */
function blankOut(context: SKRSContext2D, { location }: QRCode): void {
  const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = location;
  const corners = [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const left = Math.floor(Math.min(...xs));
  const top = Math.floor(Math.min(...ys));
  context.fillStyle = 'white';
  context.fillRect(left, top, Math.ceil(Math.max(...xs)) - left, Math.ceil(Math.max(...ys)) - top);
}
