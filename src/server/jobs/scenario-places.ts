import { formatPath, type Path } from '../../shared/scenario/problem.ts';
import type { Cue, Scenario } from '../../shared/scenario/scenario.ts';

/** Something a job reads: where the request names it, and what it names. */
export type ReadPlace = { readonly path: string; readonly source: string };

/** Every file a render of the scenario would read, those given in `sources` in place of the scenario's own. */
export function readPlaces(scenario: Scenario, sources: Readonly<Record<string, string>>): ReadPlace[] {
  const places: ReadPlace[] = [];
  const add = (path: Path, source: string) => places.push({ path: formatPath(path), source });
  for (const [id, { src }] of Object.entries(scenario.media)) {
    const given = Object.hasOwn(sources, id) ? sources[id] : undefined;
    if (given === undefined) add(['media', id, 'src'], src);
  }
  for (const [id, source] of Object.entries(sources)) add(['sources', id], source);
  for (const [index, { src }] of scenario.fonts.entries()) add(['fonts', index, 'src'], src);
  for (const [index, cue] of scenario.cues.entries()) addCue(cue, ['cues', index], add);
  return places;
}

function addCue(cue: Cue, path: Path, add: (path: Path, source: string) => void): void {
  if ((cue.type === 'image' || cue.type === 'html') && cue.src !== undefined) add([...path, 'src'], cue.src);
  if (cue.type === 'group')
    for (const [index, child] of cue.children.entries()) addCue(child, [...path, 'children', index], add);
}
