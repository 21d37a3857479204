import { StudioError } from '../../shared/errors.ts';

/**
 * A value as it was written into the database. `what` says which, for whoever has to mend it. Throws `store.corrupt` where it
 * is no JSON any more: SQLite keeps no check sums of values, and its checks of the file see only its structure.
 */
export function keptJson<Value>(text: string, what: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    throw new StudioError('store.corrupt', `the database is damaged: ${what} is no JSON any more`, { cause });
  }
}
