import type { ColorTags } from '../../../shared/media.ts';

/** What an encoder is told beside the film's own settings. */
export type EncoderOptions = {
  /** Longest distance between key frames, in frames, at least 1. Every group is closed. */
  readonly gopFrames: number;
  /** Tags written into the stream. */
  readonly color?: ColorTags;
  /** Which GPU: NVENC's index (`0`), or the render node of QSV and VAAPI (`/dev/dri/renderD129`). */
  readonly device?: string;
};
