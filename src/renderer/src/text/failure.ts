import { toStudioError, type ErrorCode } from '../../../shared/errors.ts';

/** What the engine said of something that failed. */
export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  /** What to do in this very case, in the engine's words; null: what is usual for the code. */
  readonly ownHelp: string | null;
  readonly details: string;
};

export function failureOf(thrown: unknown): Failure {
  const error = toStudioError(thrown);
  const { help, ...details } = error.details;
  return {
    code: error.code,
    message: error.message,
    ownHelp: typeof help === 'string' && help !== error.traits.help ? help : null,
    details: JSON.stringify({ code: error.code, message: error.message, details }, null, 2),
  };
}
