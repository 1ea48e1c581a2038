import type { Config } from '../config.js';
import type { Peran } from '../shared/pelaku.js';

/** Who needs a second factor before anybody has set it: admin_bkn, but nobody in the demo, which shows its passwords. */
export const bakuWajibTotp = (mode: Config['mode']): readonly Peran[] => (mode === 'server' ? ['admin_bkn'] : []);
