import { HEVC, MPEG2 } from '../../../test/integration/helpers/sources.ts';
import { H264, type FuzzSource } from './fuzz-source.ts';

/** Files in which a seek does not end at a key frame, or whose clock does not begin at 0. */
export const CONTAINER_SOURCES: Readonly<Record<string, FuzzSource>> = {
  'stream.ts': {
    size: { widthPx: 128, heightPx: 72 },
    rate: '25',
    written: [...H264, '-pix_fmt', 'yuv420p'],
    sound: { rateHz: 44_100, channels: 2, codec: ['-c:a', 'aac', '-b:a', '128k'] },
  },
  'matroska.mkv': {
    size: { widthPx: 96, heightPx: 64 },
    rate: '24',
    written: HEVC,
    sound: { rateHz: 48_000, channels: 1, codec: ['-c:a', 'libopus', '-b:a', '96k'] },
  },
  'old.avi': {
    size: { widthPx: 128, heightPx: 96 },
    rate: '30',
    written: ['-c:v', 'mpeg4', '-q:v', '2', '-g', '12', '-bf', '0', '-pix_fmt', 'yuv420p'],
    sound: { rateHz: 22_050, channels: 1, codec: ['-c:a', 'pcm_s16le'] },
  },
  'program.mpg': {
    size: { widthPx: 128, heightPx: 64 },
    rate: '25',
    written: MPEG2,
  },
  'fragments.mp4': {
    size: { widthPx: 128, heightPx: 72 },
    rate: '50',
    written: [
      ...H264,
      ...['-pix_fmt', 'yuv420p', '-movflags', 'frag_keyframe+empty_moov', '-frag_duration', '200000'],
    ],
  },
};
