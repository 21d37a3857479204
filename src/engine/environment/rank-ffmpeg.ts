import type { Candidate } from './candidate.ts';
import type { FfmpegProof } from './prove-ffmpeg.ts';

export type ProvedFfmpeg = {
  readonly candidate: Candidate;
  readonly proof: FfmpegProof;
  /** Null: none beside it and none on PATH. */
  readonly ffprobePath: string | null;
};

export type RankedFfmpeg = ProvedFfmpeg & {
  readonly isChosen: boolean;
  /** Why it was chosen or not, as a clause for people. */
  readonly reason: string;
};

/**
 * Best first: works at all, a GPU encoder works, version 5 or newer, ffprobe, then the order found. Those that do not
 * work come last and are never chosen.
 */
export function rankFfmpegs(found: readonly ProvedFfmpeg[]): RankedFfmpeg[] {
  const ordered = [...found].sort((a, b) => compareMerits(merits(a), merits(b))); // stable
  const best = ordered[0];
  return ordered.map((entry) => {
    const isChosen = entry === best && entry.proof.problems.length === 0;
    return { ...entry, isChosen, reason: isChosen ? ability(entry.proof) : lossReason(entry, best) };
  });
}

function merits({ proof, ffprobePath }: ProvedFfmpeg): boolean[] {
  return [
    proof.problems.length === 0,
    proof.hardwareEncoders.length > 0,
    isModern(proof),
    ffprobePath !== null,
  ];
}

function compareMerits(a: readonly boolean[], b: readonly boolean[]): number {
  const difference = a.findIndex((merit, index) => merit !== b[index]);
  return difference < 0 ? 0 : a[difference] ? -1 : 1;
}

/** Version 5 or newer; a build from the development tree has no number, and is judged by an option of 5.1. */
function isModern({ version, hasFpsMode }: FfmpegProof): boolean {
  const major = /^n?(\d+)\./.exec(version)?.[1];
  return major === undefined ? hasFpsMode : Number(major) >= 5;
}

function ability({ hardwareEncoders }: FfmpegProof): string {
  return `libx264 proved; ${hardwareEncoders.length > 0 ? `${hardwareEncoders.join(', ')} proved` : 'no hardware encoder'}`;
}

function lossReason(entry: ProvedFfmpeg, best: ProvedFfmpeg | undefined): string {
  const { proof } = entry;
  if (proof.problems.length > 0) return proof.problems.join('; ');
  if (best && best.proof.hardwareEncoders.length > 0 && proof.hardwareEncoders.length === 0)
    return 'works, but no hardware encoder does with it';
  if (!isModern(proof)) return 'works, but is older than version 5';
  if (entry.ffprobePath === null) return 'works, but has no ffprobe';
  return 'works; another was found first';
}
