import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SegmentStore } from '../engine/cache/segment-store.ts';
import { packageRoot } from '../base/folders/package-root.ts';
import type { GpuSharing } from '../engine/environment/share-gpus.ts';
import type { CaptureRung, FfmpegTool, Tools } from '../engine/environment/tools.ts';
import type { RenderContext, RenderEvent } from '../engine/request/render-request.ts';
import { StudioError } from '../shared/errors.ts';
import { given } from '../shared/given.ts';

/** What a person may choose about the tools of one run. Paths are relative to the folder the run starts in. */
export type ToolChoices = {
  /** Folder for temporary files; the system's where it is not given. */
  readonly temp?: string | undefined;
  readonly ffmpeg?: string | undefined;
  readonly chromium?: string | undefined;
  readonly rung?: CaptureRung | undefined;
  /** Take finished segments from the user's cache and keep them there. */
  readonly hasCache?: boolean;
};

/** What the tools of this run are looked for with. */
export function toolOptions({ ffmpeg, chromium }: ToolChoices, currentDir: string) {
  const named = given({
    ffmpeg: programPath(ffmpeg, currentDir),
    chromium: programPath(chromium, currentDir),
  });
  return { ...named, env: process.env };
}

/** A bare name is looked for on PATH by whoever starts it; anything with a separator is a path from here. */
function programPath(choice: string | undefined, currentDir: string): string | undefined {
  return choice === undefined || !/[\\/]/.test(choice) ? choice : resolve(currentDir, choice);
}

/** The tools of this machine, found and proved. Loaded late: the browser's library takes long to load, and help needs none of it. */
async function findProvedTools(options: ReturnType<typeof toolOptions>, signal: AbortSignal): Promise<Tools> {
  const { findTools } = await import('../engine/environment/find-tools.ts');
  return findTools({ ...options, signal });
}

/** Only the ffmpeg: a command that draws nothing does not wait for a browser to be proved. */
export async function findProvedFfmpeg(
  options: ReturnType<typeof toolOptions>,
  signal: AbortSignal,
): Promise<FfmpegTool> {
  const { chosenFfmpeg, surveyOptions } = await import('../engine/environment/find-tools.ts');
  const { surveyFfmpegs } = await import('../engine/environment/survey.ts');
  const ffmpeg = chosenFfmpeg(await surveyFfmpegs(surveyOptions({ ...options, signal })));
  if (!ffmpeg) throw new StudioError('ffmpeg.missing', 'no ffmpeg works; `cueframe doctor` says why');
  return ffmpeg;
}

/** Everything a render needs from outside: the one place of this door that composes it. */
export async function createRenderContext(
  choices: ToolChoices,
  outside: {
    readonly signal: AbortSignal;
    readonly onEvent: (event: RenderEvent) => void;
    readonly currentDir: string;
  },
): Promise<RenderContext> {
  const { signal, onEvent, currentDir } = outside;
  const { temp, rung } = choices;
  const options = toolOptions(choices, currentDir);
  const tools = await findProvedTools(options, signal);
  const { surveyOptions } = await import('../engine/environment/find-tools.ts');
  const { cacheDir } = surveyOptions(options);
  const segmentStore = choices.hasCache ? await openUserCache(cacheDir) : undefined;
  const stageDir = join(packageRoot(), 'out', 'stage');
  const tempDir = temp === undefined ? tmpdir() : resolve(currentDir, temp);
  const gpus = await shareOurGpus(tools.ffmpeg);
  return { tools, stageDir, tempDir, cacheDir, gpus, onEvent, signal, ...given({ rung, segmentStore }) };
}

/** Asked only for films that NVIDIA's encoders make. */
async function shareOurGpus(ffmpeg: FfmpegTool): Promise<GpuSharing> {
  const { shareGpus } = await import('../engine/environment/share-gpus.ts');
  const { readNvidiaGpus } = await import('../engine/environment/nvidia-smi.ts');
  const { proveEncoder } = await import('../engine/environment/prove-encoder.ts');
  return shareGpus({
    listGpus: readNvidiaGpus,
    prove: (trial, signal) => proveEncoder(trial, ffmpeg.path, { signal }),
  });
}

/** The segments this user's renders have in common. Throws `usage` for a limit that is no number. */
async function openUserCache(cacheDir: string): Promise<SegmentStore> {
  const { createFolderSegmentStore } = await import('../engine/cache/folder-segment-store.ts');
  const { cacheLimitBytes } = await import('../engine/cache/cache-limit.ts');
  return createFolderSegmentStore({
    dir: join(cacheDir, 'segments'),
    limitBytes: cacheLimitBytes(process.env),
  });
}
