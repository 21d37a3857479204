import { StudioError } from '../../shared/errors.ts';
import { candidate, type Candidate } from './candidate.ts';
import { bundledBrowserPack, unpackBundledBrowser } from './bundled-browser.ts';
import { collectBrowsers } from './find-browser.ts';
import { collectFfmpegs, ffprobeFor } from './find-ffmpeg.ts';
import { driverStamp, programStamp } from './program-stamp.ts';
import { openProofCache, type ProofCache } from './proof-cache.ts';
import type { BrowserProof } from './prove-browser.ts';
import type { FfmpegProof } from './prove-ffmpeg.ts';
import { rankFfmpegs, type RankedFfmpeg } from './rank-ffmpeg.ts';
import { remembered } from './remember.ts';

export type SurveyOptions = {
  /** `--ffmpeg` or the setting. */
  readonly ffmpeg?: string;
  /** `--chromium` or the setting. */
  readonly chromium?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly cacheDir: string;
  /** Proves again what failed within the last hour. */
  readonly retryFailures?: boolean;
  readonly signal?: AbortSignal;
};

/** A browser and what it showed; `proof` is null where one before it was good enough. */
export type TriedBrowser = {
  readonly candidate: Candidate;
  readonly proof: BrowserProof | null;
  readonly isChosen: boolean;
};

/** Every ffmpeg, proved and ranked, best first. Throws `ffmpeg.missing` for a named one that is not there. */
export async function surveyFfmpegs(options: SurveyOptions): Promise<RankedFfmpeg[]> {
  const cache = openProofCache(options.cacheDir);
  const found = [];
  for (const candidate of collectFfmpegs(options)) {
    const proof = await remembered<FfmpegProof>(cache, proofKey('ffmpeg', candidate), {
      isSuccess: ({ problems }) => problems.length === 0,
      retryFailures: options.retryFailures ?? false,
      prove: async () => {
        // loaded only when there is something to prove: the quick path stays quick
        const { proveFfmpeg } = await import('./prove-ffmpeg.ts');
        return proveFfmpeg(candidate.path, options.signal ? { signal: options.signal } : {});
      },
    });
    found.push({ candidate, proof, ffprobePath: ffprobeFor(candidate.path, options.env) });
  }
  return rankFfmpegs(found);
}

/**
 * Browsers in their order, proved until one works; the bundled one is unpacked only where none did. Throws
 * `browser.missing` for a named one that is not there.
 */
export async function surveyBrowsers(options: SurveyOptions): Promise<TriedBrowser[]> {
  const cache = openProofCache(options.cacheDir);
  const tried: TriedBrowser[] = [];
  const tryAll = async (candidates: readonly Candidate[]) => {
    for (const candidate of candidates) {
      const isDecided = tried.some(({ isChosen }) => isChosen);
      const proof = isDecided ? null : await browserProof(candidate, cache, options);
      tried.push({ candidate, proof, isChosen: proof !== null && proof.rung !== null });
    }
  };
  const installed = collectBrowsers(options);
  await tryAll(installed);
  const isNamed = installed.some(({ isExplicit }) => isExplicit);
  const pack = isNamed || tried.some(({ isChosen }) => isChosen) ? null : bundledBrowserPack();
  if (!pack) return tried;
  try {
    await tryAll(await unpackBundledBrowser(pack, options));
  } catch (error) {
    if (options.signal?.aborted)
      throw new StudioError('job.cancelled', 'the work was cancelled', { cause: error });
    tried.push(notUnpacked(pack.binDir, error));
  }
  return tried;
}

/** A full disk or a missing tar is one more reason why there is no browser, and not the end of the search. */
function notUnpacked(path: string, error: unknown): TriedBrowser {
  const problem = `it could not be unpacked: ${error instanceof Error ? error.message : String(error)}`;
  const proof = { version: '', rung: null, problems: [problem] };
  return { candidate: candidate(path, '@sparticuz/chromium'), proof, isChosen: false };
}

function browserProof(
  candidate: Candidate,
  cache: ProofCache,
  options: SurveyOptions,
): Promise<BrowserProof> {
  return remembered<BrowserProof>(cache, proofKey('browser', candidate), {
    isSuccess: ({ rung }) => rung !== null,
    retryFailures: options.retryFailures ?? false,
    prove: async () => {
      const { proveBrowser } = await import('./prove-browser.ts');
      return proveBrowser(candidate, options.signal);
    },
  });
}

function proofKey(kind: string, { path, env }: Candidate): string {
  return [kind, programStamp(path), driverStamp(), JSON.stringify(env)].join('|');
}
