import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeSource } from './make-source.ts';

export const BENCH_SECONDS = 30;

/**
 * The film everything is measured on: 30 s of 1080p30 with sound. A textured picture panned as a hand-held camera
 * would, film grain, and a moving inset with hard edges: an encoder finds motion, detail and noise, as in real footage.
 * Made once and kept.
 */
export function benchSource(path: string, ffmpeg: string): string {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const texture = [
    'nullsrc=s=2304x1296:d=0.04:r=30,format=gray',
    "geq=lum='128+80*sin(X/37)*cos(Y/53)+60*(random(1)-0.5)'",
    'gblur=sigma=1.2,format=yuv420p,loop=loop=-1:size=1,setpts=N/30/TB',
    "crop=1920:1080:x='192+150*sin(n/40)':y='108+90*cos(n/57)'",
    `noise=c0s=7:c0f=t,trim=duration=${BENCH_SECONDS}`,
  ].join(',');
  const inset = `testsrc2=s=640x360:r=30:d=${BENCH_SECONDS}`;
  const sound = `aevalsrc=0.2*sin(440*2*PI*t)|0.2*sin(554*2*PI*t):s=48000:d=${BENCH_SECONDS}`;
  const args = [
    [texture, inset, sound].flatMap((input) => ['-f', 'lavfi', '-i', input]),
    ['-filter_complex', '[0][1]overlay=x=640+300*sin(t):y=200[v]', '-map', '[v]', '-map', '2:a'],
    ['-t', String(BENCH_SECONDS)],
    ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p'],
    ['-c:a', 'aac'],
  ].flat();
  makeSource(ffmpeg, path, args);
  return path;
}
