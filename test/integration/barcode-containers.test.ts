import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBarcodes } from './helpers/barcode.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { type BarcodeSource, H264, HEVC, INTERLACED, makeBarcodeSource, MPEG2 } from './helpers/sources.ts';

/**
 * Every kind of file a film may be made from, whole and interlaced, shows the very pictures that were asked for. In many
 * of them ffmpeg's seek does not end at a key frame: segments that start in the middle of a group lost pictures there
 * (transport streams, fragments), showed grey (AVI) or found the end of the file (FLV). Deinterlacing halves the time
 * base: clips with an `in`, and streams that do not begin at 0, showed the pictures at half the time.
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 64 };
const [RATE, COUNT] = ['25', 63];
/** Pictures 30 to 60 of each: far enough in that there is something to seek over. */
const [FROM, TO] = [30, 60];

const FRAGMENTS = ['-movflags', 'frag_keyframe+empty_moov', '-frag_duration', '200000'];
const GROUPS = ['-bf', '2', '-g', '12', '-pix_fmt', 'yuv420p'];
const MPEG4 = ['-c:v', 'mpeg4', '-q:v', '2', ...GROUPS];
const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '2M', '-g', '12'];
const AV1 = ['-c:v', 'libaom-av1', '-cpu-used', '8', '-crf', '20', '-b:v', '0', '-g', '12'];

type Case = { readonly name: string } & Pick<BarcodeSource, 'written' | 'fieldOrder' | 'filter'>;

const FRAMES: readonly Case[] = [
  { name: 'list.mp4', written: H264 },
  { name: 'fragments.mp4', written: [...H264, ...FRAGMENTS] },
  { name: 'hevc.mp4', written: HEVC },
  { name: 'prores.mov', written: ['-c:v', 'prores_ks'] },
  { name: 'av1.mkv', written: AV1 },
  { name: 'vp8.webm', written: VP8 },
  { name: 'stream.ts', written: H264 },
  { name: 'program.mpg', written: MPEG2 },
  { name: 'old.avi', written: MPEG4 },
  { name: 'h264.avi', written: H264 },
  { name: 'flash.flv', written: H264 },
  { name: 'media.asf', written: ['-c:v', 'wmv2', '-q:v', '2', '-g', '12'] },
  { name: 'material.mxf', written: MPEG2 },
  { name: 'xiph.ogv', written: ['-c:v', 'libtheora', '-q:v', '9', '-g', '12'] },
  { name: 'any.nut', written: MPEG4 },
  { name: 'animated.gif', written: ['-c:v', 'gif'] },
  { name: 'animated.apng', written: ['-c:v', 'apng'] },
  { name: 'raw.h264', written: H264 },
  { name: 'raw.hevc', written: HEVC },
  { name: 'raw.m4v', written: MPEG4 },
  { name: 'raw.m2v', written: [...MPEG2, '-f', 'mpeg2video'] },
  { name: 'frames.ivf', written: VP8 },
  { name: 'units.obu', written: AV1 },
  { name: 'plain.y4m', written: ['-pix_fmt', 'yuv420p'] },
  { name: 'stills.mjpeg', written: ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p'] },
];

const FIELDS: readonly Case[] = (['tff', 'bff'] as const).flatMap((fieldOrder) =>
  [
    { name: 'h264.mp4', written: [...H264, ...INTERLACED] },
    { name: 'h264.ts', written: [...H264, ...INTERLACED] },
    { name: 'mpeg2.mpg', written: [...MPEG2, ...INTERLACED] },
    { name: 'mpeg2.mkv', written: [...MPEG2, ...INTERLACED] },
    { name: 'mpeg2.mxf', written: [...MPEG2, ...INTERLACED] },
    { name: 'prores.mov', written: ['-c:v', 'prores_ks', ...INTERLACED] },
    // no header says of these that they have fields
    { name: 'asp.avi', written: [...MPEG4, ...INTERLACED] },
    { name: 'asp.mp4', written: [...MPEG4, ...INTERLACED] },
    { name: 'asp.mkv', written: [...MPEG4, ...INTERLACED] },
    { name: 'asp.ts', written: [...MPEG4, ...INTERLACED] },
  ].map(({ name, written }) => ({ name: `${fieldOrder}-${name}`, written, fieldOrder })),
);

test.each([
  { kind: 'progressive', sources: FRAMES },
  { kind: 'interlaced', sources: FIELDS },
])(
  'a film of $kind files of every kind shows the very pictures asked for, in 7 segments',
  async ({ kind, sources }) => {
    for (const [index, { name, ...source }] of sources.entries())
      makeBarcodeSource(studio.folder, name, {
        size: SIZE,
        rate: RATE,
        count: COUNT,
        first: index,
        ...source,
      });
    const scenario = {
      stage: { width: SIZE.widthPx, height: SIZE.heightPx, frameRate: RATE },
      media: Object.fromEntries(sources.map(({ name }) => [name, { src: name }])),
      timeline: sources.map(({ name }) => ({ media: name, in: FROM / 25, out: TO / 25 })),
    };
    const film = await studio.render(scenario, `${kind}.mp4`, { segments: 7, quality: 20 });
    const codes = readBarcodes(film.path, SIZE);
    const length = TO - FROM;
    const shown = sources.map(
      ({ name }, index) => `${name}: ${codes.slice(index * length, (index + 1) * length).join(' ')}`,
    );
    expect({ incidents: film.incidents, frames: codes.length, shown }).toEqual({
      ...{ incidents: [], frames: sources.length * length },
      shown: sources.map(({ name }, index) => {
        const numbers = Array.from({ length }, (_, frame) => index + FROM + frame);
        return `${name}: ${numbers.join(' ')}`;
      }),
    });
  },
);
