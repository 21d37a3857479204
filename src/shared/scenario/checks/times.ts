import { asList, asNumber, asObject } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import type { Path, Report } from '../problem.ts';

/** Refuses a span of seconds that ends where or before it starts; `path` is the object that has both keys. */
export function checkSpan(
  object: Loose,
  [from, to]: readonly [string, string],
  path: Path,
  report: Report,
): void {
  const [start, end] = [asNumber(object[from]), asNumber(object[to])];
  if (start === undefined || end === undefined || start < end) return;
  report([...path, to], 'time.order', `must be later than ${from} (${start} s), not ${end} s`);
}

/** Refuses keyframes whose times do not ascend. */
export function checkKeyframes(keys: unknown, path: Path, report: Report): void {
  let before: number | undefined;
  for (const [index, key] of asList(keys).entries()) {
    const time = asNumber(asObject(key)['time']);
    if (time !== undefined && before !== undefined && time <= before)
      report(
        [...path, index, 'time'],
        'time.order',
        `must be later than the keyframe before (${before} s), not ${time} s`,
      );
    before = time ?? before;
  }
}
