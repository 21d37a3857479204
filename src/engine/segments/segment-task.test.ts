import { expect, test } from 'vitest';
import { testInput, testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';
import { frameRate } from '../../shared/time.ts';
import { planRender } from '../plan/plan-render.ts';
import { segmentFingerprint, type SegmentEngine } from './segment-engine.ts';
import { filesOf, taskOf, withFiles } from './segment-task.ts';

const ENGINE: SegmentEngine = { ffmpeg: '5.1', arch: 'x64', browser: '156', stage: 'stage 1' };
const LOGO = { path: '/private/logo.png', identity: 'digest of the logo' };
const FONT = { path: '/private/font.ttf', identity: 'digest of the font' };

const plan = planRender(
  testInput({
    segments: 2,
    media: new Map([['a', testMedia('/private/a.mp4', frameRate(25), 100, { identity: 'what a shows' })]]),
    assets: new Map([
      ['logo.png', LOGO],
      ['font.ttf', FONT],
    ]),
    scenario: testScenario({
      media: { a: { src: 'a.mp4' } },
      timeline: [{ media: 'a' }],
      fonts: [{ family: 'Mine', src: 'font.ttf' }],
      cues: [
        { type: 'text', text: 'early', start: 0, end: 1 },
        { type: 'group', start: 3, end: 4, children: [{ type: 'image', src: 'logo.png', start: 0, end: 1 }] },
      ],
    }),
  }),
);
const tasks = plan.segments.map((segment) =>
  taskOf(plan, { ...segment, fingerprint: segmentFingerprint(segment, ENGINE) }, ENGINE),
);

test('a task is plain JSON without a path of this machine', () => {
  const text = JSON.stringify(tasks);
  expect(JSON.parse(text)).toEqual(tasks);
  expect(text).not.toContain('/private');
});

test('a task holds the cues on screen in it, and what they need by content', () => {
  expect(tasks.map(({ film }) => film.cues.map(({ type }) => type))).toEqual([['text'], ['group']]);
  expect(tasks.map(({ assets }) => Object.values(assets).sort())).toEqual([
    ['digest of the font'],
    ['digest of the font', 'digest of the logo'],
  ]);
  expect(
    tasks.map(({ segment }) => segment.parts.map((part) => part.kind === 'source' && part.mediaIdentity)),
  ).toEqual([['what a shows'], ['what a shows']]);
});

test('with its files a task is the segment it was made of', () => {
  const placed = tasks.map((task) => withFiles(task, filesOf(plan)));
  expect(placed.map(({ segment }) => segment)).toEqual(plan.segments);
  expect(placed[1]?.plan.assets).toEqual(plan.assets);
  const elsewhere = {
    media: { 'what a shows': '/other/b.mp4' },
    assets: { 'digest of the font': '/other/f.ttf' },
  };
  const [first, second] = tasks;
  if (!first || !second) throw new Error('two segments were asked for');
  const [part] = withFiles(first, elsewhere).segment.parts;
  expect(part).toMatchObject({ mediaPath: '/other/b.mp4' });
  expect(() => withFiles(second, elsewhere)).toThrow('digest of the logo');
});

test('a fingerprint names the engine of whoever renders, the stage and browser only where cues are drawn', () => {
  const [bare, drawn] = [[], [{ startFrame: 0, endFrame: 5 }]].map((overlaySpans) => {
    const of = (change: Partial<SegmentEngine>) =>
      segmentFingerprint({ contentPrint: 'c', overlaySpans }, { ...ENGINE, ...change });
    return [{ ffmpeg: '6' }, { arch: 'arm64' }, { browser: null }, { stage: 'stage 2' }].map(
      (change) => of(change) !== of({}),
    );
  });
  expect({ bare, drawn }).toEqual({ bare: [true, true, false, false], drawn: [true, true, true, true] });
});
