import type { JobProgress, JobRequest, JobResult, KeptRequest } from '../../src/shared/job/job.ts';
import { renderRequest } from '../../src/shared/job/kinds/render-kind.ts';

export function jobRequest(changes: Partial<JobRequest> = {}): JobRequest {
  return renderRequest({ scenario: { cueframe: 1, cues: [] }, format: 'mp4', ...changes });
}

/** What a job shows of its request. */
export function kept({ scenario: _, ...request }: JobRequest): KeptRequest {
  return request;
}

export const RESULT: JobResult = {
  output: '/films/a.mp4',
  sizeBytes: 1000,
  sha256: 'a'.repeat(64),
  frames: 300,
  durationSeconds: 10,
  elapsedSeconds: 4,
  segmentsRendered: 6,
  segmentsCached: 0,
};

export function rendering(percent: number): JobProgress {
  return { phase: 'rendering', percent, frames: percent * 3, totalFrames: 300, fps: 25, etaSeconds: 4 };
}

export const SEGMENTS = [
  { index: 0, startFrame: 0, endFrame: 100, fingerprint: 'f0' },
  { index: 1, startFrame: 100, endFrame: 200, fingerprint: 'f1' },
  { index: 2, startFrame: 200, endFrame: 300, fingerprint: 'f2' },
] as const;

export const DIGEST = 'd'.repeat(64);
export const OTHER_DIGEST = 'e'.repeat(64);
