import { StudioError, toStudioError } from '../../shared/errors.ts';
import type { RenderEvent, SegmentReport } from '../request/render-request.ts';
import type { LedgerSegment, SegmentLedger } from '../request/segment-ledger.ts';

type How = 'render' | 'cache';

/** Where the segments of one render are signed out and in: keeps the ledger, tells the events, writes the report. */
export type SegmentDesk = {
  readonly reports: readonly SegmentReport[];
  /**
   * Does the work of one segment under a lease and counts its result. `work` gives the digest of what it made and is
   * handed what to call when an attempt failed and the next one begins. Throws `lease.stale` where the result came too
   * late, or what `work` throws.
   */
  handle<T extends { readonly sha256: string }>(
    segment: LedgerSegment,
    as: { readonly how: How; readonly worker: string },
    work: (onRetry: (attempt: number, failure: StudioError) => void) => Promise<T>,
  ): Promise<T>;
};

export async function openSegmentDesk(
  segments: readonly LedgerSegment[],
  options: {
    readonly ledger?: SegmentLedger | undefined;
    readonly onEvent?: ((event: RenderEvent) => void) | undefined;
  },
): Promise<SegmentDesk> {
  const { ledger, onEvent = () => {} } = options;
  const reports: SegmentReport[] = [];
  await ledger?.plan(
    segments.map(({ index, startFrame, endFrame, fingerprint }) => ({
      index,
      startFrame,
      endFrame,
      fingerprint,
    })),
  );
  for (const segment of segments) tell(segment, 'planned', { how: null, worker: null, attempt: 0 });

  function tell(
    { index, startFrame, endFrame }: LedgerSegment,
    state: Extract<RenderEvent, { type: 'segment' }>['state'],
    who: { readonly how: How | null; readonly worker: string | null; readonly attempt: number },
  ): void {
    onEvent({ type: 'segment', index, startFrame, endFrame, state, ...who });
  }

  return {
    reports,
    async handle(segment, { how, worker }, work) {
      const { index, startFrame, endFrame } = segment;
      const startedMs = performance.now();
      const token = (await ledger?.lease(index, worker)) ?? null;
      let attempt = 1;
      tell(segment, 'leased', { how, worker, attempt });
      try {
        const result = await work((failed, { code, message }) => {
          tell(segment, 'failed', { how, worker, attempt: failed });
          onEvent({ type: 'retry', segment: index, attempt: failed, code, message });
          attempt = failed + 1;
          tell(segment, 'leased', { how, worker, attempt });
        });
        const { sha256 } = result;
        if (token && (await ledger?.commit(index, token, { sha256, how })) === 'stale')
          throw new StudioError('lease.stale', `segment ${index} was given to another worker meanwhile`, {
            details: { index },
          });
        const seconds = Math.round(performance.now() - startedMs) / 1000;
        reports.push({ index, startFrame, endFrame, how, worker, seconds });
        tell(segment, 'committed', { how, worker, attempt });
        return result;
      } catch (error) {
        const { code, message } = toStudioError(error);
        // asked to stop: nothing failed, and whoever comes next may have it
        const failure = code === 'job.cancelled' ? null : `${code}: ${message}`;
        if (token) await ledger?.release(index, token, failure);
        if (code !== 'job.cancelled') tell(segment, 'failed', { how, worker, attempt });
        throw error;
      }
    },
  };
}
