import { type JobPhase, type JobProgress } from '../../../shared/job/job.ts';
import { RENDER_NOT_BEGUN, RENDER_PHASES, type SegmentWork } from '../../../shared/job/kinds/render-kind.ts';

/** Share of a whole job that each phase usually takes; only their proportions count. Rendering is nearly all of it. */
const WEIGHTS: Readonly<Record<JobPhase, number>> = {
  queued: 0,
  probing: 1,
  planning: 1,
  rendering: 86,
  assembling: 4,
  verifying: 4,
  uploading: 4,
  done: 0,
};

/** Film frames below which a speed says more about the start than about the render. */
const FRAMES_BEFORE_SPEED = 8;

export type ProgressFacts = {
  readonly phase: JobPhase;
  readonly frames: number;
  readonly totalFrames: number;
  readonly fps: number;
  /** What the render itself expects, in seconds; null before its first frames. */
  readonly etaSeconds: number | null;
  /** The segments that are worked on. */
  readonly working: readonly SegmentWork[];
  /** How far the upload is, 0-1; 0 before it. */
  readonly uploadedRatio: number;
};

/** Tells how far an attempt is; facts left out stay as they were. */
export type TellFacts = (facts: Partial<ProgressFacts>) => void;

/** Percent of the whole job, 0-100 with one decimal, by phase and the part of it that is done. */
export function percentOf(facts: ProgressFacts, hasUpload: boolean): number {
  if (facts.phase === 'done') return 100;
  const phases = RENDER_PHASES.filter((phase) => hasUpload || phase !== 'uploading');
  const total = phases.reduce((sum, phase) => sum + WEIGHTS[phase], 0);
  const before = phases.slice(0, phases.indexOf(facts.phase)).reduce((sum, phase) => sum + WEIGHTS[phase], 0);
  const reached = before + WEIGHTS[facts.phase] * doneRatio(facts);
  return Math.round((1000 * reached) / total) / 10;
}

function doneRatio({ phase, frames, totalFrames, uploadedRatio }: ProgressFacts): number {
  if (phase === 'uploading') return Math.min(1, uploadedRatio);
  if (phase !== 'rendering' || totalFrames === 0) return 0;
  return Math.min(1, frames / totalFrames);
}

/**
 * Turns what an attempt tells into the progress of its job: phases and percent never go back. Until the render has a
 * speed of its own, the time left comes from `expectedFps`: what this machine did before with such films.
 */
export function createJobProgress(options: {
  readonly hasUpload: boolean;
  /** Film frames a second; null: nothing like it was ever rendered here. Asked again each time. */
  readonly expectedFps: () => number | null;
}): (facts: ProgressFacts) => JobProgress {
  let last = RENDER_NOT_BEGUN;
  return (facts) => {
    const isBack = RENDER_PHASES.indexOf(facts.phase) < RENDER_PHASES.indexOf(last.phase);
    const phase = isBack ? last.phase : facts.phase;
    const totalFrames = Math.max(last.totalFrames, facts.totalFrames);
    const frames = Math.max(last.frames, facts.frames);
    const percent = Math.max(
      last.percent,
      percentOf({ ...facts, phase, frames, totalFrames }, options.hasUpload),
    );
    const etaSeconds = secondsLeft({ ...facts, phase, frames, totalFrames }, options.expectedFps());
    const working = phase === 'rendering' && facts.working.length > 0 && { working: facts.working };
    last = { phase, percent, frames, totalFrames, fps: facts.fps, etaSeconds, ...working };
    return last;
  };
}

function secondsLeft(facts: ProgressFacts, expectedFps: number | null): number | null {
  const { phase, frames, totalFrames, etaSeconds } = facts;
  if (phase === 'done') return 0;
  if (totalFrames === 0 || phase === 'uploading') return null;
  if (frames >= FRAMES_BEFORE_SPEED && etaSeconds !== null) return etaSeconds;
  if (expectedFps === null || expectedFps <= 0) return etaSeconds;
  return Math.round((10 * (totalFrames - frames)) / expectedFps) / 10;
}
