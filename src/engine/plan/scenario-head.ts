import { formatPath, type Path } from '../../shared/scenario/problem.ts';
import type { Cue, Scenario } from '../../shared/scenario/scenario.ts';

/** A file that a cue names: by the id of a medium, or by itself. */
export type CueFile = {
  /** The key that names it, such as `cues[3].src`. */
  readonly path: string;
  readonly media?: string;
  readonly src?: string;
};

/** Files that cues name, those in groups included, in the order of the scenario. */
export function cueFiles(cues: readonly Cue[]): CueFile[] {
  return cues.flatMap((cue, index) => filesOf(cue, ['cues', index]));
}

function filesOf(cue: Cue, path: Path): CueFile[] {
  if (cue.type === 'group')
    return cue.children.flatMap((child, index) => filesOf(child, [...path, 'children', index]));
  if (cue.type !== 'image' && cue.type !== 'html') return [];
  if (cue.src !== undefined) return [{ path: formatPath([...path, 'src']), src: cue.src }];
  if (cue.type === 'image' && cue.media !== undefined)
    return [{ path: formatPath([...path, 'media']), media: cue.media }];
  return [];
}

/** What is needed of a scenario before it is planned. It is small where the scenario is large. */
export type ScenarioHead = {
  /** Without cues and styles where `drawn` has them. */
  readonly scenario: Scenario;
  readonly cueFiles: readonly CueFile[];
  readonly hasCues: boolean;
  /** Cues and styles as JSON, for a thread to plan with; null: they are in `scenario`. */
  readonly drawn: string | null;
};

export function headOf(scenario: Scenario): ScenarioHead {
  return {
    scenario,
    cueFiles: cueFiles(scenario.cues),
    hasCues: scenario.cues.length > 0,
    drawn: null,
  };
}

/** The same for a scenario that stays in the thread that read it. */
export function lightHeadOf(scenario: Scenario): ScenarioHead {
  const { cues, styles } = scenario;
  return {
    ...headOf(scenario),
    scenario: { ...scenario, cues: [], styles: {} },
    drawn: JSON.stringify({ cues, styles }),
  };
}

/** The whole scenario again. */
export function wholeScenario(scenario: Scenario, drawn: string | null): Scenario {
  if (drawn === null) return scenario;
  return { ...scenario, ...(JSON.parse(drawn) as Pick<Scenario, 'cues' | 'styles'>) };
}
