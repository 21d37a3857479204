import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import type { PlanSegment } from '../../shared/plan/plan.ts';
import { writeChecked } from '../check/write-checked.ts';
import type { StreamPackets } from '../check/packet-list.ts';
import { segmentContainer } from '../compose/container-args.ts';
import { segmentCodec } from '../compose/segment-codec.ts';
import type { GpuLease, GpuLeases } from '../encode/gpu-leases.ts';
import { passthroughArgs } from '../encode/ffmpeg-version.ts';
import type { SegmentPlan } from '../segments/segment-task.ts';
import { composeSegment, type ComposeContext } from './compose-segment.ts';

/** Attempts per segment before the film fails. */
const MOST_ATTEMPTS = 3;

/** A segment rendered, decoded and counted. */
export type SegmentFile = {
  readonly segment: PlanSegment;
  readonly fileName: string;
  readonly packets: StreamPackets;
};

export type SegmentContext = ComposeContext & {
  readonly workDir: string;
  /** Encoder sessions to take turns at, one for each attempt. */
  readonly leases?: GpuLeases;
  readonly onRetry: (attempt: number, error: StudioError) => void;
};

/**
 * Renders one segment into `workDir` and proves it. Failures that another attempt may mend (a crashed page, a killed
 * ffmpeg, a short file) are retried on a fresh page; each attempt writes a file of its own.
 */
export async function renderSegment(
  plan: SegmentPlan,
  segment: PlanSegment,
  context: SegmentContext,
): Promise<SegmentFile> {
  const { workDir, ffmpeg, signal, onRetry } = context;
  const container = segmentContainer(plan.format, plan.rate);
  const codec = { passthrough: passthroughArgs(ffmpeg.version) };
  for (let attempt = 1; ; attempt += 1) {
    const fileName = `segment-${String(segment.index).padStart(5, '0')}.${attempt}.${container.extension}`;
    const path = join(workDir, fileName);
    let lease: GpuLease | undefined;
    try {
      lease = await context.leases?.take(signal);
      const device = lease?.device === undefined ? {} : { device: lease.device };
      let packets: StreamPackets | null = null;
      const runCompose: ComposeContext['runCompose'] = async (run) => {
        packets = await writeChecked({ ...run, signal }, path, segment.endFrame - segment.startFrame, ffmpeg);
      };
      await composeSegment(plan, segment, segmentCodec(plan, path, { ...codec, ...device }), {
        ...context,
        runCompose,
      });
      if (!packets) throw new StudioError('internal', 'a segment was composed without being checked');
      return { segment, fileName, packets };
    } catch (error) {
      await rm(path, { force: true });
      await rm(`${path}.md5`, { force: true });
      if (signal.aborted) throw new StudioError('job.cancelled', 'the work was cancelled', { cause: error });
      const failure = toStudioError(error);
      if (!failure.traits.retryable || failure.code === 'disk.full' || attempt === MOST_ATTEMPTS)
        throw failure;
      onRetry(attempt, failure);
    } finally {
      lease?.release();
    }
  }
}
