import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { ffmpeg } from '../../test/integration/helpers/ffmpeg.ts';

const moving = (size: string, rate: string, seconds = 1.6) => [
  ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
];
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-g', '12', '-bf', '3'];
const still = (source: string) => ['-f', 'lavfi', '-i', source, '-frames:v', '1'];

/** Made sources: rates, sizes, turns and pixel formats a film may be cut of. A new one is a line here. */
const VIDEOS: Readonly<Record<string, readonly string[]>> = {
  'wide-25.mp4': [...moving('160x90', '25'), ...H264, '-pix_fmt', 'yuv420p'],
  'ntsc.mp4': [...moving('128x96', '30000/1001'), ...H264, '-pix_fmt', 'yuv420p'],
  'film.mkv': [...moving('192x80', '24000/1001'), ...H264, '-pix_fmt', 'yuv422p'],
  'fast-444.mp4': [...moving('96x96', '60'), ...H264, '-pix_fmt', 'yuv444p'],
  'deep.mkv': [...moving('128x72', '25/2', 2.4), ...H264, '-pix_fmt', 'yuv420p10le'],
  'uneven.mp4': [
    ...moving('128x72', '25'),
    ...['-vf', "settb=1/1000,setpts='N*40+mod(N*N*7,23)'", '-enc_time_base', '1/1000'],
    ...['-fps_mode', 'passthrough', ...H264, '-pix_fmt', 'yuv420p'],
  ],
  'clear.webm': [
    ...moving('96x64', '15'),
    ...['-vf', "format=yuva420p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='if(lt(X,48),255,90)'"],
    ...['-c:v', 'libvpx-vp9', '-b:v', '200k', '-cpu-used', '8'],
  ],
};

const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'photo.jpg': [...still('testsrc2=s=64x48'), '-pix_fmt', 'yuvj420p'],
  'logo.png': [
    ...still("color=c=red@0.5:s=50x30,format=rgba,geq=r='X*5':g='Y*8':b=80:a='255*lt(mod(X+Y,20),12)'"),
  ],
  'nothing.png': [...still('color=c=black@0:s=20x20,format=rgba')],
};

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 80 60">
<defs><linearGradient id="g"><stop stop-color="#f60"/><stop offset="1" stop-color="#06f" stop-opacity="0.4"/></linearGradient></defs>
<circle cx="40" cy="30" r="28" fill="url(#g)"/><text x="12" y="36" font-size="16" fill="#fff">svg</text></svg>`;

export type FuzzMedia = { readonly videos: readonly string[]; readonly images: readonly string[] };

/** The files' names, which also are their ids in `media`. */
export const FUZZ_MEDIA: FuzzMedia = {
  videos: [...Object.keys(VIDEOS), 'turned.mp4'],
  images: [...Object.keys(PICTURES), 'drawn.svg'],
};

/** Makes all media in `folder`; takes some seconds. */
export function makeFuzzMedia(folder: string): void {
  for (const [name, args] of [...Object.entries(VIDEOS), ...Object.entries(PICTURES)])
    ffmpeg([...args, '-an', join(folder, name)]);
  const turned = ['-c', 'copy', '-metadata:s:v', 'rotate=90', join(folder, 'turned.mp4')];
  ffmpeg(['-i', join(folder, 'wide-25.mp4'), ...turned]);
  writeFileSync(join(folder, 'drawn.svg'), SVG);
}
