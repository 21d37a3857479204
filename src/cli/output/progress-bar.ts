import type { RenderEvent } from '../../engine/request/render-request.ts';
import type { JobPhase } from '../../shared/job/job.ts';

export type Progress = Extract<RenderEvent, { type: 'progress' }>;

/** Of a render, or of a job, which has more phases. */
export type ShownProgress = Omit<Progress, 'phase'> & { readonly phase: JobPhase };

const BAR_COLUMNS = 30;
const LEAST_BAR_COLUMNS = 8;

/**
 * One line that says how far a render is: phase, bar, percent, frames, speed, time left. Never longer than
 * `columns - 1`: a line that reaches the last column wraps on some terminals and can no longer be redrawn.
 */
export function progressLine(
  progress: ShownProgress,
  { columns, color }: { columns: number; color: boolean },
): string {
  const { phase, frames, totalFrames, fps, etaSeconds } = progress;
  const room = Math.max(0, columns - 1);
  if (totalFrames <= 0) return phase.slice(0, room);
  const ratio = Math.min(1, Math.max(0, frames / totalFrames));
  const figures = [
    `${Math.floor(ratio * 100)}%`.padStart(4),
    `${frames}/${totalFrames} frames`,
    ...(fps > 0 ? [`${fps.toFixed(1)} fps`] : []),
    ...(etaSeconds === null || phase === 'done' ? [] : [`ETA ${formatDuration(etaSeconds)}`]),
  ].join('  ');
  const head = phase.padEnd(10);
  const barColumns = Math.min(BAR_COLUMNS, room - head.length - figures.length - 3);
  if (barColumns < LEAST_BAR_COLUMNS) return `${head} ${figures}`.slice(0, room);
  return `${head} ${bar(ratio, barColumns, color)} ${figures}`;
}

function bar(ratio: number, columns: number, color: boolean): string {
  const full = Math.floor(ratio * columns);
  const [done, rest] = ['█'.repeat(full), '░'.repeat(columns - full)];
  return color ? `\u001B[36m${done}\u001B[2m${rest}\u001B[0m` : done + rest;
}

/** `0:07`, `12:30`, `1:02:03`; fractions are rounded up, so that `0:00` means done. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
