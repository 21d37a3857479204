import { readFile, writeFile } from 'node:fs/promises';
import { runFfmpeg } from '../../engine/encode/ffmpeg-process/run-ffmpeg.ts';
import type { Tools } from '../../engine/environment/tools.ts';
import { safeInputArgs } from '../../engine/probe/input-options.ts';
import { createTurns } from '../../base/flow/turns.ts';
import { inTurn } from '../../base/flow/in-turn.ts';
import type { MadeFiles } from '../context/made-files.ts';
import { createPeakMeter } from './peak-meter.ts';

/** Enough to find the loudest of a hundredth of a second, and quick to make. */
const LEAST_RATE_HZ = 8000;
const LIMIT_MS = 10 * 60_000;
const turns = createTurns(1);

/** Peaks of a file's sound from the file's zero, `perSecond` of them; made once. Throws `ffmpeg.failed`. */
export async function waveformOf(
  {
    path,
    identity,
    perSecond,
  }: { readonly path: string; readonly identity: string; readonly perSecond: number },
  context: { readonly made: MadeFiles; readonly tools: Tools; readonly signal: AbortSignal },
): Promise<readonly number[]> {
  const { made, tools, signal } = context;
  const samplesPerPeak = Math.ceil(LEAST_RATE_HZ / perSecond);
  const file = await made.file(['waveform', identity, perSecond], '.json', (part) =>
    inTurn(turns, signal, async () => {
      const meter = createPeakMeter(samplesPerPeak);
      await runFfmpeg({
        program: tools.ffmpeg.path,
        args: waveformArgs(path, samplesPerPeak * perSecond),
        onStdout: (chunk) => meter.add(chunk),
        timeoutMs: LIMIT_MS,
        isBackground: true,
        signal,
      });
      await writeFile(part, JSON.stringify(meter.peaks()));
    }),
  );
  return JSON.parse(await readFile(file, 'utf8')) as number[];
}

/** One channel of 16-bit samples to stdout, silence where the sound begins after the picture. */
export function waveformArgs(path: string, rateHz: number): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin'],
    safeInputArgs(path),
    ['-map', '0:a:0', '-vn', '-sn', '-dn'],
    ['-af', `aresample=${rateHz}:async=1:first_pts=0`, '-ac', '1'],
    ['-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
  ].flat();
}
