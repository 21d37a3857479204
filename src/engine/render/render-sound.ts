import { join } from 'node:path';
import type { OutputFormat, SoundPlan } from '../../shared/plan/plan.ts';
import { soundArgs, soundCodec } from '../compose/sound-args.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { tryAgain } from '../../base/flow/try-again.ts';
import { soundLimitMs } from '../encode/ffmpeg-process/time-limit.ts';

/**
 * Renders and encodes the whole film's sound once, behind its pictures, which take longer; its length is checked with
 * the film's. Gives the file's path.
 */
export async function renderSound(
  sound: SoundPlan,
  format: OutputFormat,
  options: { readonly workDir: string; readonly ffmpeg: FfmpegTool; readonly signal: AbortSignal },
): Promise<string> {
  const codec = soundCodec(format, sound);
  const path = join(options.workDir, `sound.${codec.extension}`);
  const { ffmpeg, signal } = options;
  const args = soundArgs(sound, codec.args, path);
  const timeoutMs = soundLimitMs(sound);
  await tryAgain(signal, () =>
    runFfmpeg({ program: ffmpeg.path, args, timeoutMs, signal, isBackground: true }),
  );
  return path;
}
