import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ffmpeg } from '../../integration/helpers/ffmpeg.ts';

export const FILM_SIZE = { widthPx: 480, heightPx: 270 } as const;
export const FILM_FRAMES = 50;
export const RATE = 25;

/** Two seconds of moving blues without any red, in the colours of HD, with a tone. Gives its path. */
export function makeVideo(folder: string, name = 'sea.mp4', filter = 'gradients'): string {
  const path = join(folder, name);
  const size = `s=${FILM_SIZE.widthPx}x${FILM_SIZE.heightPx}:r=${RATE}`;
  const picture =
    filter === 'gradients'
      ? `gradients=${size}:c0=0x002040:c1=0x006090:speed=0.03:seed=3`
      : `testsrc2=${size}`;
  ffmpeg([
    ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=f=330:r=48000'],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-g', '25', '-c:a', 'aac', '-b:a', '64k'],
    ...['-frames:v', String(FILM_FRAMES), '-t', String(FILM_FRAMES / RATE), path],
  ]);
  return path;
}

/** `seconds` of a moving picture with its frame numbers; every second begins with a white frame and a beep. Gives its path. */
export function makeFlashes(folder: string, seconds: number, name = 'flashes.mp4'): string {
  const path = join(folder, name);
  const { widthPx, heightPx } = FILM_SIZE;
  ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=${widthPx}x${heightPx}:r=${RATE}:d=${seconds}`],
    ...[
      '-f',
      'lavfi',
      '-i',
      `aevalsrc=if(lt(mod(t\\,1)\\,0.04)\\,0.8*sin(2*PI*1000*t)\\,0):s=48000:d=${seconds}`,
    ],
    ...['-vf', `drawbox=c=white:t=fill:enable='eq(mod(n,${RATE}),0)',format=yuv420p`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-c:a', 'aac', '-b:a', '128k'],
    ...['-t', String(seconds), path],
  ]);
  return path;
}

/** Two cues, one for each second. Gives the path. */
export function makeSrt(folder: string, name = 'sea.srt'): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    '1\n00:00:00,000 --> 00:00:01,000\nBefore the edit\n\n2\n00:00:01,000 --> 00:00:02,000\nThe second cue\n',
  );
  return path;
}

/** A project of `count` cues of two seconds, one after the other, without media. Gives the path. */
export function makeManyCues(folder: string, count: number): string {
  const path = join(folder, 'many.scenario.json');
  const cues = Array.from({ length: count }, (_, index) => ({
    ...{ type: 'text', start: index * 2, end: index * 2 + 1.8, text: `Cue number ${index + 1} says this` },
  }));
  writeFileSync(
    path,
    JSON.stringify({
      ...{ cueframe: 1, title: 'Many', cues },
      stage: { width: 1280, height: 720, frameRate: 25, duration: count * 2 },
    }),
  );
  return path;
}
