import type { SegmentToken } from '../../../shared/job/segment-token.ts';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import type { PlannedSegment } from '../ports/segment-board.ts';
import { segmentNotPlanned } from '../rules/job-errors.ts';
import { silentWorker } from '../rules/run-rules.ts';
import { createSecret, isSecret } from '../rules/segment-secret.ts';
import {
  getJob,
  segmentOf,
  tell,
  type MemoryJob,
  type MemorySegment,
  type MemoryState,
} from './memory-state.ts';

const UNTOUCHED: Omit<MemorySegment, keyof PlannedSegment> = {
  ...{ state: 'planned', attempt: 0, worker: null, how: null, failure: null },
  ...{ secretSha256: null, sha256: null, leaseUntilMs: null },
};
const NOBODYS = { state: 'planned', secretSha256: null, leaseUntilMs: null } as const;

/** See SegmentBoard. */
export function memorySegments(state: MemoryState) {
  const find = (jobId: string, index: number) =>
    state.jobs.get(jobId)?.segments.find((segment) => segment.index === index);
  const held = (jobId: string, index: number, { attempt, secret }: SegmentToken) => {
    const segment = find(jobId, index);
    const isHeld =
      segment?.attempt === attempt && segment.secretSha256 !== null && isSecret(secret, segment.secretSha256);
    return isHeld ? segment : null;
  };
  return {
    plan(jobId: string, segments: readonly PlannedSegment[]): void {
      const job = getJob(state, jobId);
      const before = new Map(job.segments.map((segment) => [nameOf(segment), segment]));
      const planned = segments.map((segment) => {
        const known = before.get(nameOf(segment));
        return { isNew: known?.index !== segment.index, segment: { ...(known ?? UNTOUCHED), ...segment } };
      });
      for (const { isNew, segment } of planned)
        if (isNew) tell(state, jobId, { type: 'segment', segment: segmentOf(segment) });
      job.segments = planned.map(({ segment }) => segment).sort((a, b) => a.index - b.index);
    },
    segments: (jobId: string) => state.jobs.get(jobId)?.segments.map(segmentOf) ?? [],
    lease(jobId: string, index: number, worker: string, leaseMs?: number): SegmentToken | null {
      getJob(state, jobId);
      const segment = find(jobId, index);
      if (!segment) throw segmentNotPlanned(jobId, index);
      if (segment.state === 'committed') return null;
      const token = { attempt: segment.attempt + 1, secret: createSecret() };
      change(state, jobId, segment, {
        ...{ state: 'leased', attempt: token.attempt, worker, secretSha256: sha256Hex(token.secret) },
        leaseUntilMs: leaseMs === undefined ? null : state.steadyNow() + leaseMs,
      });
      return token;
    },
    renew(jobId: string, index: number, token: SegmentToken, leaseMs: number): 'renewed' | 'stale' {
      const segment = held(jobId, index, token);
      if (segment?.state !== 'leased') return 'stale';
      segment.leaseUntilMs = state.steadyNow() + leaseMs;
      return 'renewed';
    },
    expire: () =>
      [...state.jobs.values()].flatMap((job) =>
        job.segments
          .filter(({ leaseUntilMs }) => leaseUntilMs !== null && leaseUntilMs <= state.steadyNow())
          .map((segment) => {
            const worker = segment.worker ?? '';
            change(state, job.id, segment, { ...NOBODYS, failure: silentWorker(worker) });
            return { jobId: job.id, index: segment.index, worker };
          }),
      ),
    release(jobId: string, index: number, token: SegmentToken, failure: string | null): void {
      const segment = held(jobId, index, token);
      if (segment?.state === 'leased')
        change(state, jobId, segment, { ...NOBODYS, failure: failure ?? segment.failure });
    },
    commit(
      jobId: string,
      index: number,
      token: SegmentToken,
      { sha256, how }: { readonly sha256: string; readonly how: 'render' | 'cache' },
    ): 'committed' | 'same' | 'stale' {
      const segment = held(jobId, index, token);
      if (segment?.state === 'committed') return segment.sha256 === sha256 ? 'same' : 'stale';
      if (segment?.state !== 'leased') return 'stale';
      change(state, jobId, segment, { state: 'committed', sha256, how, leaseUntilMs: null });
      getJob(state, jobId).recoveries = 0; // it gets on, however often the program ends
      return 'committed';
    },
  };
}

/** The work on a job stopped: results that still come do not count. */
export function dropLeases(state: MemoryState, job: MemoryJob): void {
  for (const segment of job.segments) if (segment.state === 'leased') change(state, job.id, segment, NOBODYS);
}

function change(
  state: MemoryState,
  jobId: string,
  segment: MemorySegment,
  changes: Partial<MemorySegment>,
): void {
  Object.assign(segment, changes);
  tell(state, jobId, { type: 'segment', segment: segmentOf(segment) });
}

function nameOf({ startFrame, endFrame, fingerprint }: PlannedSegment): string {
  return `${startFrame}-${endFrame} ${fingerprint}`;
}
