// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeStudio, mediaEntry, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import { addCues } from '../../../../shared/edit/cue-edits.ts';
import { cuesOf, type EditCue } from '../../../../shared/edit/document.ts';
import { documentOf } from '../../store/derived.ts';
import { selected } from '../../store/selection.ts';
import { SessionContext, useStudio } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { TextSection } from './TextSection.tsx';

beforeAll(() => startText());
afterEach(cleanup);

const WORDS = [
  { text: 'To', start: 0, end: 0.5 },
  { text: 'bake\n', start: 0.5, end: 1 },
  { text: 'bread', start: 1.5, end: 2 },
];
const SOUND = { codec: 'aac', sampleRateHz: 48_000, channels: 2 } as never;

function Shown() {
  const cue = useStudio((state) => cuesOf(documentOf(state))[0]);
  return cue ? <TextSection cue={cue} /> : null;
}

async function mount(): Promise<FakeStudio> {
  const studio = fakeStudio({
    addMedia: ({ places }) => ({
      media: places.map((place) => {
        const entry = mediaEntry(place);
        return { ...entry, info: { ...entry.info, durationSeconds: 4, audio: SOUND } };
      }),
      refused: [],
    }),
    // a voice with a pause from 1 to 2 s
    waveform: ({ perSecond }) => ({
      peaks: Array.from({ length: 4 * perSecond }, (_, at) =>
        Math.floor(at / perSecond) === 1 ? 0.001 : 0.5,
      ),
    }),
  });
  await studio.session.project.go({ type: 'new' });
  const cue = { type: 'text', start: 0, end: 2, words: WORDS };
  studio.session.edit.apply({ name: 'importCues' }, (document) => addCues(document, [cue]).document);
  render(
    <SessionContext value={studio.session}>
      <Shown />
    </SessionContext>,
  );
  return studio;
}
const cues = ({ session }: FakeStudio) => cuesOf(documentOf(session.store.getState()));
const steps = ({ session }: FakeStudio) => session.store.getState().history.past.length;
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text of the cue' });
const type = (...texts: readonly string[]) => {
  for (const value of texts) fireEvent.change(field(), { target: { value } });
};

test('a cue that is selected whole and written anew keeps its word times, in one step', async () => {
  const studio = await mount();
  expect(field().value).toBe('To bake\nbread');
  type('T', 'To', 'To b', 'To bake', 'To bake\n', 'To bake\nbr', 'To bake\nbread');
  fireEvent.blur(field());
  expect([cues(studio)[0]?.words, steps(studio)]).toEqual([WORDS, 2]);
  type('To bake\nbread!');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  type('To bake\nbread?');
  expect([cues(studio)[0]?.words?.[2], steps(studio)]).toEqual([{ text: 'bread?', start: 1.5, end: 2 }, 4]);
});

test('what was undone while it was typed is what the next letters are compared with', async () => {
  const studio = await mount();
  type('To');
  studio.session.edit.undo();
  type('To bake');
  expect(cues(studio)[0]?.words).toEqual([WORDS[0], { text: 'bake', start: 0.5, end: 1 }]);
});

test('Escape takes back what was typed, as if it had not been', async () => {
  const studio = await mount();
  const before = cues(studio);
  type('To', 'To make');
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect([cues(studio), steps(studio), field().value]).toEqual([before, 1, 'To bake\nbread']);
});

test('the words of many cues are timed in one step, by the pauses of the sound', async () => {
  const studio = await mount();
  const { session } = studio;
  await session.media.addPlaces(['/films/talk.mp4'], 'talk.mp4');
  session.media.addToTimeline(['talk']);
  const plain: Partial<EditCue>[] = [
    { type: 'text', start: 0, end: 3, text: 'bake today' },
    { type: 'text', start: 3, end: 4, text: 'a b' },
  ];
  session.edit.apply({ name: 'importCues' }, (document) => addCues(document, plain).document);
  session.edit.selectAllCues();
  const before = steps(studio);
  await session.words.time(false);
  expect([cues(studio).map(({ words }) => words), steps(studio) - before]).toEqual([
    [
      WORDS,
      [
        { text: 'bake', start: 0, end: 1 },
        { text: 'today', start: 2, end: 3 },
      ],
      [
        { text: 'a', start: 3, end: 3.5 },
        { text: 'b', start: 3.5, end: 4 },
      ],
    ],
    1,
  ]);
  await session.words.time(false);
  expect([steps(studio) - before, session.store.getState().notices.at(-1)?.name]).toEqual([1, 'wordsTimed']);
  session.edit.select(selected('cues', [cues(studio)[0]?.id ?? '']));
  await session.words.time(true);
  expect(cues(studio)[0]?.words?.map(({ start, end }) => [start, end])).toEqual([
    [0, 0.181818],
    [0.181818, 0.545455],
    [0.545455, 1],
  ]);
});
