import { asList, asNumber, asObject, asText } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { formatPath } from '../problem.ts';
import type { Path, Report } from '../problem.ts';

type Placed = { readonly path: Path; readonly start: number; readonly end: number };

/** Refuses cues that overlap on a track whose `overlap` is `error`. Cues of different groups never meet: their clocks differ. */
export function checkTracks(document: Loose, report: Report): void {
  const tracks = asObject(document['tracks']);
  const strict = new Set(Object.keys(tracks).filter((name) => asObject(tracks[name])['overlap'] === 'error'));
  if (strict.size > 0) checkSiblings(document['cues'], ['cues'], strict, report);
}

function checkSiblings(cues: unknown, base: Path, strict: ReadonlySet<string>, report: Report): void {
  const placedOf = new Map<string, Placed[]>();
  for (const [index, item] of asList(cues).entries()) {
    const cue = asObject(item);
    const path = [...base, index];
    const [track, start, end] = [asText(cue['track']), asNumber(cue['start']), asNumber(cue['end'])];
    if (track !== undefined && strict.has(track) && start !== undefined && end !== undefined) {
      const placed = placedOf.get(track);
      if (placed) placed.push({ path, start, end });
      else placedOf.set(track, [{ path, start, end }]);
    }
    checkSiblings(cue['children'], [...path, 'children'], strict, report);
  }
  for (const [track, placed] of placedOf) checkTrack(track, placed, report);
}

function checkTrack(track: string, placed: readonly Placed[], report: Report): void {
  let last: Placed | undefined; // of the cues so far, the one that ends last
  for (const cue of [...placed].sort((a, b) => a.start - b.start)) {
    if (last && cue.start < last.end)
      report(
        [...cue.path, 'start'],
        'track.overlap',
        `must not be earlier than the end of ${formatPath(last.path)} (${last.end} s) on track "${track}", not ${cue.start} s`,
      );
    if (!last || cue.end > last.end) last = cue;
  }
}
