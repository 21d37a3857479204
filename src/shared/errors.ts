import type { ErrorTraits } from './error-codes/error-traits.ts';
import { FILM_ERRORS } from './error-codes/film-errors.ts';
import { SERVICE_ERRORS } from './error-codes/service-errors.ts';

/** Every failure Cueframe can report, by area. `docs/errors.md` is generated from this table. */
export const ERRORS: Readonly<Record<keyof typeof FILM_ERRORS | keyof typeof SERVICE_ERRORS, ErrorTraits>> = {
  ...FILM_ERRORS,
  ...SERVICE_ERRORS,
};

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The one error class. Branch on `code`, never on the text. */
export class StudioError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StudioError';
    this.code = code;
    this.details = options.details ?? {};
  }

  get traits(): ErrorTraits {
    return ERRORS[this.code];
  }
}

/** Any thrown value as a StudioError: itself, or `internal` with the original as its cause. */
export function toStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new StudioError('job.cancelled', 'the work was cancelled', { cause: error });
  if (error instanceof Error && hasCode(error, DISK_FULL))
    return new StudioError('disk.full', `the disk is full: ${error.message}`, { cause: error });
  if (error instanceof Error && hasCode(error, NO_MORE_FILES))
    return new StudioError('files.exhausted', `no more files can be opened: ${error.message}`, {
      cause: error,
    });
  return new StudioError('internal', error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}

const DISK_FULL = ['ENOSPC', 'EDQUOT'];
/** The limit of the process, or of the whole system. */
const NO_MORE_FILES = ['EMFILE', 'ENFILE'];

/** By Node's error code, whichever call it was that failed. */
function hasCode(error: Error, codes: readonly string[]): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && codes.includes(code);
}

/** The wire form of a failure, the same for the command line, HTTP and IPC. */
export function errorReply(error: StudioError): {
  error: { code: ErrorCode; message: string; details: ErrorDetails };
} {
  return {
    error: {
      code: error.code,
      message: error.message,
      details: { help: error.traits.help, ...error.details },
    },
  };
}
