import { expect, test } from 'vitest';
import { fakeStudio, mediaEntry } from '../../../../test/web/fake-studio.ts';
import { documentOf, filmOf, mediaStateOf } from './derived.ts';
import type { Session } from './session.ts';

const DOCUMENT = {
  ...{ cueframe: 1, media: { sea: { src: '/films/sea.mp4' } }, timeline: [{ media: 'sea' }] },
  cues: [{ id: 'a', type: 'text', text: 'Hi', start: 0, end: 1 }],
};

/** A window over one file on a disk: `file` is its stamp and content; null: it is not there. */
async function watched() {
  const disk: { file: { stamp: string; content: string; isBroken?: boolean } | null } = {
    file: { stamp: '1', content: 'waves' },
  };
  const studio = fakeStudio({
    openProject: () => ({
      ...{ path: '/films/talk.scenario.json', baseDir: '/films', document: DOCUMENT, problems: [] },
      ...{ digest: 'd', media: { found: [], changed: [] } },
    }),
    mediaStamps: ({ places }) => ({ stamps: places.map(() => disk.file?.stamp ?? null) }),
    addMedia: ({ places: [place = ''] }) => {
      const { file } = disk;
      const refusal = { place, name: 'sea.mp4', code: 'media.not_found', message: 'gone' };
      if (!file || file.isBroken) return { media: [], refused: [{ ...refusal, stamp: file?.stamp ?? null }] };
      return { media: [{ ...mediaEntry(place), ...file, mediaUrl: `/media/${file.stamp}` }], refused: [] };
    },
  });
  const { session, calls } = studio;
  await session.project.go({ type: 'open', place: '/films/talk.scenario.json' });
  calls.length = 0;
  const look = async (times: number) => {
    for (let time = 0; time < times; time += 1) await session.mediaWatch.look();
  };
  const reads = () => calls.filter(([method]) => method === 'addMedia').length;
  return { disk, session, look, reads };
}

const stateOf = (session: Session) => {
  const state = mediaStateOf(session.store.getState(), 'sea');
  return state?.state === 'ready' ? state.entry.mediaUrl : state?.state;
};
const told = (session: Session) =>
  session.store.getState().notices.map(({ name, values }) => `${name} ${String(values['names'])}`);

test('a file that stays as it is is read once, and nobody is told anything', async () => {
  const { session, look, reads } = await watched();
  const before = session.store.getState();
  await look(4);
  expect([reads(), session.store.getState() === before]).toEqual([0, true]);
});

test('a changed file is read when it has come to rest, has another address, and is told', async () => {
  const { disk, session, look, reads } = await watched();
  const document = documentOf(session.store.getState());
  await look(1);
  for (const stamp of ['2', '3', '4']) {
    disk.file = { stamp, content: 'half a storm' };
    await look(1);
  }
  expect([reads(), stateOf(session)]).toEqual([0, '/media/1']); // it is still being written
  disk.file = { stamp: '4', content: 'storm' };
  await look(3);
  expect([reads(), stateOf(session), told(session)]).toEqual([1, '/media/4', ['mediaChanged sea.mp4']]);
  expect(documentOf(session.store.getState())).toBe(document);
});

test('a file that goes away is missing; when it comes back all is as it was', async () => {
  const { disk, session, look } = await watched();
  const { file } = disk;
  const film = filmOf(session.store.getState());
  disk.file = null;
  await look(2);
  expect([stateOf(session), told(session)]).toEqual(['missing', ['mediaMissing sea.mp4']]);
  expect(filmOf(session.store.getState())).toEqual(film); // nothing moves meanwhile
  disk.file = file;
  await look(2);
  expect([stateOf(session), told(session)]).toEqual(['/media/1', ['mediaBack sea.mp4']]);
});

test('what lies there now in place of one that went away is told as another', async () => {
  const { disk, session, look } = await watched();
  disk.file = null;
  await look(2);
  disk.file = { stamp: '9', content: 'storm' };
  await look(2);
  expect([stateOf(session), told(session).at(-1)]).toEqual(['/media/9', 'mediaChanged sea.mp4']);
});

test('a file whose time alone changed gets its new address without a word', async () => {
  const { disk, session, look } = await watched();
  disk.file = { stamp: '2', content: 'waves' };
  await look(2);
  expect([stateOf(session), told(session)]).toEqual(['/media/2', []]);
});

test('a file that became unreadable is read once, not at every look', async () => {
  const { disk, session, look, reads } = await watched();
  disk.file = { stamp: '2', content: '', isBroken: true };
  await look(6);
  expect([reads(), stateOf(session), told(session)]).toEqual([1, 'missing', ['mediaMissing sea.mp4']]);
});
