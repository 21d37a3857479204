import { INTERLACED, MPEG2 } from '../../../test/integration/helpers/sources.ts';
import { H264, type FuzzSource } from './fuzz-source.ts';

/** Pictures of two fields, either of them first, in the containers they come in. */
export const INTERLACED_SOURCES: Readonly<Record<string, FuzzSource>> = {
  'top-first.mp4': {
    size: { widthPx: 128, heightPx: 96 },
    rate: '25',
    fields: 'top',
    written: [...H264, ...INTERLACED, '-pix_fmt', 'yuv420p'],
  },
  'bottom-first.mkv': {
    size: { widthPx: 160, heightPx: 96 },
    rate: '30000/1001',
    fields: 'bottom',
    written: [...MPEG2, ...INTERLACED],
  },
  'broadcast.ts': {
    size: { widthPx: 144, heightPx: 96 },
    rate: '25',
    fields: 'top',
    written: [...H264, ...INTERLACED, '-pix_fmt', 'yuv420p'],
    sound: { rateHz: 48_000, channels: 2, codec: ['-c:a', 'mp2', '-b:a', '192k'] },
  },
  'camera.mov': {
    size: { widthPx: 128, heightPx: 64 },
    rate: '30000/1001',
    fields: 'bottom',
    written: ['-c:v', 'prores_ks', '-pix_fmt', 'yuv422p10le', ...INTERLACED],
  },
};
