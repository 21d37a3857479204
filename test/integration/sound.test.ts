import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpeg, frameDigests, monoSamples, probeStream } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Sound stands where the picture stands. The source ticks at each whole second: 20 ms of 1 kHz. */
const SAMPLE_RATE = 48_000;
/** Length of one AAC packet. */
const PACKET_SAMPLES = 1024;
const TICK_LEVEL = 0.5;
const TICKS = `if(lt(mod(t,1),0.02),${TICK_LEVEL}*sin(2*PI*1000*t),0)`;

let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
  makeSource('ticks.mp4', '30000/1001', ['-c:a', 'aac', '-b:a', '128k']);
  makeSource('more-ticks.mkv', '25', ['-c:a', 'pcm_s16le', '-ac', '2']);
});
afterAll(() => studio.close());

function makeSource(name: string, rate: string, codec: readonly string[]): void {
  ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=64x36:r=${rate}:d=6`],
    ...['-f', 'lavfi', '-i', `aevalsrc='${TICKS}':s=44100:d=6`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-pix_fmt', 'yuv420p', ...codec],
    join(studio.folder, name),
  ]);
}

type Clip = { readonly media: string; readonly in: number; readonly out: number } & Record<string, unknown>;

function scenario(timeline: readonly Clip[], frameRate = '30000/1001'): object {
  const media = { ticks: { src: 'ticks.mp4' }, more: { src: 'more-ticks.mkv' } };
  return { stage: { frameRate }, media, timeline };
}

/** Instants in seconds at which a sound begins after at least 0.1 s of silence. */
function onsets(samples: Float32Array): number[] {
  const found: number[] = [];
  let lastLoud = -Infinity;
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < TICK_LEVEL / 8) return;
    if (index - lastLoud > SAMPLE_RATE / 10) found.push(index / SAMPLE_RATE);
    lastLoud = index;
  });
  return found;
}

/** Film seconds at which the source's whole seconds fall, by the scenario alone. */
function expectedOnsets(timeline: readonly Clip[]): number[] {
  let passed = 0;
  return timeline.flatMap((clip) => {
    const { in: from, out } = clip;
    const wholes = Array.from({ length: 6 }, (_, second) => second).filter((s) => s >= from && s < out);
    const heard = clip['mute'] ? [] : wholes.map((second) => passed + second - from);
    passed += out - from;
    return heard;
  });
}

function peak(samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  const part = samples.subarray(Math.round(fromSeconds * SAMPLE_RATE), Math.round(toSeconds * SAMPLE_RATE));
  return part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}

/** `endings`: kinds of file; each has a way of its own to begin a sound, whatever was mixed before. */
const CASES: readonly {
  what: string;
  timeline: readonly Clip[];
  frameRate: string;
  endings: readonly string[];
}[] = [
  {
    what: 'one clip from its middle',
    timeline: [{ media: 'ticks', in: 0.51, out: 4.32 }],
    frameRate: '30000/1001',
    endings: ['mp4', 'webm', 'mov'],
  },
  {
    what: 'a cut between two files',
    timeline: [
      { media: 'ticks', in: 1.53, out: 3.37 },
      { media: 'more', in: 0.42, out: 2.41 },
    ],
    frameRate: '179/6',
    endings: ['mp4'],
  },
  {
    what: 'a muted clip between two that sound',
    timeline: [
      { media: 'more', in: 0.7, out: 1.9 },
      { media: 'ticks', in: 0.5, out: 2.5, mute: true },
      { media: 'ticks', in: 2.6, out: 4.4 },
    ],
    frameRate: '25/2',
    endings: ['webm'],
  },
];

describe.each(CASES)('$what at $frameRate fps', ({ timeline, frameRate, endings }) => {
  test.each(endings)('every tick is heard within half a frame in %s', async (ending) => {
    const { path, frames } = await studio.render(scenario(timeline, frameRate), `film.${ending}`, {
      preset: 'low',
      segments: 3,
    });
    const [num = 1, den = 1] = frameRate.split('/').map(Number);
    const samples = monoSamples(path);
    const expected = expectedOnsets(timeline);
    const found = onsets(samples);
    const worst = Math.max(...found.map((at, index) => Math.abs(at - (expected[index] ?? Infinity))));
    const longer = samples.length - Math.round((frames * den * SAMPLE_RATE) / num);
    expect({ ticks: found.length, worst, longer, pictures: frameDigests(path).length }).toEqual({
      ticks: expected.length,
      worst: expect.toSatisfy((seconds: number) => seconds <= den / num / 2) as number,
      longer: expect.toSatisfy((count: number) => Math.abs(count) <= PACKET_SAMPLES) as number,
      pictures: frames,
    });
  });
});

test('between two clips that sound a muted one is silent', async () => {
  const timeline = CASES[2]?.timeline ?? [];
  const { path } = await studio.render(scenario(timeline, '25'), 'muted.wav');
  const samples = monoSamples(path);
  expect([peak(samples, 1.25, 3.15), peak(samples, 0, 1.2), peak(samples, 3.3, 5)]).toEqual([
    0,
    expect.closeTo(TICK_LEVEL, 1),
    expect.closeTo(TICK_LEVEL, 1),
  ]);
});

test('a volume of 0.5 halves the level', async () => {
  const level = async (volume: number) => {
    const timeline = [{ media: 'ticks', in: 0.5, out: 2.5, volume }];
    return peak(monoSamples((await studio.render(scenario(timeline), `volume-${volume}.wav`)).path), 0, 2);
  };
  expect((await level(0.5)) / (await level(1))).toBeCloseTo(0.5, 2);
});

test('a film of muted clips alone has no sound', async () => {
  const timeline = [{ media: 'ticks', in: 0, out: 1, mute: true }];
  const { path } = await studio.render(scenario(timeline), 'silent.mp4', { preset: 'low' });
  expect([probeStream(path, 'a', 'codec_name'), probeStream(path, 'v', 'codec_name')]).toEqual([
    {},
    { codec_name: 'h264' },
  ]);
});
