import { expect, test } from 'vitest';
import { BUILT_IN_MOTION, BUILT_IN_STYLES } from './built-in-styles.ts';
import { animateSchema } from './motion-schema.ts';
import { styleSchema } from './style-schema.ts';

test.each(Object.entries(BUILT_IN_STYLES))('%s is a valid style', (_name, style) => {
  expect(styleSchema.parse(style)).toEqual(style);
});

test('only built-in styles have a motion, and it is valid', () => {
  expect(Object.keys(BUILT_IN_STYLES)).toEqual(expect.arrayContaining(Object.keys(BUILT_IN_MOTION)));
  for (const motion of Object.values(BUILT_IN_MOTION))
    expect(animateSchema.array().parse(motion)).toEqual(motion);
});
