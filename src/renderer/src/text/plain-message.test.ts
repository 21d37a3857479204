import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { ERRORS, StudioError, type ErrorCode } from '../../../shared/errors.ts';
import { en } from './en.ts';
import { failureOf } from './failure.ts';
import { failureLines } from './failure-lines.ts';
import { isForeign, pathInWords, plainMessage } from './plain-message.ts';
import { startText } from './start-text.ts';

beforeAll(() => startText());
const codes = Object.keys(ERRORS) as ErrorCode[];

/** Words met in the window that are for programs, the command line or the API. */
const ODD =
  /--|`|Authorization|Bearer|cueframe |CUEFRAME_|\[\d+\]|yuv\d|libx26|exit code|\/api\/|page worker|stands? in the queue|read with a remark|[Ll]eft alone|holds text/;

test.each(codes)('what the window says of %s is in plain words, whatever the engine says', (code) => {
  const says = [
    ERRORS[code].help,
    'Check the command with --help',
    'timeline[1] shows `x` in yuv420p',
    'ffmpeg failed with exit code 1',
    'open the address that `cueframe serve` printed',
  ];
  for (const message of says) {
    const failure = failureOf(new StudioError(code, message, { details: { help: message } }));
    const { what, help } = failureLines(i18next.t, failure);
    expect([ODD.exec(what)?.[0], ODD.exec(help)?.[0]]).toEqual([undefined, undefined]);
    expect([what, help].every((text) => /[.…?!]$/.test(text) && /^[A-Z]/.test(text))).toBe(true);
    expect(failure.details).toContain(JSON.stringify(message)); // all of it can be copied
  }
});

test.each([
  [
    'timeline[4] shows "logo", which is sound without a picture',
    'Clip 5 shows "logo", which is sound without a picture.',
  ],
  [
    'stage.duration must be given (in seconds) where there is no timeline',
    'The length of the film must be given (in seconds) where there is no timeline.',
  ],
  [
    'cues[2].style.fontSize must be a fraction of the stage height, 0 to 2',
    'Cue 3, style font size must be a fraction of the stage height, 0 to 2.',
  ],
  ['line 3: a comma is missing', 'Line 3: a comma is missing.'],
  [
    'film.mp4 has 323287027 bytes, the disk of the data folder has room for 45000000',
    'film.mp4 has 323 MB, the disk of the data folder has room for 45.0 MB.',
  ],
  [
    'It is encoded by libx264, quality 23 (CRF; lower is better), speed medium.',
    'It is encoded by H.264 by the processor, quality 23 (CRF; lower is better), speed medium.',
  ],
  ['Colour is bt709, narrow range (yuv420p).', 'Colour is bt709, narrow range.'],
  ['encoded and decoded 320x320 yuv420p', null],
  ['Send the key as `Authorization: Bearer KEY`.', null],
  ['Give the render fewer workers with --workers 1, or close other programs.', null],
  ["Cannot read properties of undefined (reading 'x')", null],
  ['', null],
])('%s', (message, words) => {
  expect(plainMessage(message)).toBe(words);
});

test('parts of a project are called as people call them', () => {
  expect(
    ['', 'timeline[0].in', 'cues[9]', 'cues[1].children[0].text', 'media.sea.src', 'output.codec'].map(
      pathInWords,
    ),
  ).toEqual([...['', 'clip 1, in', 'cue 10', 'cue 2, part 1 text', 'the file “sea”', 'the codec']]);
});

test('no text of the window itself has such a word', () => {
  const texts = (node: object): string[] =>
    Object.values(node).flatMap((value: unknown) =>
      typeof value === 'string' ? [value] : texts(value as object),
    );
  const { storage: _forWhoeverRunsIt, desktop: _ofTheApp, ...window } = en;
  expect(texts(window).filter((text) => isForeign(text) || ODD.test(text))).toEqual([]);
});
