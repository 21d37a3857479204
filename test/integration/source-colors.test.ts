import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encoderArgs } from '../../src/engine/encode/encoder-args.ts';
import { ffmpeg, probeStream, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Films carry the colour tags of their first source, whatever ffprobe calls them. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const ENTRIES = 'color_space,color_primaries,color_transfer';

test.each([
  { gamma: '2.2', transfer: 4, primaries: 4 },
  { gamma: '2.8', transfer: 5, primaries: 5 },
])('a source of gamma $gamma becomes a film with the same tags', async ({ gamma, transfer, primaries }) => {
  const source = join(studio.folder, `gamma-${gamma}.mp4`);
  // the numbers of the standard (ITU-T H.273), written into the stream itself
  const tags = `colour_primaries=${primaries}:transfer_characteristics=${transfer}:matrix_coefficients=5`;
  ffmpeg([
    ...['-f', 'lavfi', '-i', 'color=c=gray:s=64x36:r=25', '-frames:v', '2', '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bsf:v', `h264_metadata=${tags}`, source],
  ]);
  const scenario = { media: { main: { src: source } }, timeline: [{ media: 'main' }] };
  const { path } = await studio.render(scenario, `film-${gamma}.mp4`, { speed: 'ultrafast' });
  const name = transfer === 4 ? 'bt470m' : 'bt470bg';
  expect([probeStream(source, 'v', ENTRIES), probeStream(path, 'v', ENTRIES)]).toEqual(
    Array(2).fill({ color_space: 'bt470bg', color_primaries: name, color_transfer: name }),
  );
});

/** One colour, written by the matrix that players take for pictures of its size; `tags` say so, or nothing does. */
function makeGround(name: string, matrix: 'bt601' | 'bt709', tags: readonly string[]): string {
  const path = join(studio.folder, name);
  ffmpeg([
    ...['-f', 'lavfi', '-i', 'color=c=0xC04020:s=64x36:r=25,format=gbrp', '-frames:v', '4'],
    ...['-vf', `scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '1', ...tags, path],
  ]);
  return path;
}

test.each([
  { first: 'tagged', matrix: 'bt709', tag: 'bt709' },
  { first: 'untagged', matrix: 'bt601', tag: 'smpte170m' },
])(
  'an untagged SD clip and a tagged HD one have one colour, $first first',
  async ({ first, matrix, tag }) => {
    const tagged = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
    const media = {
      hd: { src: makeGround('hd.mp4', 'bt709', [...tagged, '-color_range', 'tv']) },
      sd: { src: makeGround('sd.mp4', 'bt601', []) },
    };
    const order = first === 'tagged' ? ['hd', 'sd'] : ['sd', 'hd'];
    const scenario = { media, timeline: order.map((id) => ({ media: id })) };
    const { path } = await studio.render(scenario, `${first}.mp4`, { speed: 'ultrafast', quality: 1 });
    expect(probeStream(path, 'v', 'color_space')).toEqual({ color_space: tag });
    const frames = rawFrames(path, {
      pixelFormat: 'rgb24',
      frameBytes: 64 * 36 * 3,
      filter: `scale=in_color_matrix=${matrix}:in_range=tv:flags=accurate_rnd+full_chroma_int`,
    });
    const middles = frames.map((frame) => [...frame.subarray((18 * 64 + 32) * 3, (18 * 64 + 32) * 3 + 3)]);
    const isNear = (color: readonly number[]) =>
      [0xc0, 0x40, 0x20].every((part, at) => Math.abs(part - (color[at] ?? NaN)) <= 4);
    expect({ frames: frames.length, wrong: middles.filter((color) => !isNear(color)) }).toEqual({
      frames: 8,
      wrong: [],
    });
  },
);

/** All that ffprobe can say of a picture that is not HDR. */
const TRANSFERS = [
  ...['reserved', 'bt709', 'unknown', 'bt470m', 'bt470bg', 'smpte170m', 'smpte240m', 'linear', 'log100'],
  ...['log316', 'iec61966-2-4', 'bt1361e', 'iec61966-2-1', 'bt2020-10', 'bt2020-12', 'smpte428'],
];
const PRIMARIES = [
  ...['reserved', 'bt709', 'unknown', 'bt470m', 'bt470bg', 'smpte170m', 'smpte240m', 'film', 'bt2020'],
  ...['smpte428', 'smpte431', 'smpte432', 'ebu3213'],
];
const MATRICES = [
  ...['bt709', 'unknown', 'reserved', 'fcc', 'bt470bg', 'smpte170m', 'smpte240m', 'ycgco', 'bt2020nc'],
  ...['bt2020c', 'smpte2085', 'chroma-derived-nc', 'chroma-derived-c', 'ictcp'],
];

test('the encoder opens with every name that ffprobe has for a colour', () => {
  const outputs = TRANSFERS.flatMap((transfer, index) => {
    const [primaries, matrix] = [PRIMARIES[index] ?? 'unknown', MATRICES[index] ?? 'unknown'];
    const color = { range: 'tv', transfer, primaries, matrix } as const;
    const settings = {
      quality: { kind: 'crf', crf: 30 },
      speed: 'ultrafast',
      pixelFormat: 'yuv420p',
      threads: 1,
    } as const;
    return [...encoderArgs({ encoder: 'libx264', ...settings }, { gopFrames: 25, color }), '-f', 'null', '-'];
  });
  ffmpeg(['-f', 'lavfi', '-i', 'color=s=64x36:r=25:d=0.04', ...outputs]);
});
