import { H264, type FuzzSource } from './fuzz-source.ts';

/** Rates, sizes, depths and sampling of colours; one with a ground that shows through. */
export const PLAIN_SOURCES: Readonly<Record<string, FuzzSource>> = {
  'wide-25.mp4': {
    size: { widthPx: 160, heightPx: 90 },
    rate: '25',
    written: [...H264, '-pix_fmt', 'yuv420p'],
  },
  'ntsc.mp4': {
    size: { widthPx: 128, heightPx: 96 },
    rate: '30000/1001',
    written: [...H264, '-pix_fmt', 'yuv420p'],
  },
  'film.mkv': {
    size: { widthPx: 192, heightPx: 80 },
    rate: '24000/1001',
    written: [...H264, '-pix_fmt', 'yuv422p'],
  },
  'fast-444.mp4': {
    size: { widthPx: 96, heightPx: 96 },
    rate: '60',
    written: [...H264, '-pix_fmt', 'yuv444p'],
  },
  'deep.mkv': {
    size: { widthPx: 128, heightPx: 72 },
    rate: '25/2',
    seconds: 2.4,
    written: [...H264, '-pix_fmt', 'yuv420p10le'],
  },
  'clear.webm': {
    size: { widthPx: 96, heightPx: 64 },
    rate: '15',
    filter: "format=yuva420p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='if(lt(X,48),255,90)'",
    written: ['-c:v', 'libvpx-vp9', '-b:v', '400k', '-cpu-used', '8'],
  },
};
