import type { ScenarioHead } from '../../engine/plan/scenario-head.ts';
import { formatPath, type Path } from '../../shared/scenario/problem.ts';

/** Something a job reads: where the request names it, and what it names. */
export type ReadPlace = { readonly path: string; readonly source: string };

/** Every file a render of the scenario would read, those given in `sources` in place of the scenario's own. */
export function readPlaces(
  { scenario, cueFiles }: Pick<ScenarioHead, 'scenario' | 'cueFiles'>,
  sources: Readonly<Record<string, string>>,
): ReadPlace[] {
  const places: ReadPlace[] = [];
  const add = (path: Path, source: string) => places.push({ path: formatPath(path), source });
  for (const [id, { src }] of Object.entries(scenario.media)) {
    const given = Object.hasOwn(sources, id) ? sources[id] : undefined;
    if (given === undefined) add(['media', id, 'src'], src);
  }
  for (const [id, source] of Object.entries(sources)) add(['sources', id], source);
  for (const [index, { src }] of scenario.fonts.entries()) add(['fonts', index, 'src'], src);
  for (const { path, src } of cueFiles) if (src !== undefined) places.push({ path, source: src });
  return places;
}
