import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import { parseEncoderNames } from './ffmpeg-lists.ts';
import { readHardwareFacts } from './hardware-facts.ts';
import { readNvidiaGpus } from './nvidia-smi.ts';
import { driverStamp, programStamp } from './program-stamp.ts';
import { openProofCache, type ProofCache } from './proof-cache.ts';
import { proveEncoder, type EncoderProof } from './prove-encoder.ts';
import type { FfmpegTool } from './tools.ts';
import { firstWorkingEncoder, type EncoderChoice, type EncoderWish } from './try-encoders.ts';

const LIST_LIMIT_MS = 10_000;
/** A trial that failed may work once a driver is mended or a GPU is free again. */
const FAILURE_AGE_MS = 10 * 60_000;

export type ChooseEncoderOptions = {
  /** Folder of the proof cache. */
  readonly cacheDir: string;
  readonly signal?: AbortSignal;
};

/**
 * The encoder for a film, by trial on this machine; trials that worked are remembered for this ffmpeg, driver, size
 * and settings. Throws `encoder.unavailable` or `job.cancelled`.
 */
export async function chooseEncoder(
  wish: EncoderWish,
  ffmpeg: FfmpegTool,
  { cacheDir, signal }: ChooseEncoderOptions,
): Promise<EncoderChoice> {
  const cache = openProofCache(cacheDir);
  const cancel = signal ? { signal } : {};
  const program = `${programStamp(ffmpeg.path) ?? ffmpeg.path}|${driverStamp()}`;
  return firstWorkingEncoder(wish, {
    builtEncoders: await builtEncoders(ffmpeg.path, `encoders|${program}`, cache, signal),
    facts: readHardwareFacts(),
    nvidiaNames: async () => (await readNvidiaGpus(signal)).map(({ name }) => name),
    async prove(trial) {
      const key = `trial|${program}|${JSON.stringify(trial)}`;
      const known = cache.get(key) as EncoderProof | null;
      if (known?.works) return known;
      const failed = cache.get(key, FAILURE_AGE_MS) as EncoderProof | null;
      if (failed) return failed;
      const proof = await proveEncoder(trial, ffmpeg.path, cancel);
      cache.set(key, proof);
      return proof;
    },
  });
}

async function builtEncoders(
  path: string,
  key: string,
  cache: ProofCache,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const known = cache.get(key) as readonly string[] | null;
  if (known) return known;
  const { stdout } = await runFfmpeg({
    program: path,
    args: ['-hide_banner', '-encoders'],
    collectStdout: true,
    timeoutMs: LIST_LIMIT_MS,
    ...(signal && { signal }),
  });
  const names = parseEncoderNames(stdout);
  cache.set(key, names);
  return names;
}
