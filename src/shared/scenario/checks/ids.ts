import { asText } from '../json/loose.ts';
import { formatPath, showValue } from '../problem.ts';
import type { Path, Report } from '../problem.ts';

/** A check that refuses an id given before, or one that reads like the path of a cue, which stands for cues without id. */
export function createIdCheck(report: Report): (id: unknown, path: Path) => void {
  const seen = new Map<string, Path>();
  return (id, path) => {
    const text = asText(id);
    if (text === undefined) return;
    const earlier = seen.get(text);
    if (earlier)
      report(path, 'id.duplicate', `must be unique; ${showValue(text)} is also ${formatPath(earlier)}`);
    else seen.set(text, path);
    if (/^cues\[\d+\]/.test(text))
      report(path, 'id.reserved', `must not read like a path, not ${showValue(text)}`);
  };
}
