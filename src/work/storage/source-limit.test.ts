import { expect, test } from 'vitest';
import { sourceLimitFromEnvironment } from './source-limit.ts';

test('a source may have 50 GB unless the environment says otherwise', () => {
  const limits = [{}, { CUEFRAME_SOURCE_LIMIT_MB: '' }, { CUEFRAME_SOURCE_LIMIT_MB: '300' }];
  expect(limits.map(sourceLimitFromEnvironment)).toEqual([50e9, 50e9, 300e6]);
});

test.each(['0', '-1', '1.5', '1e3', '10 GB'])('%j is no limit', (text) => {
  expect(() => sourceLimitFromEnvironment({ CUEFRAME_SOURCE_LIMIT_MB: text })).toThrow(
    expect.objectContaining({ code: 'usage' }),
  );
});
