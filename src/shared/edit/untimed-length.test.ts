import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import { setUntimedLength, untimedLength } from './untimed-length.ts';

const SHAPE = { widthPx: 1920, heightPx: 1080, rate: frameRate(10) };
const SIZED = { width: 64, height: 36, frameRate: 10 };
const film = (stage: object, ...ends: readonly number[]) => ({
  ...{ cueframe: 1, stage },
  cues: ends.map((end, index) => ({ id: `c${index}`, type: 'text', text: 'a', start: 0, end })),
});

test.each([
  [film(SIZED), { seconds: null, cuesSeconds: null, isOpen: true, isCut: false }],
  [film(SIZED, 2, 3.5, 1), { seconds: null, cuesSeconds: 3.5, isOpen: true, isCut: false }],
  [film({ ...SIZED, duration: 4 }, 3.5), { seconds: 4, cuesSeconds: 3.5, isOpen: false, isCut: false }],
  [film({ ...SIZED, duration: 3 }, 3.5), { seconds: 3, cuesSeconds: 3.5, isOpen: false, isCut: true }],
  [film({ ...SIZED, duration: 3 }, 3.01), { seconds: 3, cuesSeconds: 3, isOpen: false, isCut: false }],
  [film({ duration: 3 }), { seconds: 3, cuesSeconds: null, isOpen: true, isCut: false }],
  [
    film({ ...SIZED, frameRate: 'source', duration: 3 }),
    { seconds: 3, cuesSeconds: null, isOpen: true, isCut: false },
  ],
])('of %j', (document, length) => {
  expect(untimedLength(document, SHAPE)).toEqual(length);
});

test('a length brings the size and the rate that are shown, and leaves a rate that is written', () => {
  const ntsc = { ...SHAPE, rate: { num: 30_000, den: 1001 } };
  expect([
    setUntimedLength(film({}), SHAPE, 5).stage,
    setUntimedLength(film({ background: 'red' }), ntsc, 5).stage,
    setUntimedLength(film({ ...SIZED, frameRate: '10' }), { ...SHAPE, widthPx: 64, heightPx: 36 }, 5).stage,
  ]).toEqual([
    { width: 1920, height: 1080, frameRate: 10, duration: 5 },
    { background: 'red', width: 1920, height: 1080, frameRate: '30000/1001', duration: 5 },
    { ...SIZED, frameRate: '10', duration: 5 },
  ]);
});
