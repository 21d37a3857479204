import { expect, test } from 'vitest';
import { BUNDLED_FAMILIES } from '../../shared/bundled-families.ts';
import { BUNDLED_FONTS } from './bundled-fonts.ts';

test('the fonts that are listed are those the stage has', () => {
  expect(BUNDLED_FONTS.map(({ family }) => family)).toEqual(
    BUNDLED_FAMILIES.map((family) => family.replace(/ Variable$/, '')),
  );
});
