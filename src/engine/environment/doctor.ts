import { StudioError } from '../../shared/errors.ts';
import { ENCODER_NAMES, type EncoderName } from '../../shared/plan/plan.ts';
import { chooseEncoder } from './choose-encoder.ts';
import type { BrowserRow, DoctorReport, FfmpegRow } from './doctor-report.ts';
import { findGpus } from './find-gpus.ts';
import { chosenBrowser, chosenFfmpeg, surveyOptions, type FindToolsOptions } from './find-tools.ts';
import { codecOf } from '../encode/encoders/encoder-facts.ts';
import { bundledFonts, diskFacts, machineFacts, nodeFacts, systemKind } from './machine-facts.ts';
import { missingParts } from './missing-parts.ts';
import type { RankedFfmpeg } from './rank-ffmpeg.ts';
import { sandboxNote } from './sandbox-note.ts';
import { pathFolders, programsIn } from './search-path.ts';
import { surveyBrowsers, surveyFfmpegs, type TriedBrowser } from './survey.ts';
import type { FfmpegTool } from './tools.ts';
import type { EncoderVerdict } from './try-encoders.ts';

/**
 * Looks at the whole machine. What worked before is taken from the proof cache; what failed is tried again. Throws
 * `job.cancelled` only: everything else that is wrong stands in the report.
 */
export async function diagnose(options: FindToolsOptions): Promise<DoctorReport> {
  const survey = { ...surveyOptions(options), retryFailures: true };
  const [ffmpegs, browsers, gpus, disks] = await Promise.all([
    orFault(surveyFfmpegs(survey)),
    orFault(surveyBrowsers(survey)),
    findGpus(options.signal),
    diskFacts(),
  ]);
  const tools = { ffmpeg: chosenFfmpeg(ffmpegs.rows), browser: chosenBrowser(browsers.rows) };
  const rows = { ffmpegs: ffmpegs.rows.map(ffmpegRow), browsers: browsers.rows.map(browserRow) };
  const node = nodeFacts();
  const here = (name: string) => programsIn(pathFolders(options.env), [name]).length > 0;
  const missing = missingParts(
    {
      ...{ node, tools, ...rows },
      namedFfmpegFault: ffmpegs.fault,
      namedBrowserFault: browsers.fault,
      canListGpus: gpus.length > 0 || here('lspci'),
      hasBubblewrap: here('bwrap'),
    },
    systemKind(),
  );
  return {
    canRender: !missing.some(({ isRequired }) => isRequired),
    ...{ tools, missing, node },
    ...machineFacts(),
    ...{ disks, ...rows },
    encoders: tools.ffmpeg ? await tryEncoders(tools.ffmpeg, survey) : [],
    gpus,
    fonts: bundledFonts(),
    sandbox: sandboxNote(),
  };
}

/** A named program that is not there ends a render, but not a report. */
async function orFault<Row>(
  rows: Promise<readonly Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly fault: string | null }> {
  try {
    return { rows: await rows, fault: null };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code === 'job.cancelled') throw error;
    return { rows: [], fault: error.message };
  }
}

/** Every encoder, tried at 1080p in the pixel format it is mostly used with. */
async function tryEncoders(
  ffmpeg: FfmpegTool,
  options: { readonly cacheDir: string; readonly signal?: AbortSignal },
): Promise<EncoderVerdict[]> {
  const verdicts: EncoderVerdict[] = [];
  for (const encoder of ENCODER_NAMES) verdicts.push(await tryEncoder(encoder, ffmpeg, options));
  return verdicts;
}

async function tryEncoder(
  wanted: EncoderName,
  ffmpeg: FfmpegTool,
  options: { readonly cacheDir: string; readonly signal?: AbortSignal },
): Promise<EncoderVerdict> {
  const codec = codecOf(wanted);
  const pixelFormat = codec === 'prores' ? 'yuv422p10le' : 'yuv420p';
  const settingsFor = (encoder: EncoderName) =>
    ({ encoder, quality: { kind: 'crf', crf: 23 }, speed: 'veryfast', pixelFormat, threads: 1 }) as const;
  const film = { widthPx: 1920, heightPx: 1080, rate: { num: 30, den: 1 } };
  try {
    const { reasons } = await chooseEncoder({ wanted, codec, settingsFor, ...film }, ffmpeg, options);
    return reasons[0] ?? { encoder: wanted, works: false, reason: 'not tried' };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'encoder.unavailable') throw error;
    const [verdict] = error.details['verdicts'] as EncoderVerdict[];
    return verdict ?? { encoder: wanted, works: false, reason: error.message };
  }
}

function ffmpegRow({ candidate, proof, ffprobePath, isChosen, reason }: RankedFfmpeg): FfmpegRow {
  const { path, origin } = candidate;
  return { path, origin, version: proof.version || null, ffprobePath, isChosen, reason };
}

function browserRow({ candidate, proof, isChosen }: TriedBrowser): BrowserRow {
  const { path, origin } = candidate;
  const reason = isChosen
    ? [`${proof?.rung} capture proved`, ...(proof?.problems ?? [])].join('; ')
    : (proof?.problems.join('; ') ?? 'not tried: one before it works');
  return { path, origin, version: proof?.version || null, rung: proof?.rung ?? null, isChosen, reason };
}
