import { join } from 'node:path';
import { barcodePictures } from '../../../test/integration/helpers/barcode.ts';
import { ffmpeg } from '../../../test/integration/helpers/ffmpeg.ts';
import { firstNumberOf, FUZZ_SOURCES } from './all-sources.ts';
import type { FuzzSource, SourceSound } from './fuzz-source.ts';

/** The picture that numbers are drawn into and, at this size, read from. */
export const NUMBERED = { widthPx: 96, heightPx: 64 };
/** The numbers' place in it. */
const BARS = { xPx: 4, yPx: 4, widthPx: 32, heightPx: 8 };

/** Makes a video of FUZZ_SOURCES in `folder`: busy moving pictures with their numbers on them. */
export function makeSource(folder: string, name: string): void {
  const source = FUZZ_SOURCES[name];
  if (!source) throw new Error(`there is no source ${name}`);
  const { rate, fields, seconds = 1.6, sound, turn, lateSeconds = 0 } = source;
  const path = join(folder, name);
  const [num = 1, den = 1] = rate.split('/').map(Number);
  const count = Math.round((seconds * num) / den);
  const numbers = Array.from({ length: count }, (_, index) => firstNumberOf(name) + index);
  const pictureRate = `${fields ? 2 * num : num}/${den}`;
  const made = turn ? join(folder, `to-turn-${name}`) : path;
  ffmpeg(
    [
      ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${NUMBERED.widthPx}x${NUMBERED.heightPx}`],
      ...['-framerate', pictureRate, '-itsoffset', String(lateSeconds), '-i', 'pipe:0'],
      ...[
        '-f',
        'lavfi',
        '-itsoffset',
        String(lateSeconds),
        '-i',
        `testsrc2=s=${source.size.widthPx}x${source.size.heightPx}:r=${pictureRate}`,
      ],
      ...(sound ? soundInput(sound, seconds) : []),
      ...['-filter_complex', pictureFilter(source), '-map', '[picture]', ...(sound ? ['-map', '2:a'] : [])],
      ...['-fps_mode', 'passthrough', ...source.written, ...(sound ? soundArgs(sound) : []), made],
    ],
    // the second field of a picture carries the next number (sources.ts of the tests says why)
    barcodePictures(NUMBERED, fields ? numbers.flatMap((number) => [number, number + 1]) : numbers),
  );
  if (turn) ffmpeg(['-i', made, '-c', 'copy', '-metadata:s:v:0', `rotate=${turn}`, path]);
}

function pictureFilter({ size, fields, filter }: FuzzSource): string {
  const scaleX = size.widthPx / NUMBERED.widthPx;
  const scaleY = size.heightPx / NUMBERED.heightPx;
  const bars = [
    `crop=${BARS.widthPx}:${BARS.heightPx}:${BARS.xPx}:${BARS.yPx}`,
    `scale=${Math.round(BARS.widthPx * scaleX)}:${Math.round(BARS.heightPx * scaleY)}:flags=neighbor`,
  ];
  const at = `x=${Math.round(BARS.xPx * scaleX)}:y=${Math.round(BARS.yPx * scaleY)}`;
  const after = [...(fields ? [`tinterlace=interleave_${fields}`] : []), ...(filter ? [filter] : [])].join(
    ',',
  );
  return `[0:v]${bars.join(',')}[bars];[1:v][bars]overlay=${at}:format=yuv444:shortest=1${after && `,${after}`}[picture]`;
}

/** A tone that rises: no instant of it sounds like another. */
function soundInput({ rateHz, channels, lateSeconds = 0, ...sound }: SourceSound, seconds: number): string[] {
  const tone = '0.25*sin(2*PI*(200+350*t)*t)';
  const layout = channels === 1 ? 'mono' : 'stereo';
  const expression = channels === 1 ? tone : `${tone}|0.6*${tone}`;
  const length = sound.seconds ?? seconds - lateSeconds;
  return [
    ...['-itsoffset', String(lateSeconds), '-f', 'lavfi'],
    ...['-i', `aevalsrc='${expression}':c=${layout}:s=${rateHz}:d=${length}`],
  ];
}

const soundArgs = ({ codec, rateHz }: SourceSound) => [...codec, '-ar', String(rateHz)];
