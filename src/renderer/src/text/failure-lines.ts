import type { TFunction } from 'i18next';
import type { Failure } from './failure.ts';
import { plainMessage } from './plain-message.ts';

/**
 * A failure in the words of the window: what happened, and what to do. What the engine says of this very case comes before
 * what is said of all of its kind, where it is fit for people. All of it stands in the details, which can be copied.
 */
export function failureLines(
  t: TFunction,
  { code, message, ownHelp }: Pick<Failure, 'code' | 'message' | 'ownHelp'>,
): { readonly what: string; readonly help: string } {
  const usual = { what: t(`error.${code}.what`), help: t(`error.${code}.help`) };
  const isFault = code === 'internal';
  return {
    what: (isFault ? null : plainMessage(message)) ?? usual.what,
    help: (ownHelp === null ? null : plainMessage(ownHelp)) ?? usual.help,
  };
}
