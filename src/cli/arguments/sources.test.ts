import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { chosenSources } from './sources.ts';

const media = { main: { src: 'a.mp4' }, logo: { src: 'b.png' } };

test('files are found from the current folder, the last word on an id counts', () => {
  const choices = [
    { id: 'main', file: 'first.mp4' },
    { id: 'logo', file: 'https://example.org/logo.png' },
    { id: 'main', file: 'second.mp4' },
  ];
  expect(chosenSources(choices, { media }, resolve('/films'))).toEqual({
    main: resolve('/films/second.mp4'),
    logo: 'https://example.org/logo.png',
  });
});

test('an id the scenario does not have is refused with those it has', () => {
  expect(() => chosenSources([{ id: 'mian', file: 'a.mp4' }], { media }, '/')).toThrow(
    '--source names the media "mian", but the scenario has main, logo',
  );
});
