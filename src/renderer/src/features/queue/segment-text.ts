import type { TFunction } from 'i18next';
import type { JobSegment } from '../../../../shared/job/job.ts';
import type { SegmentWork } from '../../../../shared/job/kinds/render-kind.ts';
import { ERRORS, type ErrorCode } from '../../../../shared/errors.ts';
import { failureLines } from '../../text/failure-lines.ts';
import { plainMessage } from '../../text/plain-message.ts';
import { segmentState, segmentTry } from '../../../../shared/job/segment-state.ts';

/** All that is known of one segment, in a line: where it stands, its frames, its worker, its try, its last failure. */
export function segmentText(t: TFunction, segment: JobSegment, work: SegmentWork | undefined): string {
  const state = segmentState(segment, work);
  const [total, attempt] = [segment.endFrame - segment.startFrame, segmentTry(segment, work)];
  const isAtWork = state === 'drawing' || state === 'encoding';
  const hasWorker = segment.worker !== null && state !== 'waiting' && state !== 'cache';
  const facts = [
    t('queue.segment', { number: segment.index + 1, state: t(`segment.${state}`) }),
    isAtWork
      ? t('queue.frames', { done: work?.frames ?? 0, total })
      : t('queue.segmentFrames', { count: total }),
    hasWorker ? t('queue.segmentWorker', { worker: segment.worker }) : null,
    attempt > 1 ? t('queue.segmentTry', { number: attempt }) : null,
    segment.failure !== null && segment.state !== 'committed'
      ? t('queue.segmentFailure', { failure: failureWords(t, segment.failure) })
      : null,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** `code: message`, as the board keeps it. */
function failureWords(t: TFunction, failure: string): string {
  const [code = '', ...rest] = failure.split(': ');
  if (!Object.hasOwn(ERRORS, code)) return plainMessage(failure) ?? t('error.internal.what');
  return failureLines(t, { code: code as ErrorCode, message: rest.join(': '), ownHelp: null }).what;
}
