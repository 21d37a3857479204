import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runFfmpeg } from '../../src/engine/encode/ffmpeg-process/run-ffmpeg.ts';
import { clipFrameOf, sourceFramesOf } from '../../src/shared/film/frame-mapping.ts';
import { probeMedia } from '../../src/engine/probe/probe-media.ts';
import { frameRate } from '../../src/shared/time.ts';

const ffmpeg = process.env['CUEFRAME_FFMPEG'] ?? 'ffmpeg';
const ffprobePath = process.env['CUEFRAME_FFPROBE'] ?? 'ffprobe';
const tools = { ffmpeg: { path: ffmpeg, version: 'any', ffprobePath } };

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
/** Frame n is a plain ground of brightness 4n + 16, shown at uneven times. */
async function unevenSource(name: string): Promise<string> {
  const filter = "geq=lum='16+4*N':cb=128:cr=128,settb=1/1000,setpts='N*37+mod(N*N*7,29)'";
  const source = ['-f', 'lavfi', '-i', 'color=size=64x36:rate=25', '-frames:v', '50', '-vf', filter];
  return make(
    name,
    ...source,
    '-vsync',
    'passthrough',
    '-enc_time_base',
    '1/1000',
    '-c:v',
    'libx264',
    '-qp',
    '0',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '10',
  );
}

test('an uneven stream is variable, with the rate that keeps up with it and every time', async () => {
  const { info, frames } = await probeMedia(await unevenSource('uneven.mkv'), tools);
  expect(frames?.ticks).toEqual(
    Array.from({ length: 50 }, (_, index) => index * 37 + ((index * index * 7) % 29)),
  );
  expect(info.video?.isVariableRate).toBe(true);
  expect(info.video?.rate).toEqual(frameRate(30));
});

test.each(['25', '30000/1001', '179/6', '60'])(
  'at %s fps the mapping shows what ffmpeg’s fps filter shows',
  async (rate) => {
    const path = await unevenSource('mapped.mkv');
    const probed = await probeMedia(path, tools);
    const [num, den] = rate.split('/').map(Number);
    const zeroTick = 13;
    const mapping = {
      ticks: probed.frames?.ticks ?? [],
      timeBase: probed.info.video?.timeBase ?? { num: 1, den: 1 },
      zeroTick,
      rate: frameRate(num ?? 0, den ?? 1),
    };
    const end = clipFrameOf(mapping.ticks.at(-1) ?? 0, mapping);
    const chunks: Buffer[] = [];
    const filter = `setpts=PTS-(${zeroTick}),fps=fps=${rate}:round=near,trim=start_pts=0:end_pts=${end},crop=2:2`;
    await runFfmpeg({
      program: ffmpeg,
      args: [
        ...['-v', 'error', '-nostdin', '-copyts', '-i', `file:${path}`, '-vf', filter],
        ...['-vsync', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
      ],
      onStdout: (chunk) => chunks.push(chunk),
    });
    const indexOf = (brightness: number): number => Math.round(brightness / 4);
    const pixels = Buffer.concat(chunks).filter((_, at) => at % 4 === 0); // one of the 2x2
    const first = pixels[0] ?? 0;
    const offset = indexOf(first) - (sourceFramesOf(mapping, 0, 1)[0] ?? 0); // gray may be stretched to full range
    const isStretched = offset !== 4;
    const shown = [...pixels].map((value) => indexOf(isStretched ? 16 + (value * 219) / 255 : value) - 4);
    expect(shown).toEqual(sourceFramesOf(mapping, 0, end));
  },
);
