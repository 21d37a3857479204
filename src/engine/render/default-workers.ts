import { availableParallelism, totalmem } from 'node:os';
import type { EncodeSettings, Plan } from '../../shared/plan/plan.ts';
import { encoderFamily } from '../encode/encoders/encoder-facts.ts';

/**
 * Threads of the encoder and of the source's decoder in each segment. A fixed number, so that what is encoded does not
 * depend on the machine; several, so that one edited segment uses more than one core. Measured on two cores: three, four
 * and six take the same time; one is no faster where there is work for every core, and slower where there is not.
 */
export const SEGMENT_THREADS = 6;
/** Cores that one segment's encoder keeps busy; a little more work than cores hides the starts and ends of segments. */
const CORES_OF_A_SEGMENT = 3;

const MOST_WORKERS = 32;
/** A worker's page, ffmpeg and buffers, whatever the film's size. */
const WORKER_BYTES = 150e6;
/** Pictures a worker holds: what the encoder looks ahead and back on, decoded ones, and the lanes. */
const WORKER_PICTURES = 100;
/** Of the machine's memory, what a render may use. */
const MEMORY_SHARE = 0.5;

export type Machine = { readonly cores: number; readonly memoryBytes: number };

/** The machine this process may use: a container's limits count. */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  return {
    cores: availableParallelism(),
    memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
  };
}

/**
 * How many segments to render at once where nobody said: one for three cores with a software encoder, one for two
 * where hardware encodes, fewer where memory is short. It changes how long a film takes and nothing of the film.
 */
export function defaultWorkers(
  film: Pick<Plan, 'widthPx' | 'heightPx'> & { readonly encode: Pick<EncodeSettings, 'encoder'> },
  { cores, memoryBytes }: Machine,
): number {
  const isSoftware = encoderFamily(film.encode.encoder) === 'software';
  const forCores = Math.ceil(cores / (isSoftware ? CORES_OF_A_SEGMENT : 2));
  const pictureBytes = film.widthPx * film.heightPx * 1.5;
  const forMemory = (memoryBytes * MEMORY_SHARE) / (WORKER_BYTES + WORKER_PICTURES * pictureBytes);
  return Math.max(1, Math.min(MOST_WORKERS, forCores, Math.floor(forMemory)));
}

/** The same for a film not known yet: 1080p, in software. */
export function usualWorkers(machine: Machine): number {
  return defaultWorkers({ widthPx: 1920, heightPx: 1080, encode: { encoder: 'libx264' } }, machine);
}
