import { toStudioError, type ErrorCode } from '../../../shared/errors.ts';
import type { NoticeName } from '../text/en.ts';

/** Something a person should know. An error says what happened, what was kept and what to do. */
export type Notice = {
  readonly id: string;
  readonly tone: 'error' | 'info';
  readonly name: NoticeName;
  /** Numbers and names for the text of `name`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What the engine said; null for what the window says itself. */
  readonly failure: {
    readonly code: ErrorCode;
    readonly message: string;
    /** What to do in this very case, in the engine's words; null: what is usual for the code. */
    readonly ownHelp: string | null;
    readonly details: string;
  } | null;
};

const MOST_NOTICES = 5;

export function failureOf(thrown: unknown): NonNullable<Notice['failure']> {
  const error = toStudioError(thrown);
  const { help, ...details } = error.details;
  return {
    code: error.code,
    message: error.message,
    ownHelp: typeof help === 'string' && help !== error.traits.help ? help : null,
    details: JSON.stringify({ code: error.code, message: error.message, details }, null, 2),
  };
}

/** The newest last; the same text is not shown twice. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  const textOf = ({ name, values, failure }: Notice) => JSON.stringify([name, values, failure?.message]);
  const others = notices.filter((other) => textOf(other) !== textOf(notice));
  return [...others, notice].slice(-MOST_NOTICES);
}
