import { join } from 'node:path';
import { barcodePictures, type PictureSize } from './barcode.ts';
import { ffmpeg } from './ffmpeg.ts';

/** Every source here, unless told otherwise: groups of 12 pictures with B-frames, so that cuts fall off the key frames. */
const HARD_TO_CUT = ['-g', '12', '-bf', '3', '-x264-params', 'scenecut=0:b-adapt=0:open-gop=0'];
/** The encoder of barcodes. */
export const H264 = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-pix_fmt', 'yuv420p'],
  ...HARD_TO_CUT,
];

export type BarcodeSource = {
  readonly size: PictureSize;
  /** `30000/1001`; for a variable source the rate its time stamps were made from. */
  readonly rate: string;
  readonly count: number;
  /** Barcode of the first picture. */
  readonly first?: number;
  /** Time stamp of picture N as an expression of ffmpeg's `setpts`, in ticks of 1/1000 s; absent: constant rate. */
  readonly variablePts?: string;
  /** Seconds by which the picture starts after the file's zero: the sound beside it starts at once. */
  readonly lateSeconds?: number;
  /** Sound in seconds, from the file's zero; absent: none. */
  readonly soundSeconds?: number;
  /** Encoder and container, as ffmpeg's arguments; absent: `H264`, the container by the name. */
  readonly written?: readonly string[];
};

/** A video whose picture n carries the number n, made without any of Cueframe's code. Gives its path. */
export function makeBarcodeSource(folder: string, name: string, source: BarcodeSource): string {
  const path = join(folder, name);
  const { size, rate, count, first, variablePts, lateSeconds = 0, soundSeconds, written } = source;
  const picture = [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${size.widthPx}x${size.heightPx}`],
    ...['-framerate', rate, ...(lateSeconds ? ['-itsoffset', String(lateSeconds)] : []), '-i', 'pipe:0'],
  ];
  const sound =
    soundSeconds === undefined ? [] : ['-f', 'lavfi', '-i', `sine=f=330:r=48000:d=${soundSeconds}`];
  const clock = variablePts
    ? ['-vf', `settb=1/1000,setpts='${variablePts}'`, '-enc_time_base', '1/1000']
    : [];
  ffmpeg(
    [
      ...[...picture, ...sound, ...clock, '-fps_mode', 'passthrough'],
      ...(written ?? H264),
      ...(soundSeconds === undefined ? [] : ['-c:a', 'aac', '-b:a', '64k']),
      path,
    ],
    barcodePictures(size, count, first),
  );
  return path;
}

/** A video of busy moving pictures, so that one wrong frame or pixel changes its digest. Gives its path. */
export function makeBusySource(
  folder: string,
  name: string,
  source: { readonly rate: string; readonly frames: number; readonly variablePts?: string },
): string {
  const path = join(folder, name);
  const clock = source.variablePts
    ? ['-vf', `settb=1/1000,setpts='${source.variablePts}'`, '-enc_time_base', '1/1000']
    : [];
  ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=128x72:r=${source.rate}`, '-frames:v', String(source.frames)],
    ...[...clock, '-fps_mode', 'passthrough'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p', ...HARD_TO_CUT, path],
  ]);
  return path;
}
