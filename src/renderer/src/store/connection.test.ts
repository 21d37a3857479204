import { expect, test } from 'vitest';
import { fakeStudio, mediaEntry } from '../../../../test/web/fake-studio.ts';
import { StudioError } from '../../../shared/errors.ts';
import { startSession } from './session.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('what fails by itself while the server is away is not told, what a person asked for is, and goes with the outage', async () => {
  let isAway = false;
  const refuse = () => {
    if (isAway) throw new StudioError('key.missing', 'no session');
  };
  const { session, connect } = fakeStudio({
    machine: () => {
      refuse();
      throw new StudioError('internal', 'not here');
    },
    jobs: () => (refuse(), { jobs: [], cursor: '0' }),
    saveProject: () => (refuse(), { digest: 'd2', savedAtMs: 5 }),
  });
  let kept = 0;
  startSession(
    session,
    () => {},
    () => Promise.resolve(void (kept += 1)),
  );
  await session.project.go({ type: 'open', place: '/films/a.scenario.json' });
  await settled();
  session.store.setState({ notices: [] });
  isAway = true;
  connect('lost');
  connect('ended');
  await session.jobs.load();
  await session.jobs.loadMachine();
  expect([session.store.getState().connection, session.store.getState().notices]).toEqual(['ended', []]);
  expect(await session.project.save()).toBe(false);
  expect(session.store.getState().notices.map(({ name }) => name)).toEqual(['saveFailed']);
  isAway = false;
  connect('up');
  await settled();
  // another failure than the outage is told as ever
  expect([session.store.getState().notices.map(({ name }) => name), kept]).toEqual([['machineFailed'], 1]);
});

test('when the server is there again every file of the project gets an address that it serves', async () => {
  let process = 1;
  const { session, connect } = fakeStudio({
    addMedia: ({ places }) => ({
      media: places.map((place) => ({ ...mediaEntry(place), mediaUrl: `/media/${process}` })),
      refused: [],
    }),
  });
  startSession(session, () => {});
  await session.media.addPlaces(['/films/sea.mp4'], 'sea.mp4');
  process = 2;
  connect('lost');
  connect('up');
  await settled();
  expect(session.store.getState().media['/films/sea.mp4']).toMatchObject({
    ...{ state: 'ready', entry: { mediaUrl: '/media/2' } },
  });
});
