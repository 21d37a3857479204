/** The systems whose requests Cueframe takes; also the folder their paths stand under (`/compat/NAME`). */
export const SYSTEM_NAMES = ['ecg', 'video-renderer', 'supoclip', 'reel-ballers', 'thakii'] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];
