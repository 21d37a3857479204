import { H264, type FuzzSource } from './fuzz-source.ts';

const VIDEO = { size: { widthPx: 96, heightPx: 64 }, rate: '25', written: [...H264, '-pix_fmt', 'yuv420p'] };

/** Sound of one and two channels, sampled as films are or not, that starts late, ends early or begins alone. */
export const SOUNDING_SOURCES: Readonly<Record<string, FuzzSource>> = {
  'stereo.mp4': {
    ...VIDEO,
    sound: { rateHz: 48_000, channels: 2, codec: ['-c:a', 'aac', '-b:a', '160k'] },
  },
  'mono.mov': { ...VIDEO, sound: { rateHz: 44_100, channels: 1, codec: ['-c:a', 'pcm_s16le'] } },
  'late-sound.mkv': {
    ...VIDEO,
    sound: { rateHz: 48_000, channels: 2, codec: ['-c:a', 'flac'], lateSeconds: 0.37 },
  },
  'late-picture.mp4': {
    ...VIDEO,
    lateSeconds: 0.44,
    seconds: 1.2,
    sound: { rateHz: 48_000, channels: 2, codec: ['-c:a', 'aac', '-b:a', '160k'], seconds: 1.64 },
  },
  'short-sound.mp4': {
    ...VIDEO,
    sound: { rateHz: 44_100, channels: 1, codec: ['-c:a', 'aac', '-b:a', '128k'], seconds: 0.7 },
  },
};
