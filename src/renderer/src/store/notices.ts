import type { NoticeName } from '../text/en.ts';
import type { Failure } from '../text/failure.ts';

/** Something a person should know. An error says what happened, what was kept and what to do. */
export type Notice = {
  readonly id: string;
  readonly tone: 'error' | 'info';
  readonly name: NoticeName;
  /** Numbers and names for the text of `name`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What the engine said; null for what the window says itself. */
  readonly failure: Failure | null;
};

const MOST_NOTICES = 5;

/** The newest last; the same text is not shown twice. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  const textOf = ({ name, values, failure }: Notice) => JSON.stringify([name, values, failure?.message]);
  const others = notices.filter((other) => textOf(other) !== textOf(notice));
  return [...others, notice].slice(-MOST_NOTICES);
}
