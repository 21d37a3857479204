import { expect, test } from 'vitest';
import { resolve, TEXT } from '../../film/resolve-film/resolve-for-test.ts';
import { speakerColor } from './speaker-color.ts';

const [CUE] = resolve({ cues: [{ ...TEXT, text: 'ANNA: Good morning' }] }).film.cues;

test('the colour of who speaks is looked up by the name before the first colon, case aside', () => {
  const colors = [' Anna = #fc0 ; Ben=#6cf', 'anna: #fc0, ben: #6cf', 'Ben=#6cf', 'anna', '=#fc0', 'anna='];
  expect(colors.map((speakers) => speakerColor({ speakers, color: 'white' }, CUE!))).toEqual([
    ...['#fc0', '#fc0'],
    ...['white', 'white', 'white', 'white'],
  ]);
});

test('a list of speakers that is all spaces is read once, not once for each way to divide it', () => {
  expect(speakerColor({ speakers: `x${' '.repeat(20_000)}x`, color: 'white' }, CUE!)).toBe('white');
});
