import { expect, test } from 'vitest';
import { frameRate } from '../../shared/time.ts';
import { backgroundFilter } from './background-filter.ts';
import type { PictureShape } from './picture-shape.ts';

const SHAPE: PictureShape = {
  ...{ widthPx: 64, heightPx: 36, rate: frameRate(30000, 1001), background: 'black', pixelFormat: 'yuv420p' },
  color: { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
  chromaLocation: 'left',
};

test('the ground is made as RGB and converted by the scaler, for exactly its frames', () => {
  expect(backgroundFilter({ ...SHAPE, background: '#ff8000' }, 7).split(',')).toEqual([
    'color=c=0xff8000:s=64x36:r=30000/1001',
    'format=gbrp',
    'scale=out_color_matrix=bt709:out_range=tv',
    'format=yuv420p',
    'setsar=1',
    'trim=end_frame=7',
    'setpts=N',
  ]);
});

test.each([
  ['tv', 'bt709', 'bt709', 'tv'],
  ['pc', 'bt709', 'bt709', 'pc'],
  ['unknown', 'unknown', 'bt601', 'tv'],
  ['tv', 'smpte170m', 'bt601', 'tv'],
  ['tv', 'bt470bg', 'bt601', 'tv'],
  ['tv', 'bt2020nc', 'bt2020', 'tv'],
  ['tv', 'ycgco', 'bt709', 'tv'],
] as const)('range %s and matrix %s are written as %s, %s', (range, matrix, scaleMatrix, scaleRange) => {
  const filter = backgroundFilter({ ...SHAPE, color: { ...SHAPE.color, range, matrix } }, 1);
  expect(filter.split(',')[2]).toBe(`scale=out_color_matrix=${scaleMatrix}:out_range=${scaleRange}`);
});

test('the ground of an untagged film is coded as its pictures are read: BT.601 below 720 lines, BT.709 from there', () => {
  const color = { range: 'unknown', matrix: 'unknown', primaries: 'unknown', transfer: 'unknown' } as const;
  const matrixAt = (heightPx: number) => backgroundFilter({ ...SHAPE, color, heightPx }, 1).split(',')[2];
  expect([719, 720].map(matrixAt)).toEqual([
    'scale=out_color_matrix=bt601:out_range=tv',
    'scale=out_color_matrix=bt709:out_range=tv',
  ]);
});

test.each([
  ['white', '0xffffff'],
  ['rgb(1, 2, 3)', '0x010203'],
  ['hsl(120, 100%, 50%)', '0x00ff00'],
  ['hwb(0.5turn 20% 30%)', '0x33b3b3'],
  ['oklch(0.6 0.15 50)', '0xc46016'],
  ['rgba(255, 128, 0, 0.5)', '0x804000'],
  ['transparent', '0x000000'],
])('the colour %s is %s', (background, hex) => {
  expect(backgroundFilter({ ...SHAPE, background }, 1).split(':')[0]).toBe(`color=c=${hex}`);
});

test('a ground that is no colour is refused with its path, never made black', () => {
  expect(() => backgroundFilter({ ...SHAPE, background: 'not a colour' }, 1)).toThrow(
    expect.objectContaining({
      code: 'scenario.invalid',
      message: 'the background "not a colour" is no colour',
      details: { path: '/stage/background', value: 'not a colour' },
    }),
  );
});

test('where only the cues are wanted the ground is clear, whatever its colour', () => {
  expect(backgroundFilter({ ...SHAPE, background: 'red', pixelFormat: 'yuva420p' }, 5)).toBe(
    'color=c=black@0:s=64x36:r=30000/1001,format=yuva420p,setsar=1,trim=end_frame=5,setpts=N',
  );
});
