import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeMedia } from '../../src/engine/probe/probe-media.ts';
import { runFfmpeg } from '../../src/engine/encode/ffmpeg-process/run-ffmpeg.ts';
import type { FrameTable, ProbedMedia } from '../../src/shared/media.ts';
import { frameRate } from '../../src/shared/time.ts';

const ffmpeg = process.env['CUEFRAME_FFMPEG'] ?? 'ffmpeg';
const ffprobePath = process.env['CUEFRAME_FFPROBE'] ?? 'ffprobe';
const tools = { ffmpeg: { path: ffmpeg, version: 'any', ffprobePath } };
const withoutFfprobe = { ffmpeg: { ...tools.ffmpeg, ffprobePath: null } };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cueframe-probe-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(name: string, ...args: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await runFfmpeg({ program: ffmpeg, args: ['-v', 'error', '-nostdin', '-y', ...args, `file:${path}`] });
  return path;
}
const picture = (rate: string, frames = 40): string[] => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=size=64x36:rate=${rate}`,
  '-frames:v',
  String(frames),
  '-pix_fmt',
  'yuv420p',
];
const codecFor = (ending: string): string[] =>
  ending === 'webm'
    ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']
    : ['-c:v', 'libx264', '-g', '12', '-preset', 'veryfast', '-bf', '2'];

async function failure(path: string, using: typeof tools | typeof withoutFfprobe = tools): Promise<string> {
  return probeMedia(path, using).then(
    () => 'no failure',
    (error: { code: string }) => error.code,
  );
}

const rates = ['25/2', '179/6', '30000/1001', '60'];
const endings = ['mp4', 'mov', 'mkv', 'webm', 'ts'];
const grid = rates.flatMap((rate) => endings.map((ending) => ({ rate, ending })));

/** Nothing but ffprobe tells whether an mp4 lists its frames: without it ffmpeg is not trusted to find them. */
function asSeenWithoutFfprobe({ frames, info }: ProbedMedia): FrameTable | null {
  return frames && (info.container.startsWith('mov') ? { ...frames, seek: 'early' } : frames);
}

describe.each(grid)('$rate in $ending', ({ rate, ending }) => {
  let path = '';
  let probed: ProbedMedia;
  const [num, den] = rate.split('/').map(Number);
  beforeAll(async () => {
    path = await make(`${rate.replace('/', '_')}.${ending}`, ...picture(rate), ...codecFor(ending));
    probed = await probeMedia(path, tools);
  });

  test('has its exact rate, every frame, and its length', () => {
    const exact = frameRate(num ?? 0, den ?? 1);
    expect(probed.info.video).toMatchObject({
      rate: exact,
      isVariableRate: false,
      frameCount: 40,
      countedBy: 'packets',
    });
    expect(probed.frames?.ticks.length).toBe(40);
    expect(probed.info.durationSeconds).toBeCloseTo((40 * exact.den) / exact.num, 9);
    expect(probed.frames?.keyTicks.length).toBeGreaterThan(0);
  });

  test('is the same without ffprobe', async () => {
    const other = await probeMedia(path, withoutFfprobe);
    expect(other.frames).toEqual(asSeenWithoutFfprobe(probed));
    expect(other.identity).toBe(probed.identity);
    expect(other.info.container).toBe(probed.info.container);
    expect(other.info.video?.timeBase).toEqual(probed.info.video?.timeBase);
    expect([other.info.startSeconds, other.info.durationSeconds]).toEqual([
      probed.info.startSeconds,
      expect.closeTo(probed.info.durationSeconds, 1) as number,
    ]);
  });
});

test('sound’s run-in does not move the picture', async () => {
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac'];
  const path = await make(
    'run-in.mkv',
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=64x36:rate=30:duration=1',
    ...sound,
    '-c:v',
    'libx264',
  );
  const { info, frames } = await probeMedia(path, tools);
  expect(frames?.ticks[0]).toBeGreaterThan(0);
  expect([info.startSeconds, info.durationSeconds, info.audio?.channels]).toEqual([
    (frames?.ticks[0] ?? 0) / 1000,
    1,
    1,
  ]);
});

test('a turned picture is measured as it is shown, and turned the way ffmpeg turns it', async () => {
  const path = await make('plain.mp4', ...picture('25', 5), '-c:v', 'libx264');
  const turned = await make('turned.mp4', '-i', path, '-c', 'copy', '-metadata:s:v:0', 'rotate=90');
  const { info } = await probeMedia(turned, tools);
  expect(info.video).toMatchObject({ codedWidthPx: 64, codedHeightPx: 36, widthPx: 36, heightPx: 64 });
  const grey = async (...args: readonly string[]): Promise<string> => {
    const run = {
      program: ffmpeg,
      args: ['-v', 'error', '-nostdin', ...args, '-frames:v', '1', '-f', 'framemd5', 'pipe:1'],
    };
    return (await runFfmpeg({ ...run, collectStdout: true })).stdout
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join();
  };
  const direction = { 90: 'clock', 270: 'cclock' }[info.video?.rotationDegrees ?? 0] ?? 'none';
  expect(await grey('-i', turned)).toBe(await grey('-i', path, '-vf', `transpose=${direction}`));
  expect((await probeMedia(turned, withoutFfprobe)).info.video?.rotationDegrees).toBe(
    info.video?.rotationDegrees,
  );
});

test('a cut file is counted by decoding, whatever its header says', async () => {
  const whole = await make('whole.mp4', ...picture('25', 100), '-c:v', 'libx264', '-movflags', '+faststart');
  const bytes = await readFile(whole);
  const path = join(folder, 'cut.mp4');
  await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
  const { info, frames } = await probeMedia(path, tools);
  expect(info.video?.countedBy).toBe('decode');
  expect(info.video?.frameCount).toBe(frames?.ticks.length);
  expect(info.video?.frameCount).toBeGreaterThan(0);
  expect(info.video?.frameCount).toBeLessThan(90);
  expect(await failure(path, withoutFfprobe)).toBe('media.unreadable');
});

test('packets without times are decoded', async () => {
  const path = await make('packets.avi', ...picture('25', 30), '-c:v', 'libx264');
  expect((await probeMedia(path, tools)).info).toMatchObject({
    durationSeconds: 1.2,
    video: { countedBy: 'decode', frameCount: 30, rate: frameRate(25), isVariableRate: false },
  });
});

test('images and sound are told apart', async () => {
  const still = await probeMedia(await make('still.png', ...picture('25', 1)), tools);
  expect([still.info.kind, still.info.video?.widthPx, still.frames]).toEqual(['image', 64, null]);
  const tone = await probeMedia(await make('tone.wav', '-f', 'lavfi', '-i', 'sine=duration=1'), tools);
  expect([tone.info.kind, tone.info.durationSeconds, tone.info.audio?.sampleRateHz]).toEqual([
    'audio',
    1,
    44_100,
  ]);
});

describe('what is no media is refused at once', () => {
  test('missing, empty, folder, text', async () => {
    const [empty, text] = [join(folder, 'empty.mp4'), join(folder, 'text.mp4')];
    await writeFile(empty, '');
    await writeFile(text, 'Dear reader, this is not a film.\n'.repeat(50));
    expect(await failure(join(folder, 'missing.mp4'))).toBe('media.not_found');
    for (const path of [empty, text, folder]) expect(await failure(path)).toBe('media.unreadable');
  });

  test('playlists under another name are not followed', async () => {
    await make('inner.ts', ...picture('25', 5), '-c:v', 'libx264');
    const [playlist, list] = [join(folder, 'playlist.mp4'), join(folder, 'list.mp4')];
    await writeFile(playlist, '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\ninner.ts\n#EXT-X-ENDLIST\n');
    await writeFile(list, "ffconcat version 1.0\nfile 'inner.ts'\n");
    for (const path of [playlist, list]) expect(await failure(path)).toBe('media.unreadable');
  });

  test.skipIf(process.platform === 'win32')('a pipe does not make it wait', async () => {
    const path = join(folder, 'pipe.mp4');
    await promisify(execFile)('mkfifo', [path]);
    expect(await failure(path)).toBe('media.unreadable');
  });

  test('encrypted', async () => {
    const key = [
      '-encryption_scheme',
      'cenc-aes-ctr',
      '-encryption_key',
      '0'.repeat(31) + '1',
      '-encryption_kid',
      '0'.repeat(31) + '2',
    ];
    expect(await failure(await make('secret.mp4', ...picture('25', 5), '-c:v', 'libx264', ...key))).toBe(
      'media.unsupported',
    );
  });
});

test('names that look like addresses, options and patterns are names', async () => {
  const plain = await make('plain2.mp4', ...picture('25', 5), '-c:v', 'libx264');
  for (const name of [
    '-v.mp4',
    'b%d.mp4',
    "a b'c,d;[e].mp4",
    ...(process.platform === 'win32' ? [] : ['http:x.mp4']),
  ]) {
    await copyFile(plain, join(folder, name));
    expect((await probeMedia(join(folder, name), tools)).info.video?.frameCount).toBe(5);
  }
});

const sharedMedia = join(import.meta.dirname, '../../../shared/media');
test.runIf(existsSync(sharedMedia)).each([
  ['car-detection.mp4', 377, 25, 2, 768, 432],
  ['bottle-detection.mp4', 1189, 179, 6, 640, 360],
])('%s has %i frames at %i/%i', async (name, frameCount, num, den, widthPx, heightPx) => {
  const path = join(sharedMedia, name);
  const probed = await probeMedia(path, tools);
  expect(probed.info.video).toMatchObject({
    frameCount,
    rate: frameRate(num, den),
    isVariableRate: false,
    widthPx,
    heightPx,
  });
  expect(probed.info.durationSeconds).toBe((frameCount * den) / num);
  expect((await probeMedia(path, withoutFfprobe)).frames).toEqual(asSeenWithoutFfprobe(probed));
});

test('fields that no header names are found, with sound before the picture too', async () => {
  const fields = ['-flags', '+ilme+ildct'];
  const mpeg4 = ['-c:v', 'mpeg4', '-g', '12', '-bf', '2'];
  const sound = ['-f', 'lavfi', '-i', 'sine=d=1'];
  const soundFirst = ['-map', '0:a', '-map', '1:v'];
  const dv = ['-s', '720x576', '-c:v', 'dvvideo'];
  const files = [
    await make('fields.avi', ...picture('25'), ...mpeg4, ...fields),
    await make('fields-sound.avi', ...sound, ...picture('25'), ...soundFirst, ...mpeg4, ...fields),
    await make('fields.mp4', ...picture('25'), ...mpeg4, ...fields),
    await make('frames.avi', ...picture('25'), ...mpeg4),
    await make('camera.avi', ...picture('25', 3), ...dv),
  ];
  const found = await Promise.all(files.map((path) => probeMedia(path, tools)));
  expect(found.map(({ info }) => info.video?.isInterlaced)).toEqual([true, true, true, false, true]);
});
