import { afterAll, beforeAll, expect, test } from 'vitest';
import { leastSidePx } from '../../src/engine/encode/encoders/encoder-facts.ts';
import { proveEncoder } from '../../src/engine/environment/prove-encoder.ts';
import type { EncoderName } from '../../src/shared/plan/plan.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** The smallest film each software encoder of this ffmpeg takes. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

/** Whether a few frames are encoded and decoded. */
async function works(encoder: EncoderName, widthPx: number, heightPx: number): Promise<boolean> {
  const pixelFormat = encoder === 'prores_ks' ? 'yuv422p10le' : 'yuv420p';
  const settings = { encoder, pixelFormat, quality: { kind: 'crf', crf: 23 }, threads: 6 } as const;
  const trial = {
    settings: { ...settings, speed: 'ultrafast' as const },
    widthPx,
    heightPx,
    rate: { num: 25, den: 1 },
  };
  return (await proveEncoder(trial, studio.tools.ffmpeg.path)).works;
}

test.each([
  ['libx264', 2],
  ['libx265', 16],
  ['libsvtav1', 64],
  ['libvpx-vp9', 2],
  ['prores_ks', 2],
] as const)('%s takes films from %i pixels a side', async (encoder, leastPx) => {
  expect(leastSidePx(encoder)).toBe(leastPx);
  expect(await works(encoder, leastPx, leastPx)).toBe(true);
  if (leastPx > 2)
    expect([await works(encoder, leastPx - 2, 128), await works(encoder, 128, leastPx - 2)]).toEqual([
      false,
      false,
    ]);
});

test('a film too small for AV1 is refused when it is planned, with what to do', async () => {
  const scenario = {
    stage: { width: 128, height: 62, frameRate: '25', duration: 1 },
    cues: [],
    output: { format: 'mp4', codec: 'av1' },
  };
  await expect(studio.plan(scenario)).rejects.toMatchObject({
    code: 'output.too_small',
    message: 'libsvtav1: it takes no film smaller than 64x64; the film is 128x62',
  });
});
