/** The icons as paths in a 24 × 24 box; a page carries only those it uses. */
export const IKON: Record<string, string> = {
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm6.5 6.5 11 11m0-11-11 11',
  warn: 'M12 4 2.8 20h18.4zM12 10v4.5m0 2.8v.1',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5m0 3.2v.1',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5m0-9.2v.1',
  undo: 'M8 5 4 9l4 4M4 9h9a6 6 0 0 1 0 12H9',
  half: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18v18',
  empty:
    'M12 3a9 9 0 0 1 4 1m3 2a9 9 0 0 1 2 4m-.3 4.5a9 9 0 0 1-2.4 3.6M15 20.5a9 9 0 0 1-5 .2m-3.5-2A9 9 0 0 1 3.6 15M3 11a9 9 0 0 1 2-4.6M8 4',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.5l3.5 2',
  pencil: 'm4 20 1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12h15m-6-6 6 6-6 6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13m5 11.5L20 20',
  clip: 'm20 11.5-8.3 8.2a5 5 0 0 1-7-7L13 4.3a3.3 3.3 0 0 1 4.7 4.7l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5',
  note: 'M5 4h14v16H5zM8.5 9h7M8.5 13h7',
};
