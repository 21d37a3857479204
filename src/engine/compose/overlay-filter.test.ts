import { expect, test } from 'vitest';
import { enableExpression, overlayFilters } from './overlay-filter.ts';

const spans = (...bounds: [number, number][]) =>
  bounds.map(([startFrame, endFrame]) => ({ startFrame, endFrame }));

const SHAPE = { widthPx: 64, heightPx: 36 };
const ON = { totalFrames: 100, shape: SHAPE, lane: { xPx: 0, yPx: 0, widthPx: 64, heightPx: 12 } };
/** Asked at a picture of the stage: the spans; at a picture of a lane: what the stage's last picture got. */
const when = (isOn: string) => `if(eq(w,64)*eq(h,36),st(0,${isOn}),ld(0))`;

test.each([
  ['nothing is ever on screen', spans(), null],
  ['something is always on screen', spans([0, 100]), null],
  ['one span', spans([10, 20]), when('between(n,10,19)')],
  ['a single frame', spans([99, 100]), when('between(n,99,99)')],
  ['several spans', spans([0, 5], [50, 100]), when('between(n,0,4)+between(n,50,99)')],
])('blending is switched on where it matters: %s', (_, shown, expression) => {
  expect(enableExpression(shown, ON)).toBe(expression);
});

test('beyond 24 spans the expression would cost more than it saves', () => {
  const many = (count: number) =>
    spans(...Array.from({ length: count }, (_, at) => [at * 2, at * 2 + 1] as [number, number]));
  expect(enableExpression(many(24), ON)?.split('+')).toHaveLength(24);
  expect(enableExpression(many(25), ON)).toBeNull();
});

test('a lane as large as the stage is always blended: its pictures cannot be told from the stage’s', () => {
  expect(enableExpression(spans([10, 20]), { ...ON, lane: { xPx: 0, yPx: 0, ...SHAPE } })).toBeNull();
});

test.each([
  ['yuv420p', 'yuv420'],
  ['yuvj420p', 'yuv420'],
  ['yuv422p', 'yuv422'],
  ['yuv444p', 'yuv444'],
  ['yuv420p10le', 'yuv420p10'],
  ['yuv422p10le', 'yuv422p10'],
  ['gbrp', 'gbrp'],
  ['yuva420p', 'auto'],
])('three lanes over %s are blended one after the other as %s', (pixelFormat, format) => {
  const lanes = [0, 2, 4].map((xPx) => ({ xPx, yPx: 6, widthPx: 2, heightPx: 2 }));
  const options = { input: 'in', output: 'out', lanes, firstLaneInput: 2, totalFrames: 9 };
  const shape = { ...SHAPE, pixelFormat };
  const enable = `enable='${when('between(n,3,4)')}'`;
  expect(overlayFilters({ ...options, shape, spans: spans([3, 5]) }).split(';')).toEqual([
    '[in]settb=1/1000,setpts=N[clock0]',
    `[clock0][2:0]overlay=x=0:y=6:format=${format}:eof_action=repeat:${enable}[clock1]`,
    `[clock1][3:0]overlay=x=2:y=6:format=${format}:eof_action=repeat:${enable}[clock2]`,
    `[clock2][4:0]overlay=x=4:y=6:format=${format}:eof_action=repeat:${enable}[out]`,
  ]);
});
