import { homedir } from 'node:os';
import { StudioError } from '../../shared/errors.ts';
import { userCacheDir } from '../../base/folders/cache-dir.ts';
import type { RankedFfmpeg } from './rank-ffmpeg.ts';
import { surveyBrowsers, surveyFfmpegs, type SurveyOptions, type TriedBrowser } from './survey.ts';
import type { BrowserTool, FfmpegTool, Tools } from './tools.ts';

export type FindToolsOptions = Omit<SurveyOptions, 'cacheDir'> & {
  /** Default: the user's cache folder. */
  readonly cacheDir?: string;
};

/**
 * The ffmpeg and the browser to work with, proved on this machine; quick where the proofs are kept. Throws
 * `ffmpeg.missing` where none works, `browser.missing` or `browser.failed` only where one was named.
 */
export async function findTools(options: FindToolsOptions): Promise<Tools> {
  const survey = surveyOptions(options);
  const [ffmpegs, browsers] = await Promise.all([surveyFfmpegs(survey), surveyBrowsers(survey)]);
  const ffmpeg = chosenFfmpeg(ffmpegs);
  if (!ffmpeg) throw noFfmpeg(ffmpegs);
  const named = browsers.find(({ candidate }) => candidate.isExplicit);
  const browser = chosenBrowser(browsers);
  if (named && !browser)
    throw new StudioError('browser.failed', `${named.candidate.path}: ${named.proof?.problems.join('; ')}`, {
      details: { path: named.candidate.path, origin: named.candidate.origin },
    });
  return { ffmpeg, browser };
}

/** The options with the cache folder filled in. */
export function surveyOptions(options: FindToolsOptions): SurveyOptions {
  const { env } = options;
  const cacheDir = options.cacheDir ?? userCacheDir({ env, platform: process.platform, homeDir: homedir() });
  return { ...options, cacheDir };
}

export function chosenFfmpeg(ranked: readonly RankedFfmpeg[]): FfmpegTool | null {
  const chosen = ranked.find(({ isChosen }) => isChosen);
  if (!chosen) return null;
  const { candidate, proof, ffprobePath } = chosen;
  return { path: candidate.path, version: proof.version, ffprobePath };
}

export function chosenBrowser(tried: readonly TriedBrowser[]): BrowserTool | null {
  const chosen = tried.find(({ isChosen }) => isChosen);
  if (!chosen?.proof?.rung) return null;
  const { candidate, proof } = chosen;
  return { path: candidate.path, version: proof.version, rung: chosen.proof.rung, env: candidate.env };
}

function noFfmpeg(ranked: readonly RankedFfmpeg[]): StudioError {
  const tried = ranked.map(({ candidate, reason }) => ({ path: candidate.path, reason }));
  const told = tried.map(({ path, reason }) => `${path}: ${reason}`).join('; ');
  return new StudioError('ffmpeg.missing', told ? `no ffmpeg works: ${told}` : 'no ffmpeg was found', {
    details: { tried },
  });
}
