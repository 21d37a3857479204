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

/** Other encoders, with groups of the same length. */
export const MPEG2 = ['-c:v', 'mpeg2video', '-q:v', '2', '-bf', '2', '-g', '12', '-pix_fmt', 'yuv420p'];
export const HEVC = [
  '-c:v',
  'libx265',
  '-preset',
  'ultrafast',
  '-crf',
  '16',
  '-x265-params',
  'keyint=12:log-level=0',
];

/** What makes an encoder keep the fields of interlaced pictures apart. */
export const INTERLACED = ['-flags', '+ilme+ildct'];

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
  /**
   * Interlaced, with this field first, which carries the picture's number; the other, half a frame later, carries the next
   * number. (Were the fields simply counted, a bit would flip with each, and stripes that never move are no motion to a
   * deinterlacer.) Absent: progressive.
   */
  readonly fieldOrder?: 'tff' | 'bff' | undefined;
  /** A filter of ffmpeg's between picture and encoder: a conversion, a turn. */
  readonly filter?: string | undefined;
  /** Encoder and container, as ffmpeg's arguments; absent: `H264`, the container by the name. */
  readonly written?: readonly string[];
};

/** A video whose picture n carries the number n, made without any of Cueframe's code. Gives its path. */
export function makeBarcodeSource(folder: string, name: string, source: BarcodeSource): string {
  const path = join(folder, name);
  const { size, count, first = 0, lateSeconds = 0, soundSeconds, fieldOrder, written = H264 } = source;
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const picture = [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${size.widthPx}x${size.heightPx}`],
    ...['-framerate', timesRate(source.rate, fieldOrder ? 2 : 1)],
    ...[...(lateSeconds ? ['-itsoffset', String(lateSeconds)] : []), '-i', 'pipe:0'],
  ];
  const sound =
    soundSeconds === undefined ? [] : ['-f', 'lavfi', '-i', `sine=f=330:r=48000:d=${soundSeconds}`];
  ffmpeg(
    [
      ...[...picture, ...sound, ...filterArgs(source), '-fps_mode', 'passthrough', ...written],
      ...(soundSeconds === undefined ? [] : ['-c:a', 'aac', '-b:a', '64k']),
      path,
    ],
    barcodePictures(size, fieldOrder ? numbers.flatMap((number) => [number, number + 1]) : numbers),
  );
  return path;
}

function filterArgs({
  fieldOrder,
  variablePts,
  filter,
}: Pick<BarcodeSource, 'fieldOrder' | 'variablePts' | 'filter'>): string[] {
  const filters = [
    ...(fieldOrder ? [`tinterlace=interleave_${fieldOrder === 'tff' ? 'top' : 'bottom'}`] : []),
    ...(variablePts ? [`settb=1/1000,setpts='${variablePts}'`] : []),
    ...(filter ? [filter] : []),
  ];
  return [
    ...(filters.length > 0 ? ['-vf', filters.join(',')] : []),
    ...(variablePts ? ['-enc_time_base', '1/1000'] : []),
  ];
}

function timesRate(rate: string, times: number): string {
  const [num = 1, den = 1] = rate.split('/').map(Number);
  return `${num * times}/${den}`;
}

/** A video of busy moving pictures, so that one wrong frame or pixel changes its digest. Gives its path. */
export function makeBusySource(
  folder: string,
  name: string,
  source: Pick<BarcodeSource, 'rate' | 'variablePts' | 'fieldOrder'> & { readonly frames: number },
): string {
  const path = join(folder, name);
  const inputRate = timesRate(source.rate, source.fieldOrder ? 2 : 1);
  ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=128x72:r=${inputRate}`, '-frames:v', String(source.frames)],
    ...[...filterArgs(source), '-fps_mode', 'passthrough'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p', ...HARD_TO_CUT],
    ...[...(source.fieldOrder ? INTERLACED : []), path],
  ]);
  return path;
}
