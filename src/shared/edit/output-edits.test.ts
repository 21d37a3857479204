import { expect, test } from 'vitest';
import { readScenario } from '../scenario/read-scenario.ts';
import {
  isStretched,
  isWrongShape,
  outputOf,
  PLATFORM_NAMES,
  platformsOf,
  setFormat,
  setOutputSize,
  setOwnQuality,
  setPlatform,
  setPreset,
  sizeWithShortSide,
  usualSizes,
} from './output-edits.ts';

const HD = { widthPx: 1920, heightPx: 1080 };
const PHONE = { widthPx: 1080, heightPx: 1920 };
const withOutput = (output: object) => ({
  ...{ cueframe: 1, stage: { width: 1920, height: 1080, frameRate: 25, duration: 1 }, output },
});

test('an output is shown as it is written, and what is written wrongly as the usual', () => {
  expect([
    outputOf({}),
    outputOf(withOutput({ preset: 'x', quality: 'best', format: 7, width: 64 })),
    outputOf(
      withOutput({ preset: 'low', quality: 20, format: 'gif', width: 64, height: 36, sizeLimitMB: 5 }),
    ),
  ]).toEqual([
    { preset: 'high', quality: null, format: 'mp4', size: null, sizeLimitMB: null },
    { preset: 'high', quality: null, format: 'mp4', size: null, sizeLimitMB: null },
    { preset: 'low', quality: 20, format: 'gif', size: { widthPx: 64, heightPx: 36 }, sizeLimitMB: 5 },
  ]);
});

test('another format drops what it cannot hold, and keeps what it can', () => {
  const made = (output: object, format: 'webm' | 'mov' | 'mp4') =>
    setFormat(withOutput(output), format)['output'];
  expect([
    made({ codec: 'h264', preset: 'low' }, 'webm'),
    made({ codec: 'hevc' }, 'mov'),
    made({ format: 'mov', overlayOnly: true }, 'mp4'),
    made({ format: 'mov', overlayOnly: true }, 'webm'),
  ]).toEqual([
    { format: 'webm', preset: 'low' },
    { format: 'mov', codec: 'hevc' },
    { format: 'mp4' },
    { format: 'webm', overlayOnly: true },
  ]);
});

test('a quality of its own begins with that of the preset; a preset takes its place', () => {
  const own = setOwnQuality(withOutput({ preset: 'medium' }));
  expect([own['output'], setPreset(own, 'ultra')['output']]).toEqual([
    { preset: 'medium', quality: 28 },
    { preset: 'ultra' },
  ]);
});

test('usual sizes keep the shape, are even, and are not the own size', () => {
  expect(usualSizes(HD).map(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`)).toEqual([
    ...['3840x2160', '2560x1440', '1280x720', '854x480', '640x360'],
  ]);
  expect(sizeWithShortSide(PHONE, 720)).toEqual({ widthPx: 720, heightPx: 1280 });
  expect(
    usualSizes(HD)
      .concat(usualSizes(PHONE))
      .every(({ widthPx, heightPx }) => (widthPx % 2) + (heightPx % 2) === 0),
  ).toBe(true);
  expect([
    isStretched(HD, { widthPx: 854, heightPx: 480 }),
    isStretched(PHONE, { widthPx: 1280, heightPx: 720 }),
  ]).toEqual([false, true]);
});

test.each(PLATFORM_NAMES)('what is set for %s is a valid output, and known for it', (name) => {
  const before = withOutput({ format: 'webm', codec: 'vp9', quality: 40, sizeLimitMB: 3, overlayOnly: true });
  for (const stage of [HD, PHONE, { widthPx: 3840, heightPx: 5120 }, { widthPx: 640, heightPx: 360 }]) {
    const document = setPlatform(before, name, stage);
    expect(platformsOf(document, stage)).toContain(name);
    expect(platformsOf(before, stage)).toEqual([]);
    expect(readScenario(JSON.stringify(document)).ok).toBe(true);
    const { size } = outputOf(document);
    expect(size === null || size.widthPx < stage.widthPx).toBe(true);
  }
});

test('a phone platform shows 9:16 only', () => {
  expect([isWrongShape('phone', HD), isWrongShape('phone', PHONE), isWrongShape('youtube', HD)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(setOutputSize(setOutputSize(withOutput({}), HD), null)['output']).toEqual({});
});
