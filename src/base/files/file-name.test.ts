import { expect, test } from 'vitest';
import { portableFileName } from './file-name.ts';

test.each([
  ['talk.mp4', 'talk.mp4'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ann\\talk.srt', 'talk.srt'],
  ['a<b>:"|?*.srt', 'a_b______.srt'],
  ['..', 'file-'],
  ['', 'file-'],
  ['CON.mp4', 'file-CON.mp4'],
  ['Žluťoučký kůň.mp4', 'Žluťoučký kůň.mp4'],
  ['line\nbreak.mp4', 'line_break.mp4'],
])('%j is written as %j', (name, written) => {
  expect(portableFileName(name)).toBe(written);
});

test('a long name keeps its ending', () => {
  const written = portableFileName(`${'ž'.repeat(300)}.mp4`);
  expect({ bytes: Buffer.byteLength(written), ending: written.slice(-4) }).toEqual({
    bytes: 180,
    ending: '.mp4',
  });
});
