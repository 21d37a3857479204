import { expect, test } from 'vitest';
import { isColor } from './color.ts';

test.each([
  '#fff',
  '#FFFA',
  '#12ab9f',
  '#12ab9f80',
  'rgb(1, 2, 3)',
  'rgba(1,2,3,.5)',
  'rgb(10% 20% 30% / 50%)',
  'rgba(0 0 0/1)',
  'hsl(120, 50%, 50%)',
  'hsla(-30.5deg 50% 50% / 0.2)',
  'HSL(0.5turn 1% 2%)',
  'Tomato',
  'transparent',
  'rebeccapurple',
])('%s is a colour', (text) => {
  expect(isColor(text)).toBe(true);
});

test.each([
  '',
  '#ff',
  '#ggg',
  'url(file:///etc/passwd)',
  'red;background:url(http://a)',
  'red url(x)',
  'rgb(1,2)',
  'rgb(1,2,3',
  'rgb(1 2,3)',
  'var(--x)',
  'image-set("a.png")',
  'expression(alert(1))',
  'currentcolor',
  'inherit',
  ' red',
  'red\n',
  '#fff\n',
  'rgb(calc(1), 2, 3)',
])('%j is not', (text) => {
  expect(isColor(text)).toBe(false);
});
