import { isObject } from '../../../shared/scenario/json/loose.ts';

/** A request as if what is null in it had been left out, which is what the front end means by it; lists stay as they are. */
export function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([name, one]) => [name, withoutNulls(one)]));
}
