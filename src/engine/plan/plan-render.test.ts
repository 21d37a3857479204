import { expect, test } from 'vitest';
import { frameRate } from '../../shared/time.ts';
import type { PlanInput } from './plan-input.ts';
import { planRender } from './plan-render.ts';
import { testInput, testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';

const media = { a: { src: 'a.mp4' } };
const cue = { type: 'text', text: 'Hello', start: 1, end: 2 };
const pop = { ...cue, animate: [{ name: 'pop', when: 'in' }] };

function fingerprints(change: Partial<PlanInput>, scenario: object = {}): string[] {
  const document = { media, timeline: [{ media: 'a' }], cues: [pop], ...scenario };
  const input = testInput({ segments: 4, scenario: testScenario(document), ...change });
  return planRender(input).segments.map((segment) => segment.contentPrint);
}
/** Which of the four segments (of 25 frames) a change touches. */
const touched = (after: readonly string[]): boolean[] =>
  after.map((one, index) => one !== fingerprints({})[index]);
const [NONE, ALL, SECOND] = [Array(4).fill(false), Array(4).fill(true), [false, true, false, false]];

test('the same input gives the same plan, in plain JSON', () => {
  const input = testInput();
  expect(planRender(structuredClone(input))).toEqual(planRender(input));
  expect(JSON.parse(JSON.stringify(planRender(input)))).toEqual(planRender(input));
});

test('a whole plan', () => {
  const plan = planRender(testInput({ segments: 2 }));
  expect({ ...plan, segments: plan.segments.map((segment) => ({ ...segment, contentPrint: '' })) }).toEqual({
    ...{ title: null, widthPx: 64, heightPx: 36, rate: frameRate(25), totalFrames: 100, firstFrame: 0 },
    ...{
      background: 'black',
      encode: testInput().encode,
      format: 'mp4',
      overlayOnly: false,
      outputSize: null,
    },
    color: { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
    chromaLocation: 'left',
    segments: [0, 50].map((startFrame, index) => ({
      ...{ index, startFrame, endFrame: startFrame + 50, contentPrint: '', overlaySpans: [] },
      parts: [
        {
          ...{
            kind: 'source',
            mediaId: 'a',
            mediaPath: '/films/a.mp4',
            container: 'mov,mp4',
            isCutShort: false,
            mediaIdentity: 'identity of /films/a.mp4',
          },
          ...{ streamIndex: 0, timeBase: { num: 1, den: 12_800 }, zeroTick: 0, seekTick: startFrame * 512 },
          ...{ decodeTick: startFrame * 512, remainingFrames: 100 - startFrame },
          ...{ firstClipFrame: startFrame, endClipFrame: startFrame + 50, leadFrames: 0, holdFrames: 0 },
          ...{
            isInterlaced: false,
            chromaLocation: 'left',
            hasAlpha: false,
            decoder: null,
            convertFrom: null,
          },
          placement: {
            ...{ scaledWidthPx: 64, scaledHeightPx: 36, cropXPx: 0, cropYPx: 0 },
            ...{ cropWidthPx: 64, cropHeightPx: 36, xPx: 0, yPx: 0 },
          },
        },
      ],
    })),
    sound: {
      ...{ sampleRateHz: 48_000, channels: 2, totalSamples: 192_000 },
      parts: [
        {
          ...{ startSample: 0, endSample: 192_000 },
          source: {
            ...{ mediaPath: '/films/a.mp4', container: 'mov,mp4', isCutShort: false, streamIndex: 1 },
            ...{ startSeconds: 0, volume: 1 },
          },
        },
      ],
    },
    film: { widthPx: 64, heightPx: 36, rate: frameRate(25), totalFrames: 100, fonts: [], cues: [] },
    ...{ assets: {}, assetDigests: {}, warnings: [] },
    reasons: [
      'The film is 100 frames at 25 fps (4 s), 64x36, from a.mp4.',
      'It is drawn in 2 segments; as many as asked for, of equal length.',
      'No captions are on screen, so no browser is needed.',
      'Colour is bt709, narrow range (yuv420p).',
      'It is encoded by libx264, quality 23 (CRF; lower is better), speed medium.',
      'Sound is mixed once for the whole film: 192000 samples at 48000 Hz, stereo.',
    ],
  });
});

test('a range keeps film frame numbers', () => {
  const plan = planRender(testInput({ range: { startFrame: 30, endFrame: 40 }, segments: 2 }));
  expect([plan.firstFrame, plan.totalFrames]).toEqual([30, 10]);
  expect(plan.segments.map(({ startFrame, endFrame }) => [startFrame, endFrame])).toEqual([
    [30, 35],
    [35, 40],
  ]);
});

test('a range that the film does not hold is named, and what the film holds', () => {
  const beyond = (startFrame: number, endFrame: number) => () =>
    planRender(testInput({ range: { startFrame, endFrame } }));
  const film = 'the film has 100 frames (4 s), numbered from 0 to 99';
  expect(beyond(90, 101)).toThrow(`there are no frames 90 to 100: ${film}`);
  expect(beyond(100, 101)).toThrow(`there is no frame 100: ${film}`);
});

test('what cannot change pixels changes no fingerprint', () => {
  const moved = testMedia('/elsewhere/b.mp4', frameRate(25), 100, { identity: 'identity of /films/a.mp4' });
  expect(touched(fingerprints({ media: new Map([['a', moved]]) }))).toEqual(NONE);
  expect(touched(fingerprints({ format: 'mov' }, { title: 'Other' }))).toEqual(NONE);
  expect(touched(fingerprints({}, { cues: [{ ...pop, id: 'named' }] }))).toEqual(NONE);
  expect(touched(fingerprints({}, { timeline: [{ media: 'a', volume: 2 }] }))).toEqual(NONE);
  expect(
    touched(
      fingerprints(
        {},
        {
          timeline: [
            { media: 'a', out: 2 },
            { media: 'a', in: 2 },
          ],
        },
      ),
    ),
  ).toEqual([false, false, false, false]);
});

test('a cue counts for the segments it is seen in alone', () => {
  expect(touched(fingerprints({}, { cues: [{ ...pop, text: 'Bye' }] }))).toEqual(SECOND);
  expect(touched(fingerprints({}, { cues: [{ ...cue, start: 3, end: 3.5 }, pop] }))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('chance hangs on the cue’s id, so there the id counts', () => {
  const glitch = { ...cue, animate: [{ name: 'glitch', when: 'during' }] };
  const [one, other] = ['one', 'other'].map((id) => fingerprints({}, { cues: [{ ...glitch, id }] }));
  expect(one?.map((print, index) => print !== other?.[index])).toEqual(SECOND);
});

test('the encoder, the ground and the source count everywhere', () => {
  const { encode } = testInput();
  expect(touched(fingerprints({ encode: { ...encode, quality: { kind: 'lossless' } } }))).toEqual(ALL);
  expect(touched(fingerprints({}, { stage: { background: 'red' } }))).toEqual(ALL);
  expect(touched(fingerprints({ format: 'mov' }))).toEqual(NONE); // the same files as for mp4
  for (const format of ['webm', 'png-sequence'] as const)
    expect(touched(fingerprints({ format }))).toEqual(ALL);
  expect(touched(fingerprints({}, { timeline: [{ media: 'a', fit: 'stretch' }] }))).toEqual(NONE); // same size: same place
  const edited = testMedia('/films/a.mp4', frameRate(25), 100, { identity: 'edited' });
  expect(touched(fingerprints({ media: new Map([['a', edited]]) }))).toEqual(ALL);
});

test('a film that is moved later keeps its segments', () => {
  const before = fingerprints({ media: twoClips() });
  const shifted = planRender(
    testInput({
      media: twoClips(),
      segments: 8,
      scenario: testScenario({
        media: { ...media, front: { src: 'b.mp4' } },
        timeline: [{ media: 'front' }, { media: 'a' }],
        cues: [{ ...pop, start: 5, end: 6 }],
      }),
    }),
  );
  expect(shifted.segments.slice(4).map((segment) => segment.contentPrint)).toEqual(before);
});

function twoClips(): PlanInput['media'] {
  return new Map([
    ['a', testMedia('/films/a.mp4', frameRate(25), 100)],
    ['front', testMedia('/films/b.mp4', frameRate(25), 100)],
  ]);
}

test('only the cues: no source, no sound', () => {
  const plan = planRender(testInput({ overlayOnly: true, segments: 1 }));
  expect([plan.segments[0]?.parts, plan.sound]).toEqual([[{ kind: 'background', frames: 100 }], null]);
});

test('what this version cannot draw is refused with its path', () => {
  const timeline = [{ media: 'a', speed: 2 }];
  expect(() => planRender(testInput({ scenario: testScenario({ media, timeline }) }))).toThrow(
    'timeline[0].speed',
  );
});

test('fonts count by content', () => {
  const fonts = [{ family: 'Mine', src: 'mine.ttf' }];
  const withFont = (identity: string): string[] =>
    fingerprints({ assets: new Map([['mine.ttf', { path: '/fonts/mine.ttf', identity }]]) }, { fonts });
  expect(withFont('1').map((print, index) => print !== withFont('2')[index])).toEqual(SECOND);
  expect(
    planRender(
      testInput({
        scenario: testScenario({ media, timeline: [{ media: 'a' }], fonts }),
        assets: new Map([['mine.ttf', { path: '/fonts/mine.ttf', identity: '1' }]]),
      }),
    ).assets,
  ).toEqual({ 'asset-0.ttf': '/fonts/mine.ttf' });
});

test('six hours of video are planned, a segment every 15 s after its first minute', () => {
  const video = testMedia('/long.mp4', frameRate(30), 30 * 21_600);
  const { totalFrames, segments } = planRender(testInput({ media: new Map([['a', video]]) }));
  expect({ totalFrames, segments: segments.length }).toEqual({
    totalFrames: 648_000,
    segments: 12 + (21_600 - 60) / 15,
  });
});
