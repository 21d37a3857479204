import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBarcodes } from './helpers/barcode.ts';
import { expectedClips } from './helpers/expected-barcodes.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { H264, INTERLACED, makeBarcodeSource, type BarcodeSource } from './helpers/sources.ts';

/**
 * Whatever stands between decoder and film (deinterlacing, scaling, turning, cutting, other colours, other rates, repeated
 * pictures), each film frame shows the picture that the rule names.
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 64 };
const STAGE = { width: 192, height: 128, frameRate: 25 };

type Way = {
  readonly name: string;
  readonly rate?: string;
  readonly fit?: 'cover' | 'stretch';
  /** Degrees by which players turn the picture, counter-clockwise. */
  readonly turn?: number;
  /** Seconds; absent: 0.48 to 1.08. */
  readonly in?: number;
  readonly out?: number;
  /** Brings the film back to the source's own pictures; absent: it is scaled down. */
  readonly back?: string;
} & Partial<BarcodeSource>;

const BT601_FULL = 'scale=in_range=tv:out_range=pc:out_color_matrix=bt601,format=yuvj420p';
const TAGGED_601 = ['-color_range', 'pc', '-colorspace', 'smpte170m', '-pix_fmt', 'yuvj420p'];

const WAYS: readonly Way[] = [
  { name: 'scaled' },
  { name: 'turned-90', filter: 'transpose=clock', turn: 90 },
  { name: 'turned-180', filter: 'hflip,vflip', turn: 180 },
  { name: 'turned-270', filter: 'transpose=cclock', turn: 270 },
  { name: 'whole', filter: 'crop=64:64:0:0', back: 'crop=128:128:32:0,scale=64:64,pad=96:64' },
  { name: 'cut', filter: 'pad=96:96:0:16', fit: 'cover' },
  { name: 'stretched', filter: 'pad=96:128', fit: 'stretch', back: 'scale=96:128,crop=96:64:0:0' },
  { name: 'wide-pixels', filter: 'scale=48:64:interl=-1,setsar=2' },
  { name: 'other-colours', filter: BT601_FULL, written: [...H264, ...TAGGED_601] },
  { name: 'ten-bits', written: [...H264, '-pix_fmt', 'yuv422p10le'] },
  { name: 'faster', rate: '50' },
  { name: 'slower', rate: '25/2', in: 0.4, out: 1.2 },
  { name: 'ntsc', rate: '30000/1001', in: 0.43, out: 1.23 },
  { name: 'uneven', variablePts: 'N*37+mod(N*N*7,29)' },
  { name: 'late', lateSeconds: 0.4, soundSeconds: 2.6, in: 0, out: 0.8 },
];

/** A filter that brings each clip of a film back by its own filter; one run of ffmpeg for all of them. */
function brought(clips: readonly { readonly back: string; readonly start: number; readonly end: number }[]) {
  const parts = clips.map(
    ({ back, start, end }, index) =>
      `[in${index}]trim=start_frame=${start}:end_frame=${end},setpts=PTS-STARTPTS,${back},setsar=1[out${index}]`,
  );
  const [ins, outs] = ['in', 'out'].map((name) => clips.map((_, index) => `[${name}${index}]`).join(''));
  return [`split=${clips.length}${ins}`, ...parts, `${outs}concat=n=${clips.length}`].join(';');
}

test.each([
  { kind: 'progressive', orders: [undefined] },
  { kind: 'interlaced', orders: ['tff', 'bff'] },
] as const)(
  'the right pictures of $kind files come through every filter, in 5 segments',
  async ({ kind, orders }) => {
    // fields cannot be turned by a quarter: no camera writes such files
    const ways = WAYS.filter(({ filter }) => kind === 'progressive' || !filter?.startsWith('transpose'));
    const clips = ways.map((way, index) => {
      const {
        name,
        fit,
        turn,
        in: from = 0.48,
        out = 1.08,
        back = 'scale=96:64:flags=area',
        ...source
      } = way;
      const fieldOrder = orders[index % orders.length];
      const media = `${kind}-${name}.mp4`;
      const path = makeBarcodeSource(studio.folder, turn ? `to-turn-${media}` : media, {
        ...{ size: SIZE, rate: '25', count: 60, first: index, fieldOrder, ...source },
        written: [...(source.written ?? H264), ...(fieldOrder ? INTERLACED : [])],
      });
      if (turn)
        ffmpeg(['-i', path, '-c', 'copy', '-metadata:s:v:0', `rotate=${turn}`, join(studio.folder, media)]);
      return { media, in: from, out, first: index, fit, back };
    });
    const scenario = {
      stage: STAGE,
      media: Object.fromEntries(clips.map(({ media }) => [media, { src: media }])),
      timeline: clips.map(({ media, in: from, out, fit }) => ({ media, in: from, out, ...(fit && { fit }) })),
    };
    const film = await studio.render(scenario, `${kind}.mp4`, { segments: 5, quality: 18 });
    const expected = expectedClips(studio.folder, clips, '25');
    let passed = 0;
    const spans = expected.map(({ length }) => ({ start: passed, end: (passed += length) }));
    const backs = clips.map(({ back }, index) => ({ back, ...(spans[index] ?? { start: 0, end: 0 }) }));
    const codes = readBarcodes(film.path, SIZE, brought(backs));
    const shown = clips.map(
      ({ media }, index) => `${media}: ${codes.slice(spans[index]?.start, spans[index]?.end).join(' ')}`,
    );
    expect({ incidents: film.incidents, frames: film.frames, shown }).toEqual({
      ...{ incidents: [], frames: passed },
      shown: clips.map(({ media }, index) => `${media}: ${expected[index]?.join(' ')}`),
    });
  },
);
