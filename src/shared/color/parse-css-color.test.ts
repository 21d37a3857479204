import { expect, test } from 'vitest';
import { parseCssColor } from './parse-css-color.ts';

test.each([
  ['#fff', { r: 255, g: 255, b: 255, a: 1 }],
  ['#11223380', { r: 17, g: 34, b: 51, a: 128 / 255 }],
  ['rebeccapurple', { r: 102, g: 51, b: 153, a: 1 }],
  ['rgb(1, 2, 3)', { r: 1, g: 2, b: 3, a: 1 }],
  ['rgb(100% 0% 50% / 25%)', { r: 255, g: 0, b: 127.5, a: 0.25 }],
  ['rgba(300, -1, 0, .5)', { r: 255, g: 0, b: 0, a: 0.5 }],
  ['hsl(120, 100%, 50%)', { r: 0, g: 255, b: 0, a: 1 }],
  ['transparent', { r: 0, g: 0, b: 0, a: 0 }],
])('the colour %s is %j', (value, color) => {
  expect(parseCssColor(value)).toEqual(color);
});

test.each(['', 'url(x)', '#12', 'rgb(1,2)', 'reed', 'rgb(1,2,3', 'var(--x)', 'expression(1)'])(
  '%j is no colour',
  (value) => {
    expect(parseCssColor(value)).toBeNull();
  },
);
