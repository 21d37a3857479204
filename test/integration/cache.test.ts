import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFolderSegmentStore } from '../../src/engine/cache/folder-segment-store.ts';
import type { SegmentStore } from '../../src/engine/cache/segment-store.ts';
import type { RenderEvent } from '../../src/engine/request/render-request.ts';
import { captionedFilm } from './helpers/fault-film.ts';
import { ffmpeg, frameDigests, probeStream } from './helpers/ffmpeg.ts';
import { openStudio, type Rendered, type TestStudio } from './helpers/render.ts';

/** What is kept of a film, and that a film made of it is the film made without. */
const SECONDS = 4;
const SETTINGS = { segments: 4, workers: 2, encoder: 'libx264' } as const;

let studio: TestStudio;
let film: { cues: { text: string }[] };
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
  film = captionedFilm(SECONDS) as typeof film;
  makeSource(join(studio.folder, 'source.mp4'));
});
afterAll(() => studio.close());

function makeSource(path: string): void {
  ffmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25', '-f', 'lavfi', '-i', 'sine=r=48000'],
    ...['-t', String(SECONDS), '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', path],
  ]);
}

let stores = 0;
function newCache() {
  const dir = join(studio.folder, `cache-${(stores += 1)}`);
  return { dir, store: createFolderSegmentStore({ dir, limitBytes: 1e9 }) };
}

/** A cache that holds the whole film, and that film: rendered once, then copied. */
let filled: { readonly dir: string; readonly first: Rendered };
beforeAll(async () => {
  const { dir, store } = newCache();
  filled = { dir, first: await render(film, store) };
  expect(how(filled.first)).toEqual(Array(SETTINGS.segments).fill('render'));
});
function filledCache() {
  const cache = newCache();
  cpSync(filled.dir, cache.dir, { recursive: true });
  return { ...cache, first: filled.first };
}
let films = 0;
function render(scenario: object, segmentStore?: SegmentStore, change: object = {}): Promise<Rendered> {
  const context = { ...(segmentStore && { segmentStore }), ...change };
  return studio.render(scenario, `film-${(films += 1)}.mp4`, { ...SETTINGS, context });
}
const how = ({ reports }: Rendered) => reports.map((report) => report.how);
const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const isSegment = (path: string) => path.endsWith('.mp4') || path.endsWith('.mkv');

/** The text of one cue changed, in the second given. */
function edited(second: number): object {
  const cues = film.cues.map((cue, index) => (index === 2 * second ? { ...cue, text: 'edited' } : cue));
  return { ...film, cues };
}
/** What is done on which segment, in which attempt. */
const workIn = (event: RenderEvent) =>
  event.type === 'progress'
    ? (event.working ?? []).map(({ index, doing, attempt }) => `${index} ${doing} ${attempt}`)
    : [];

test('pictures kept for a PNG sequence never come into a film', async () => {
  const { store: segmentStore } = newCache();
  const wish = { ...SETTINGS, quality: 'lossless', context: { segmentStore } } as const;
  await studio.render(film, 'pictures', wish);
  const after = await studio.render(film, 'after-pictures.mp4', wish);
  expect(how(after)).toEqual(['render', 'render', 'render', 'render']);
  expect(probeStream(after.path, 'v', 'codec_name')).toEqual({ codec_name: 'h264' });
});

describe('an edited film', () => {
  test('renders the segment of the cue that was edited and no other, and is the film rendered anew', async () => {
    const { store, first } = filledCache();
    const told: string[] = [];
    const second = await render(edited(2), store, {
      onEvent: (event: RenderEvent) => told.push(...workIn(event)),
    });
    const anew = await render(edited(2));
    expect([how(second), how(anew)]).toEqual([
      ['cache', 'cache', 'render', 'cache'],
      Array(4).fill('render'),
    ]);
    expect(frameDigests(second.path)).toEqual(frameDigests(anew.path));
    expect(frameDigests(second.path)).not.toEqual(frameDigests(first.path));
    expect(told.filter((line, at) => line !== told[at - 1])).toEqual(['2 drawing 1', '2 encoding 1']);
  });

  test('with nothing new starts no browser', async () => {
    const { store, first } = filledCache();
    const open = () => Promise.reject(new Error('a page was opened'));
    const second = await render(film, store, { pageOpener: () => ({ open, close: async () => {} }) });
    expect(how(second)).toEqual(Array(4).fill('cache'));
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true);
  });
});

describe('a cache that fails costs time, and nothing else', () => {
  test('a damaged segment is rendered again and kept again', async () => {
    const { dir, store, first } = filledCache();
    const [damaged = ''] = filesIn(dir).filter(isSegment);
    const bytes = readFileSync(damaged);
    rmSync(damaged);
    const middle = bytes.length >> 1;
    bytes[middle] = ~(bytes[middle] ?? 0) & 255;
    writeFileSync(damaged, bytes);
    const second = await render(film, store);
    const third = await render(film, store);
    expect([how(second).sort(), how(third)]).toEqual([
      ['cache', 'cache', 'cache', 'render'],
      Array(4).fill('cache'),
    ]);
    expect(frameDigests(second.path)).toEqual(frameDigests(first.path));
  });

  test('segments evicted while the film is made', async () => {
    const { dir, store, first } = filledCache();
    let finds = 0;
    const evicting: SegmentStore = {
      has: store.has,
      keep: store.keep,
      async find(...wanted) {
        const found = await store.find(...wanted);
        if (found && isSegment(found.path) && (finds += 1) === 2) rmSync(found.path); // between being found and being taken
        return found;
      },
    };
    const afterwards = (event: RenderEvent) => {
      if (event.type === 'progress' && event.phase === 'assembling') rmSync(dir, { recursive: true });
    };
    const second = await render(film, evicting, { onEvent: afterwards });
    expect(how(second).sort()).toEqual(['cache', 'cache', 'cache', 'render']);
    expect(frameDigests(second.path)).toEqual(frameDigests(first.path));
  });

  test('a folder that cannot be made, or a full disk: the film is made and a warning says so once', async () => {
    const file = join(studio.folder, 'a-file');
    writeFileSync(file, '');
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const stores: [SegmentStore, string[]][] = [
      [
        createFolderSegmentStore({ dir: join(file, 'x'), limitBytes: 1e9 }),
        ['cache.unreadable', 'cache.not_kept'],
      ],
      [
        { has: async () => false, find: async () => null, keep: () => Promise.reject(full) },
        ['cache.not_kept'],
      ],
    ];
    for (const [store, codes] of stores) {
      const { frames, incidents } = await render(film, store);
      expect([frames, incidents.map((event) => event.type === 'warning' && event.code)]).toEqual([
        SECONDS * 25,
        codes,
      ]);
    }
  });
});

describe('a source that changes while the film is made', () => {
  test.each([
    [
      'after its first segment',
      (event: RenderEvent) => event.type === 'segment' && event.state === 'committed',
    ],
    ['while it is joined', (event: RenderEvent) => event.type === 'progress' && event.phase === 'assembling'],
  ])('%s: there is no film, and nothing of it is kept from then on', async (_when, isTime) => {
    const { dir, store } = newCache();
    const source = join(studio.folder, `changing-${(films += 1)}.mp4`);
    makeSource(source);
    const scenario = { ...film, media: { main: { src: source } } };
    let keptBefore = -1;
    const onEvent = (event: RenderEvent) => {
      if (keptBefore >= 0 || !isTime(event)) return;
      appendFileSync(source, 'more');
      keptBefore = filesIn(dir).filter(isSegment).length;
    };
    const name = `film-${films + 1}.mp4`;
    await expect(render(scenario, store, { onEvent })).rejects.toMatchObject({
      code: 'media.changed',
      details: { path: source },
    });
    expect(readdirSync(studio.folder)).not.toContain(name);
    expect(filesIn(dir).filter(isSegment).length).toBe(keptBefore);
  });
});

test('a result that comes too late makes no film', async () => {
  const ledger = {
    plan() {},
    lease: () => ({ attempt: 1, secret: 's' }),
    commit: (index: number) => (index === 2 ? ('stale' as const) : ('committed' as const)),
    release() {},
  };
  await expect(render(film, undefined, { ledger })).rejects.toMatchObject({ code: 'lease.stale' });
});
