import { StudioError } from '../../shared/errors.ts';
import type { Verdict } from './retrier.ts';
import { withoutSecrets } from './without-secrets.ts';

/** A file that changes while it is read is tried a few times: it may be just being replaced. */
const MOST_CHANGES = 3;
/** Answers of class 4xx that may be others soon. */
const PASSING = [408, 425, 429];

/** What a failed download means, of ours or from a broken stream or disk. */
export function judgeDownload(error: unknown, reference: string): Verdict {
  if (!(error instanceof StudioError)) return judgeSystem(error as NodeJS.ErrnoException, reference);
  const { code, details } = error;
  const { status, retryAfterMs, isUnknownHost, isTooSlow } = details;
  const askedMs = typeof retryAfterMs === 'number' ? retryAfterMs : null;
  const isFinal = typeof status === 'number' && status >= 400 && status < 500 && !PASSING.includes(status);
  // whoever waits for this download may try again later; others need not wait for it meanwhile
  if (isUnknownHost === true || isTooSlow === true) return { error, mostRetries: 0, askedMs };
  if (code === 'media.changed') return { error, mostRetries: MOST_CHANGES, askedMs };
  return { error, mostRetries: code === 'storage.failed' && !isFinal ? Infinity : 0, askedMs };
}

function judgeSystem(error: NodeJS.ErrnoException, reference: string): Verdict {
  const { code, syscall, message } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return {
      error: new StudioError('disk.full', 'the disk is full', { cause: error }),
      mostRetries: 0,
      askedMs: null,
    };
  // a call on our own files (open, write, rename) will fail again; anything else is the connection's
  const isOurs = syscall !== undefined && !['read', 'connect'].includes(syscall);
  return {
    error: new StudioError(
      'storage.failed',
      `${withoutSecrets(reference)} was not fetched: ${code ?? ''} ${withoutSecrets(message)}`,
    ),
    mostRetries: isOurs ? 0 : Infinity,
    askedMs: null,
  };
}
