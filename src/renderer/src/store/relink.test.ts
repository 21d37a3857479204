import { expect, test } from 'vitest';
import { dropped, fakeStudio, mediaEntry } from '../../../../test/web/fake-studio.ts';
import { mediaOf } from '../../../shared/edit/document.ts';
import { documentOf, mediaStateOf } from './derived.ts';
import { isUnsaved } from './project.ts';
import { missingMedia } from './relink-actions.ts';

const DOCUMENT = {
  cueframe: 1,
  media: { sea: { src: 'sea.mp4', 'x-content': 'content of sea.mp4' } },
  timeline: [{ id: 'p1', media: 'sea' }],
  cues: [],
};
const NOTHING = { found: [], changed: [] };
const opened = { path: null, baseDir: null, document: DOCUMENT, problems: [], digest: null, media: NOTHING };
type Studio = ReturnType<typeof fakeStudio>['session'];
const state = (session: Studio) => session.store.getState();
const notices = (session: Studio) => state(session).notices.map(({ name, values }) => ({ name, values }));
const open = (session: Studio) => session.project.go({ type: 'open', place: 'upload://s1' });
const srcOf = (session: Studio) => mediaOf(documentOf(state(session)))['sea']?.src;

test('a project by bare names, of no folder, says what is missing, and takes it when it is dropped', async () => {
  const { session } = fakeStudio({ openProject: () => opened });
  await open(session);
  expect([missingMedia(state(session)), notices(session)]).toEqual([
    ['sea'],
    [{ name: 'mediaMissing', values: { count: 1, names: 'sea.mp4' } }],
  ]);
  await session.drop.take([dropped('sea.mp4'), dropped('sky.mp4')]);
  expect(mediaOf(documentOf(state(session)))).toEqual({
    sea: { src: '/dropped/sea.mp4', 'x-content': 'content of sea.mp4' },
    sky: { src: '/dropped/sky.mp4', kind: 'video' },
  });
  expect([missingMedia(state(session)), notices(session).at(-1)]).toEqual([
    [],
    { name: 'mediaFound', values: { count: 1, names: 'sea.mp4' } },
  ]);
  session.edit.undo();
  session.edit.undo();
  expect(documentOf(state(session))).toEqual(DOCUMENT);
});

test('another file of the name is taken, and it is said', async () => {
  const { session } = fakeStudio({
    openProject: () => opened,
    addMedia: ({ places }) => ({
      media: places.map((place) => ({ ...mediaEntry(place), content: 'another' })),
      refused: [],
    }),
  });
  await open(session);
  await session.drop.take([dropped('sea.mp4')]);
  expect([srcOf(session), notices(session).at(-1)]).toEqual([
    '/dropped/sea.mp4',
    { name: 'mediaOther', values: { name: 'sea.mp4' } },
  ]);
});

test('what the engine found elsewhere is used, told, and leaves the project unsaved', async () => {
  const found = [{ mediaId: 'sea', src: 'upload://s2', content: 'content of sea.mp4' }];
  const { session } = fakeStudio({ openProject: () => ({ ...opened, media: { found, changed: [] } }) });
  await open(session);
  expect([
    srcOf(session),
    isUnsaved(state(session).project),
    mediaStateOf(state(session), 'sea')?.state,
  ]).toEqual([...['upload://s2', true, 'ready']]);
  expect(notices(session).map(({ name }) => name)).toEqual(['mediaFound']);
});

test('a file whose content is another than it was is told when the project opens', async () => {
  const { session } = fakeStudio({
    openProject: () => ({ ...opened, baseDir: '/films', media: { found: [], changed: ['sea'] } }),
  });
  await open(session);
  expect(notices(session)).toEqual([{ name: 'mediaOther', values: { name: 'sea.mp4' } }]);
});

test('a file a person chooses stands for the medium, whatever its name; one that cannot be read does not', async () => {
  const { session } = fakeStudio({
    openProject: () => opened,
    addMedia: ({ places }) => ({
      media: places.filter((place) => !place.includes('bad')).map((place) => mediaEntry(place)),
      refused: places
        .filter((place) => place.includes('bad'))
        .map((place) => ({
          place,
          name: 'bad.mp4',
          code: 'media.unreadable',
          message: 'bad.mp4 is a text',
          stamp: '1',
        })),
    }),
  });
  await open(session);
  await session.relink.relink('sea', '/x/bad.mp4');
  expect([srcOf(session), notices(session).at(-1)?.name]).toEqual(['sea.mp4', 'mediaRefused']);
  await session.relink.relink('sea', '/x/ocean.mp4');
  expect([srcOf(session), notices(session).at(-1)?.name]).toEqual(['/x/ocean.mp4', 'mediaOther']);
});

test('many bad files are told in one message for each reason', async () => {
  const { session } = fakeStudio();
  await session.project.refreshInfo();
  await session.drop.take(
    [
      ...Array.from({ length: 30 }, (_, index) => dropped(`${index}.mp4`, 0)),
      dropped('huge.mp4', 1001),
      ...['a', 'b'].map((name) => ({ ...dropped(`${name}.md`), folder: 'docs' })),
    ],
    [{ name: 'bare', reason: 'nothing' }],
  );
  expect(notices(session)).toEqual([
    { name: 'dropEmpty', values: { count: 30, name: '0.mp4', names: '0.mp4, 1.mp4, 2.mp4 …' } },
    { name: 'dropLarge', values: { count: 1, name: 'huge.mp4', names: 'huge.mp4', gigabytes: 0 } },
    { name: 'dropNothing', values: { count: 2, name: 'bare', names: 'bare, docs' } },
  ]);
});
