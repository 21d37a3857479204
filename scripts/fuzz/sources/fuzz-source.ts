/** How a video is made that films are cut of. Its picture n carries the number n (test/integration/helpers/barcode.ts). */
export type FuzzSource = {
  /** As it is shown: upright, with square pixels. */
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  /** `30000/1001`; where `filter` makes it variable, the rate its times were made from. */
  readonly rate: string;
  /** What a film takes for the source's rate is not known beforehand. */
  readonly isVariable?: true;
  /** Default: 1.6. */
  readonly seconds?: number;
  /** The field that is shown first; the other one comes half a picture later. Default: whole pictures. */
  readonly fields?: 'top' | 'bottom';
  /** ffmpeg's filters from the shown picture to the one that is encoded. */
  readonly filter?: string;
  /** Encoder and container, as ffmpeg's arguments. */
  readonly written: readonly string[];
  /** Degrees by which players turn the stored picture, counter-clockwise. */
  readonly turn?: 90 | 180 | 270;
  readonly sound?: SourceSound;
  /** Seconds from the file's zero, where the sound begins, at which the picture does; default: 0. */
  readonly lateSeconds?: number;
};

export type SourceSound = {
  readonly rateHz: number;
  readonly channels: 1 | 2;
  readonly codec: readonly string[];
  /** Seconds from the file's zero at which it starts; default: 0. */
  readonly lateSeconds?: number;
  /** Default: as long as the picture. */
  readonly seconds?: number;
};

/** Groups of 12 pictures with B-frames, so that cuts fall off the key frames. */
export const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-g', '12', '-bf', '3'];
