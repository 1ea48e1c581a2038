import { createServer, type RequestListener, type Server } from 'node:http';

/**
 * A phone at 280 kbit/s (the slowest line that we serve) takes six minutes for the biggest form with files, 12 MB; Node
 * would cut it off after five. A head of a request is small on any line.
 */
export const WAKTU = { requestTimeout: 600_000, headersTimeout: 20_000 } as const;

export const bukaServer = (app: RequestListener): Server => createServer(WAKTU, app);
