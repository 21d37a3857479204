import { patched, roundSeconds, type ScenarioDocument } from './document.ts';

const KEY = 'x-markers'; // keys that begin with x- are the tools' own

/** Places a person marked, in film seconds, ascending. */
export function markersOf(document: ScenarioDocument): readonly number[] {
  const markers = document[KEY];
  return Array.isArray(markers) ? markers.filter((marker) => typeof marker === 'number') : [];
}

/** Sets a marker, or takes away the one less than `reachSeconds` from there. */
export function toggleMarker(
  document: ScenarioDocument,
  seconds: number,
  reachSeconds: number,
): ScenarioDocument {
  const markers = markersOf(document);
  const others = markers.filter((marker) => Math.abs(marker - seconds) >= reachSeconds);
  const next =
    others.length < markers.length ? others : [...markers, roundSeconds(seconds)].sort((a, b) => a - b);
  return patched(document, { [KEY]: next.length > 0 ? next : undefined });
}
