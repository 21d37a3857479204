import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { rgbFilters } from '../compose/rgb-filters.ts';
import { segmentContainer } from '../compose/container-args.ts';
import { codecTagArgs } from '../encode/encoders/encoder-facts.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import type { FilmParts } from '../render/render-parts.ts';
import { tryAgain } from '../../base/flow/try-again.ts';
import { checkSegment } from '../check/check-segment.ts';
import { lostFolder } from './publish.ts';
import { concatList, gifArgs, joinArgs, pngSequenceArgs } from './join-args.ts';
import { timeLimitMs } from '../encode/ffmpeg-process/time-limit.ts';
import { verifyFilm, verifySound } from './verify-film.ts';

type Assembly = {
  readonly workDir: string;
  /** Where the film grows; the caller gives it its name. */
  readonly outputPath: string;
  readonly ffmpeg: FfmpegTool;
  readonly signal: AbortSignal;
  readonly onVerifying: () => void;
};

/** Joins the segments and the sound to one film and proves it. Throws `film.unverified`, `ffmpeg.failed`, `segment.stalled` or `disk.full`. */
export function assembleFilm(plan: Plan, parts: FilmParts, assembly: Assembly): Promise<void> {
  return tryAgain(assembly.signal, () =>
    assembleOnce(plan, parts, assembly).catch(async (error: unknown) => {
      throw (await lostFolder(assembly.outputPath, error)) ?? error;
    }),
  );
}

async function assembleOnce(plan: Plan, parts: FilmParts, assembly: Assembly): Promise<void> {
  const { outputPath, onVerifying } = assembly;
  if (plan.format === 'wav') {
    if (!parts.sound) throw new StudioError('output.format', 'the film has no sound to write');
    await copyFile(parts.sound.path, outputPath);
    onVerifying();
    return verifySound(outputPath, plan, assembly);
  }
  const packets = parts.segments.map((segment) => segment.packets);
  if (plan.format === 'mp4' || plan.format === 'mov' || plan.format === 'webm') {
    await joinSegments(plan, parts, outputPath, assembly);
    onVerifying();
    return verifyFilm(outputPath, plan, packets, assembly);
  }
  const joined = join(assembly.workDir, `joined.${segmentContainer(plan.format, plan.rate).extension}`);
  await joinSegments(plan, parts, joined, assembly);
  await verifyFilm(joined, plan, packets, assembly);
  onVerifying();
  return plan.format === 'gif' ? writeGif(plan, joined, assembly) : writePictures(plan, joined, assembly);
}

async function joinSegments(
  plan: Plan,
  { segments, sound }: FilmParts,
  outputPath: string,
  { workDir, ffmpeg, signal }: Assembly,
): Promise<void> {
  const listPath = join(workDir, 'segments.ffconcat');
  const files = segments.map(({ fileName, segment }) => ({
    fileName,
    startFrame: segment.startFrame,
    endFrame: segment.endFrame,
  }));
  await writeFile(listPath, concatList(files, plan.rate));
  const codecTag = codecTagArgs(plan.encode.encoder);
  const soundPath = sound?.path ?? null;
  const args = joinArgs({ listPath, soundPath, format: plan.format, rate: plan.rate, codecTag, outputPath });
  await runFfmpeg({ program: ffmpeg.path, args, timeoutMs: timeLimitMs(plan), signal });
}

async function writeGif(plan: Plan, joined: string, { outputPath, ffmpeg, signal }: Assembly): Promise<void> {
  const timeoutMs = timeLimitMs(plan);
  await runFfmpeg({
    program: ffmpeg.path,
    args: gifArgs(joined, outputPath, rgbFilters(plan)),
    timeoutMs,
    signal,
  });
  await checkSegment(outputPath, plan.totalFrames, { ffmpeg, signal });
}

async function writePictures(
  plan: Plan,
  joined: string,
  { outputPath, ffmpeg, signal }: Assembly,
): Promise<void> {
  await mkdir(outputPath, { recursive: true });
  await runFfmpeg({
    program: ffmpeg.path,
    args: pngSequenceArgs(joined, outputPath, plan.firstFrame),
    timeoutMs: timeLimitMs(plan),
    signal,
  });
  const written = (await readdir(outputPath)).length;
  if (written !== plan.totalFrames)
    throw new StudioError(
      'film.unverified',
      `${written} pictures were written where ${plan.totalFrames} were planned`,
    );
}
