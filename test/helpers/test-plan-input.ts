import type { ProbedMedia, VideoStream } from '../../src/shared/media.ts';
import { scenarioSchema, type Scenario } from '../../src/shared/scenario/scenario.ts';
import type { FrameRate } from '../../src/shared/time.ts';
import type { PlanInput } from '../../src/engine/plan/plan-input.ts';

/** For tests: a scenario of a document without the version. */
export function testScenario(document: object): Scenario {
  return scenarioSchema.parse({ cueframe: 1, ...document });
}

/** For tests: a file of `count` frames at a constant rate, a key frame every 50, in a time base where frames are whole. */
export function testMedia(
  path: string,
  rate: FrameRate,
  count: number,
  change: { video?: Partial<VideoStream>; identity?: string; startSeconds?: number; channels?: number } = {},
): ProbedMedia {
  const period = rate.den * 512;
  const first = Math.round((change.startSeconds ?? 0) * rate.num * 512);
  const ticks = Array.from({ length: count }, (_, index) => first + index * period);
  const video: VideoStream = {
    ...{ index: 0, codec: 'h264', codedWidthPx: 64, codedHeightPx: 36, widthPx: 64, heightPx: 36 },
    ...{ rotationDegrees: 0, sampleAspect: { num: 1, den: 1 }, pixelFormat: 'yuv420p', rate },
    ...{ isVariableRate: false, isInterlaced: false, timeBase: { num: 1, den: rate.num * 512 } },
    ...{ frameCount: count, countedBy: 'packets' },
    color: { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
    chromaLocation: 'left',
    ...change.video,
  };
  const channels = change.channels ?? 2;
  return {
    info: {
      ...{
        path,
        sizeBytes: 1000,
        missingBytes: 0,
        container: 'mov,mp4',
        startSeconds: change.startSeconds ?? 0,
        kind: 'video',
      },
      ...{ durationSeconds: (count * rate.den) / rate.num, video, ignoredStreams: [] },
      audio: channels === 0 ? null : { index: 1, codec: 'aac', sampleRateHz: 44_100, channels },
    },
    frames: { ticks, keyTicks: ticks.filter((_, index) => index % 50 === 0), seek: 'exact' },
    identity: change.identity ?? `identity of ${path}`,
  };
}

/** For tests: an input of one 100-frame clip at 25 fps unless told otherwise. */
export function testInput(change: Partial<PlanInput> = {}): PlanInput {
  return {
    scenario: testScenario({ media: { a: { src: 'a.mp4' } }, timeline: [{ media: 'a' }] }),
    media: new Map([['a', testMedia('/films/a.mp4', { num: 25, den: 1 }, 100)]]),
    assets: new Map(),
    ...{ segments: null, range: null, format: 'mp4', overlayOnly: false, outputSize: null },
    encode: {
      encoder: 'libx264',
      quality: { kind: 'crf', crf: 23 },
      speed: 'medium',
      threads: 1,
      pixelFormat: 'yuv420p',
    },
    ...change,
  };
}
