import type { PlanSummary } from '../../shared/contract/studio.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { secondsAt } from '../../shared/time.ts';
import { bytesByPlace, filmBytes } from '../../work/room/disk-budget.ts';
import type { SpeedMemory } from '../../work/queue/film/speed-file.ts';

/** Joining and checking go through the whole film once more, about so much faster than rendering. */
const ASSEMBLY_SHARE = 0.1;

/** What a render would do, for the render dialog. `isCached` in the order of the plan's segments. */
export function planSummary(
  plan: Plan,
  facts: { readonly isCached: readonly boolean[]; readonly workers: number; readonly speeds: SpeedMemory },
): PlanSummary {
  const { isCached, workers, speeds } = facts;
  const segments = plan.segments.map(({ startFrame, endFrame }, index) => ({
    startFrame,
    endFrame,
    isCached: isCached[index] ?? false,
  }));
  const framesToRender = segments
    .filter((segment) => !segment.isCached)
    .reduce((sum, { startFrame, endFrame }) => sum + endFrame - startFrame, 0);
  const { encoder, speed } = plan.encode;
  const { widthPx, heightPx } = plan.outputSize ?? plan;
  const fps = speeds.expect({ widthPx, heightPx, encoder, speed });
  const seconds = fps === null ? null : (framesToRender + plan.totalFrames * ASSEMBLY_SHARE) / fps;
  const estimate = {
    seconds: seconds === null ? null : Math.round(seconds * 10) / 10,
    filmBytes: plan.format === 'wav' ? null : filmBytes(plan),
    scratchBytes: bytesByPlace(plan, true).temp,
  };
  return {
    sentences: [whatHappens(plan, segments, workers), ...plan.reasons],
    warnings: plan.warnings.map(({ path, message }) => ({ path, message })),
    totalFrames: plan.totalFrames,
    segments,
    encoder,
    estimate,
  };
}

/** `14 segments: 9 from the cache, 2 to draw on 2 workers, 3 only to encode.` */
function whatHappens(plan: Plan, segments: PlanSummary['segments'], workers: number): string {
  if (plan.format === 'wav')
    return `Only the sound is made, ${secondsAt(plan.totalFrames, plan.rate).toFixed(1)} s.`;
  const rest = plan.segments.filter((_, index) => !segments[index]?.isCached);
  const drawn = rest.filter(({ overlaySpans }) => overlaySpans.length > 0).length;
  const cached = segments.length - rest.length;
  const parts = [
    ...(cached > 0 ? [`${cached} from the cache`] : []),
    ...(drawn > 0 ? [`${drawn} to draw on ${counted(Math.min(workers, rest.length), 'worker')}`] : []),
    ...(rest.length > drawn ? [`${rest.length - drawn} only to encode`] : []),
  ];
  return `${counted(segments.length, 'segment')}: ${parts.join(', ')}.`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
