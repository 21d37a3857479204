import { expect, test } from 'vitest';
import { defaultWorkers, usualWorkers } from './default-workers.ts';

const GB = 1e9;
const film = (widthPx: number, heightPx: number, encoder: 'libx264' | 'h264_nvenc' = 'libx264') => ({
  ...{ widthPx, heightPx },
  encode: { encoder },
});

test.each([
  ['two cores have one segment', film(1920, 1080), { cores: 2, memoryBytes: 8 * GB }, 1],
  ['sixteen cores have six', film(1920, 1080), { cores: 16, memoryBytes: 64 * GB }, 6],
  [
    'a hardware encoder has one for two cores',
    film(1920, 1080, 'h264_nvenc'),
    { cores: 16, memoryBytes: 64 * GB },
    8,
  ],
  ['little memory is not overrun', film(3840, 2160), { cores: 16, memoryBytes: 8 * GB }, 2],
  ['one is always at work', film(7680, 4320), { cores: 2, memoryBytes: 2 * GB }, 1],
] as const)('%s', (_, wanted, machine, workers) => {
  expect(defaultWorkers(wanted, machine)).toBe(workers);
});

test('a film that is not known yet is taken for 1080p in software', () => {
  expect(usualWorkers({ cores: 16, memoryBytes: 64 * GB })).toBe(6);
});
