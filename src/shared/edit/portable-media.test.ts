import { expect, test } from 'vitest';
import { mapSources, sourcesOf } from './map-sources.ts';
import { plainDocument } from './plain-document.ts';
import { relinkMedia, relinksFor } from './relink-media.ts';

const DOCUMENT = {
  media: {
    a: { src: 'upload://s1', kind: 'video', 'x-note': { src: 'a tool’s own' } },
    b: { src: '/films/b.mp4' },
    c: { src: 'https://films.example/c.mp4' },
    d: { src: 'C:\\films\\B.mp4' },
  },
  fonts: [{ family: 'F', src: 'fonts/f.ttf' }],
  cues: [
    { type: 'group', children: [{ type: 'image', src: 'logo.png' }] },
    { type: 'html', html: '<b></b>', data: { src: 'the template’s own' } },
  ],
};

test('every src of media, fonts and cues is seen, those of tools and templates are not', () => {
  expect(sourcesOf(DOCUMENT)).toEqual([
    ...['upload://s1', '/films/b.mp4', 'https://films.example/c.mp4', 'C:\\films\\B.mp4'],
    ...['fonts/f.ttf', 'logo.png'],
  ]);
});

test('what has no changed src stays the same object', () => {
  expect(mapSources(DOCUMENT, (src) => src)).toBe(DOCUMENT);
  const changed = mapSources(DOCUMENT, (src) => (src === 'logo.png' ? 'sign.png' : src));
  expect([changed.media === DOCUMENT.media, changed.cues[1] === DOCUMENT.cues[1]]).toEqual([true, true]);
  expect(sourcesOf(changed)).toContain('sign.png');
});

test('a copy to take away has plain names, numbered where they meet, and what each content was', () => {
  const known = (src: string) => (src === 'upload://s1' ? { name: 'My film.mp4', content: 'c1' } : null);
  const { media, fonts, cues } = plainDocument(DOCUMENT, known) as typeof DOCUMENT;
  expect({ media, fonts, image: cues[0] }).toEqual({
    media: {
      a: { ...DOCUMENT.media.a, src: 'My film.mp4', 'x-content': 'c1' },
      b: { src: 'b.mp4' },
      c: DOCUMENT.media.c,
      d: { src: 'B-2.mp4' },
    },
    fonts: [{ family: 'F', src: 'f.ttf' }],
    image: DOCUMENT.cues[0],
  });
});

test('missing media take the file with their content, else with their name, and say which', () => {
  const document = {
    media: {
      same: { src: 'old/one.mp4', 'x-content': 'c1' },
      other: { src: 'TWO.mp4', 'x-content': 'c2' },
      unknown: { src: 'three.mp4' },
      gone: { src: 'four.mp4' },
    },
  };
  const files = [
    { src: 'upload://1', name: 'renamed.mp4', content: 'c1' },
    { src: 'upload://2', name: 'two.mp4', content: 'another' },
    { src: 'upload://3', name: 'three.mp4', content: 'c3' },
  ];
  const relinks = relinksFor(document, Object.keys(document.media), files);
  expect(relinks.map(({ mediaId, file, isSame }) => [mediaId, file.src, isSame])).toEqual([
    ['same', 'upload://1', true],
    ['other', 'upload://2', false],
    ['unknown', 'upload://3', null],
  ]);
  expect(relinkMedia(document, 'same', files[0] ?? { src: '', content: '' })).toEqual({
    media: { ...document.media, same: { src: 'upload://1', 'x-content': 'c1' } },
  });
});
