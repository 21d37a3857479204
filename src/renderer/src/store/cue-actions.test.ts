import { expect, test } from 'vitest';
import { fakeStudio, type FakeStudio } from '../../../../test/web/fake-studio.ts';
import { addCues } from '../../../shared/edit/cue-edits.ts';
import { cueText } from '../../../shared/edit/cue-text.ts';
import { cuesOf } from '../../../shared/edit/document.ts';
import { cueAt } from './current-cue.ts';
import { documentOf } from './derived.ts';
import { selected } from './selection.ts';

const CUES = [
  { id: 'a', type: 'text', text: 'one', start: 0, end: 1 },
  { id: 'b', type: 'text', text: 'two', start: 0.8, end: 2 },
  { id: 'c', type: 'text', text: 'three four', start: 2.1, end: 4 },
];

async function studioWithCues(): Promise<FakeStudio> {
  const studio = fakeStudio();
  await studio.session.project.go({ type: 'new' });
  studio.session.edit.apply({ name: 'importCues' }, (document) => addCues(document, CUES).document);
  return studio;
}
const cues = ({ session }: FakeStudio) => cuesOf(documentOf(session.store.getState()));
const spans = (studio: FakeStudio) => cues(studio).map(({ start, end }) => [start, end]);
const names = ({ session }: FakeStudio) => session.store.getState().history.past.map(({ name }) => name);

test('the cue under the playhead is found by the middle of its frame, the latest of several', () => {
  const at = (frame: number) => cueAt(CUES, frame, { num: 30, den: 1 })?.id ?? null;
  expect([0, 24, 29, 60, 62, 63, 119, 120].map(at)).toEqual(['a', 'b', 'b', null, null, 'c', 'c', null]);
});

test('a cue starts and ends at the playhead; one on the other side of it is moved there', async () => {
  const studio = await studioWithCues();
  const { session } = studio;
  session.edit.select(selected('cues', ['c']));
  session.play.seek(75);
  session.cues.edgeHere('start');
  session.play.seek(105);
  session.cues.edgeHere('end');
  expect(spans(studio)[2]).toEqual([2.5, 3.5]);
  session.play.seek(15);
  session.cues.edgeHere('end'); // it lies behind
  expect(spans(studio)[2]).toEqual([0, 1]);
  session.play.seek(45);
  session.cues.edgeHere('start'); // it lies before
  expect([spans(studio)[2], names(studio).slice(1)]).toEqual([[1.5, 2.5], Array(4).fill('trimCue')]);
});

test('a cue is played alone, once or again and again, until something else is done', async () => {
  const { session } = await studioWithCues();
  const playback = () => session.store.getState().playback;
  session.play.seek(70);
  session.cues.play(false); // nothing is selected: the one under the playhead
  expect(playback()).toMatchObject({ frame: 63, speed: 1, only: { startFrame: 63, endFrame: 120 } });
  session.play.advance(56);
  session.play.advance(1);
  expect(playback()).toMatchObject({ frame: 119, speed: 0, only: null });
  session.edit.select(selected('cues', ['a']));
  session.cues.play(true);
  session.play.advance(30);
  expect(playback()).toMatchObject({ frame: 0, speed: 1, only: { isLooping: true } });
  session.play.seek(90);
  expect(playback().only).toBeNull();
});

test('overlaps, merging and the tools are one named step each, for the selected cues or for all', async () => {
  const studio = await studioWithCues();
  const { session } = studio;
  session.cues.fixOverlaps();
  expect(spans(studio)).toEqual([
    [0, 0.8],
    [0.8, 2],
    [2.1, 4],
  ]);
  session.cues.fixOverlaps();
  expect(session.store.getState().notices.at(-1)?.name).toBe('noOverlaps');
  session.cues.change({ tool: 'close', seconds: 0.2 }, []);
  session.edit.select(selected('cues', ['c']));
  session.cues.change({ tool: 'cut', by: 'words', most: 1 }, []);
  session.edit.select(selected('cues', ['a', 'b']));
  session.cues.merge();
  expect([cues(studio).map(cueText), session.store.getState().selection.ids]).toEqual([
    ['one two', 'three', 'four'],
    ['a'],
  ]);
  session.cues.change({ tool: 'lines', characters: 5, lines: 2 }, []);
  expect([cueText(cues(studio)[0]!), names(studio).slice(1)]).toEqual([
    'one\ntwo',
    ['fixOverlaps', 'closeGaps', 'splitCues', 'mergeCues', 'breakLines'],
  ]);
});
