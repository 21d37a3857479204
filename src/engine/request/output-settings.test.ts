import { describe, expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { scenarioSchema } from '../../shared/scenario/scenario.ts';
import { bitrateForSize, formatOfPath, outputSettings } from './output-settings.ts';

const scenario = (output: object = {}) =>
  scenarioSchema.parse({ cueframe: 1, stage: { width: 64, height: 36, frameRate: 25, duration: 1 }, output });
const NOTHING_ASKED = { baseDir: '/' };

function refusal(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    const { code, message } = error as StudioError;
    return { code, message };
  }
  throw new Error('it was not refused');
}

describe('the format a name asks for', () => {
  test.each([
    ['a.mp4', 'mp4'],
    ['a.M4V', 'mp4'],
    ['/films.d/a.mov', 'mov'],
    ['a.b.webm', 'webm'],
    ['a.gif', 'gif'],
    ['a.wav', 'wav'],
    ['/films.d/pictures', 'png-sequence'],
  ])('%s: %s', (path, format) => {
    expect(formatOfPath(path)).toBe(format);
  });

  test('an ending that is not written is refused with those that are', () => {
    expect(refusal(() => formatOfPath('a.avi'))).toEqual({
      code: 'output.format',
      message:
        'no film can be written to a file ending in .avi; known are .mp4 .m4v .mov .webm .gif .wav, or a folder name for PNG pictures',
    });
  });
});

describe('the settings of a render', () => {
  test('where nothing is said: high quality in H.264', () => {
    expect(outputSettings(scenario(), NOTHING_ASKED, 'mp4')).toEqual({
      ...{ format: 'mp4', codec: 'h264', quality: { kind: 'crf', crf: 23 }, speed: 'medium' },
      ...{ overlayOnly: false, outputSize: null, sizeLimitBytes: null },
    });
  });

  test("the scenario's output", () => {
    const output = { preset: 'low', codec: 'hevc', width: 32, height: 18, sizeLimitMB: 1.5 };
    expect(outputSettings(scenario(output), NOTHING_ASKED, 'mov')).toEqual({
      ...{ format: 'mov', codec: 'hevc', quality: { kind: 'crf', crf: 32 }, speed: 'veryfast' },
      ...{ overlayOnly: false, outputSize: { widthPx: 32, heightPx: 18 }, sizeLimitBytes: 1_500_000 },
    });
  });

  test('a quality of its own, where no preset and no quality is asked for', () => {
    const own = scenario({ preset: 'low', quality: 17 });
    const qualityFor = (asked: object) => outputSettings(own, { ...NOTHING_ASKED, ...asked }, 'mp4').quality;
    expect([qualityFor({}), qualityFor({ quality: 'lossless' }), qualityFor({ preset: 'high' })]).toEqual([
      { kind: 'crf', crf: 17 },
      { kind: 'lossless' },
      { kind: 'crf', crf: 23 },
    ]);
  });

  test('the request wins over it', () => {
    const asked = { ...NOTHING_ASKED, preset: 'ultra', quality: 0, speed: 'ultrafast' } as const;
    expect(outputSettings(scenario({ preset: 'low' }), asked, 'mp4')).toMatchObject({
      ...{ quality: { kind: 'crf', crf: 0 }, speed: 'ultrafast' },
    });
    expect(outputSettings(scenario(), { ...NOTHING_ASKED, quality: 'lossless' }, 'mp4').quality).toEqual({
      kind: 'lossless',
    });
  });

  test.each(['gif', 'png-sequence'] as const)(
    '%s is made from pictures that lost nothing, whatever was asked',
    (format) => {
      expect(outputSettings(scenario(), { ...NOTHING_ASKED, quality: 40 }, format).quality).toEqual({
        kind: 'lossless',
      });
    },
  );
});

describe('codecs', () => {
  const codec = (format: Parameters<typeof outputSettings>[2], output: object) =>
    outputSettings(scenario(output), NOTHING_ASKED, format).codec;

  test.each([
    ['mp4', {}, 'h264'],
    ['mp4', { codec: 'av1' }, 'av1'],
    ['mov', { codec: 'prores' }, 'prores'],
    ['webm', {}, 'vp9'],
    ['webm', { codec: 'av1' }, 'av1'],
    ['gif', { codec: 'vp9' }, 'h264'],
    ['png-sequence', { codec: 'hevc' }, 'h264'],
    ['mov', { overlayOnly: true }, 'prores'],
    ['webm', { overlayOnly: true }, 'vp9'],
    ['png-sequence', { overlayOnly: true }, 'vp9'],
  ] as const)('%s with %j: %s', (format, output, expected) => {
    expect(codec(format, output)).toBe(expected);
  });

  test.each([
    ['mp4', { codec: 'prores' }, 'prores does not go into mp4; it takes h264, hevc, av1, vp9'],
    ['webm', { codec: 'h264' }, 'h264 does not go into webm; it takes vp9, av1'],
    [
      'mp4',
      { overlayOnly: true },
      'mp4 has no transparency; `overlayOnly` is written to .mov, .webm or a folder of PNG pictures',
    ],
  ] as const)('%s with %j is refused', (format, output, message) => {
    expect(refusal(() => codec(format, output))).toEqual({ code: 'output.format', message });
  });
});

test.each([
  [10_000_000, 60, 192_000, 1_074_666],
  [1_000_000, 600, 192_000, 50_000],
  [50_000_000, 8, 0, 47_500_000],
])('%i bytes for %i s leave the picture its bits a second', (bytes, seconds, sound, expected) => {
  expect(bitrateForSize(bytes, seconds, sound)).toBe(expected);
});
