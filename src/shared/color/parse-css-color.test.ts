import { expect, test } from 'vitest';
import { parseCssColor } from './parse-css-color.ts';

// computed with another library (culori 4); matrices of other digits differ by hundredths
test.each([
  ['#fff', [255, 255, 255, 1]],
  ['#11223380', [17, 34, 51, 128 / 255]],
  ['rebeccapurple', [102, 51, 153, 1]],
  ['transparent', [0, 0, 0, 0]],
  ['rgb(1, 2, 3)', [1, 2, 3, 1]],
  ['rgb(100% 0% 50% / 25%)', [255, 0, 127.5, 0.25]],
  ['rgb(10 50% 30)', [10, 127.5, 30, 1]],
  ['rgb(1e2 none 5e-1 / none)', [100, 0, 0.5, 0]],
  ['rgba(300, -1, 0, .5)', [255, 0, 0, 0.5]],
  ['RGBA(1 2 3 / 7)', [1, 2, 3, 1]],
  ['hsl(120, 100%, 50%)', [0, 255, 0, 1]],
  ['hsl(0.5turn 100% 50%)', [0, 255, 255, 1]],
  ['hsl(200grad 30% 40%)', [71.4, 132.6, 132.6, 1]],
  ['hsla(1.5rad, 30%, 40%, 20%)', [106.137, 132.6, 71.4, 0.2]],
  ['hsl(-600 100 50)', [0, 255, 0, 1]],
  ['hwb(200 20% 30%)', [51, 136, 178.5, 1]],
  ['hwb(90 60% 80%)', [109.286, 109.286, 109.286, 1]],
  ['lab(50% 40 -20)', [170.94, 90.422, 154.172, 1]],
  ['lab(5 2 3)', [21.707, 15.551, 10.971, 1]],
  ['lch(52.2345% 72.2 56.2 / .5)', [197.924, 92.664, 6.26, 0.5]],
  ['oklab(40.101% 0.1147 0.0453)', [125.091, 35.379, 40.579, 1]],
  ['oklch(0.6 0.15 50)', [196.4, 95.781, 22.308, 1]],
  ['hsl(none none 50% / none)', [127.5, 127.5, 127.5, 0]],
  ['oklch(70% 40% 0.4turn)', [87.253, 183.242, 89.213, 1]],
])('the colour %s is %j', (value, expected) => {
  const { r, g, b, a } = parseCssColor(value) ?? { r: NaN, g: NaN, b: NaN, a: NaN };
  const differences = [r, g, b, a].map((part, at) => Math.abs(part - (expected[at] ?? NaN)));
  expect(differences.every((difference) => difference < 0.03)).toBe(true);
});

test.each(
  [
    ['', 'url(x)', '#12', '#12345', 'reed', 'var(--x)', 'expression(1)', 'currentcolor'],
    ['rgb(1,2)', 'rgb(1,2,3', 'rgb(1 2,3)', 'rgb(1 2 3 4)', 'rgb(1,2,3/4)', 'rgb(1,50%,3)', 'rgb(none,2,3)'],
    ['rgb(1. 2 3)', 'rgb(1deg 2 3)', 'rgb(calc(1) 2 3)', 'rgb(from red r g b)', 'rgb(1 2 3) url(x)'],
    ['hsl(120 101 50)', 'hsl(120, 100%, -1%)', 'hwb(120 10% 101%)'],
    ['hsl(120, 100, 50)', 'hsl(50% 100% 50%)', 'hwb(1, 2%, 3%)', 'hwba(1 2% 3%)', 'laba(1 2 3)'],
    ['color(srgb 1 0 0)', ' red', 'red\n', `rgb(1 2 3${' '.repeat(80)})`],
    [
      'rgb(none% 2 3)',
      'rgb(1 2 3 / none%)',
      'rgb(1none 2 3)',
      'hsl(1e30 10% 10%)',
      'blac\u212a',
      'rgb(1\u00a02 3)',
    ],
    ['constructor', '__proto__', 'fff', '123', 'hsv(1 2% 3%)', 'device-cmyk(0% 0% 0% 0%)', 'none'],
  ].flat(),
)('%j is no colour', (value) => {
  expect(parseCssColor(value)).toBeNull();
});
