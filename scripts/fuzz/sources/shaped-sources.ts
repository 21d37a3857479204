import { H264, type FuzzSource } from './fuzz-source.ts';

/** Times that are not even, pixels that are not square, pictures that lie on their side or upside down. */
export const SHAPED_SOURCES: Readonly<Record<string, FuzzSource>> = {
  'uneven.mp4': {
    size: { widthPx: 128, heightPx: 72 },
    rate: '25',
    isVariable: true,
    filter: "settb=1/1000,setpts='N*40+mod(N*N*7,23)'",
    written: [...H264, '-enc_time_base', '1/1000', '-pix_fmt', 'yuv420p'],
  },
  'gaps.mkv': {
    size: { widthPx: 96, heightPx: 64 },
    rate: '25',
    isVariable: true,
    filter: "settb=1/1000,setpts='N*37+if(gt(N,9),110,0)+if(gt(N,20),90,0)'",
    written: [...H264, '-enc_time_base', '1/1000', '-pix_fmt', 'yuv420p'],
  },
  'wide-pixels.mp4': {
    size: { widthPx: 128, heightPx: 72 },
    rate: '25',
    filter: 'scale=96:72,setsar=4/3',
    written: [...H264, '-pix_fmt', 'yuv420p'],
  },
  'tall-pixels.mkv': {
    size: { widthPx: 64, heightPx: 96 },
    rate: '30000/1001',
    filter: 'scale=96:96,setsar=2/3',
    written: [...H264, '-pix_fmt', 'yuv420p'],
  },
  'turned.mp4': {
    size: { widthPx: 90, heightPx: 160 },
    rate: '25',
    filter: 'transpose=clock',
    turn: 90,
    written: [...H264, '-pix_fmt', 'yuv420p'],
  },
  'upside-down.mov': {
    size: { widthPx: 128, heightPx: 72 },
    rate: '24000/1001',
    filter: 'hflip,vflip',
    turn: 180,
    written: [...H264, '-pix_fmt', 'yuv420p'],
  },
};
