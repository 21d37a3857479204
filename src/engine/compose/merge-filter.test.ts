import { expect, test } from 'vitest';
import { barsFilter, mergeFilter, mergesByMask } from './merge-filter.ts';

const SHAPE = { widthPx: 64, heightPx: 48 };

test('only 4:4:4 of 10 bits is merged by a mask', () => {
  const formats = ['yuv420p', 'yuv422p10le', 'yuv444p', 'yuv444p10le', 'yuva420p'];
  expect(formats.filter(mergesByMask)).toEqual(['yuv444p10le']);
});

test('a lane is laid over by its alpha, at its place', () => {
  const filter = mergeFilter({ base: 'in', over: '1:0', output: 'out', xPx: 24, yPx: 12, shape: SHAPE });
  expect(filter.split(';')).toEqual([
    '[1:0]format=yuva444p10le,lutyuv=y=val:u=val:v=val:a=val*1023/1020,pad=64:48:24:12:color=black@0,format=yuva444p10le,split[outink][outalpha]',
    '[outalpha]alphaextract,format=gray10le,split=3[outa0][outa1][outa2]',
    '[outa0][outa1][outa2]mergeplanes=0x001020:yuv444p10le[outmask]',
    '[outink]format=yuv444p10le[outcolor]',
    '[in][outcolor][outmask]maskedmerge[out]',
  ]);
});

test.each([
  [
    'above and below',
    { xPx: 0, yPx: 6, widthPx: 64, heightPx: 36 },
    [
      '[g]split=2[otop0][obottom0]',
      '[otop0]crop=64:6:0:0:exact=1[otop]',
      '[obottom0]crop=64:6:0:42:exact=1[obottom]',
      '[p]null[orow]',
      '[otop][orow][obottom]vstack=3:shortest=1[o]',
    ],
  ],
  [
    'at one side',
    { xPx: 0, yPx: 0, widthPx: 62, heightPx: 48 },
    [
      '[g]split=1[oright0]',
      '[oright0]crop=2:48:62:0:exact=1[oright]',
      '[p][oright]hstack=2:shortest=1[orow]',
      '[orow]null[o]',
    ],
  ],
] as const)('bars stand around a picture: %s', (_, place, steps) => {
  expect(barsFilter({ ground: 'g', picture: 'p', output: 'o', place, shape: SHAPE }).split(';')).toEqual(
    steps,
  );
});
