import { join } from 'node:path';
import type { OutputFormat, SoundPlan } from '../../shared/plan/plan.ts';
import { joinSoundArgs, soundArgs, soundCodec, soundPieceArgs } from '../compose/sound-args.ts';
import { soundPieces } from '../compose/sound-pieces.ts';
import { runFfmpeg, type FfmpegRun, type Feeder } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { tryAgain } from '../../base/flow/try-again.ts';
import { soundLimitMs } from '../encode/ffmpeg-process/time-limit.ts';

/**
 * Renders and encodes the whole film's sound once, behind its pictures, which take longer; its length is checked with
 * the film's. Gives the file's path. A sound of many parts is made piece by piece, so that neither files open nor
 * memory nor the length of a command grow with the number of cuts.
 */
export async function renderSound(
  sound: SoundPlan,
  format: OutputFormat,
  options: { readonly workDir: string; readonly ffmpeg: FfmpegTool; readonly signal: AbortSignal },
): Promise<string> {
  const codec = soundCodec(format, sound);
  const path = join(options.workDir, `sound.${codec.extension}`);
  const { ffmpeg, signal } = options;
  const run = { program: ffmpeg.path, timeoutMs: soundLimitMs(sound), isBackground: true };
  const pieces = soundPieces(sound);
  await tryAgain(signal, () =>
    runFfmpeg(
      pieces.length === 1
        ? { ...run, signal, args: soundArgs(sound, codec.args, path) }
        : {
            ...run,
            signal,
            args: joinSoundArgs(sound, codec.args, path),
            feeders: [feedPieces(pieces, run)],
          },
    ),
  );
  return path;
}

/** One ffmpeg after the other writes its samples into the pipe, which sets the pace. */
function feedPieces(pieces: readonly SoundPlan[], run: Omit<FfmpegRun, 'args' | 'signal'>): Feeder {
  return async (pipe, signal) => {
    for (const piece of pieces)
      await runFfmpeg({ ...run, signal, args: soundPieceArgs(piece), stdoutTo: pipe });
    pipe.end();
  };
}
