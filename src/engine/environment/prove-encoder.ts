import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { fluentArguments } from '../encode/ffmpeg-process/fluent-arguments.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import { trialAtSize, trialDecodeJob, trialEncodeJob, type EncoderTrial } from './encoder-trial.ts';
import { trialFailure, trialFault } from './read-trial.ts';

/** Hard limit of one proof, encoding and decoding each, in ms. */
const PROOF_LIMIT_MS = 10_000;

/** `reason` is for people: what it did, or why it cannot. */
export type EncoderProof = { readonly works: boolean; readonly reason: string };

/**
 * Encodes a few frames and decodes and counts them: nothing less shows that an encoder works. Resolves for every
 * outcome of the encoder; throws `job.cancelled` only.
 */
export async function proveEncoder(
  trial: EncoderTrial,
  ffmpegPath: string,
  options: { readonly signal?: AbortSignal; readonly limitMs?: number } = {},
): Promise<EncoderProof> {
  const { signal, limitMs = PROOF_LIMIT_MS } = options;
  const { encoder } = trial.settings;
  const run = { program: ffmpegPath, timeoutMs: limitMs, ...(signal && { signal }) };
  const folder = await mkdtemp(join(tmpdir(), 'cueframe-proof-'));
  const path = join(folder, 'trial.mkv');
  try {
    const sized = trialAtSize(trial);
    await runFfmpeg({ ...run, args: fluentArguments(trialEncodeJob(sized, path)) });
    const decoded = await runFfmpeg({
      ...run,
      args: fluentArguments(trialDecodeJob(sized, path)),
      collectStdout: true,
    });
    const fault = trialFault(sized, decoded);
    if (fault !== null) return { works: false, reason: fault };
    const { widthPx, heightPx, settings } = sized;
    return { works: true, reason: `encoded and decoded ${widthPx}x${heightPx} ${settings.pixelFormat}` };
  } catch (error) {
    if (error instanceof StudioError && error.code === 'job.cancelled') throw error;
    if (error instanceof StudioError && error.code === 'segment.stalled')
      return { works: false, reason: `it did not end within ${limitMs / 1000} s` };
    return { works: false, reason: trialFailure(error, encoder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
