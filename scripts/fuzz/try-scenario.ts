import { readScenario } from '../../src/shared/scenario/read-scenario.ts';
import { frameDigests } from '../../test/integration/helpers/ffmpeg.ts';
import { CHECKS } from './checks/all-checks.ts';
import { rollDice } from './dice.ts';
import type { FuzzEngine } from './fuzz-engine.ts';
import type { FuzzScenario } from './make-scenario.ts';
import { reduce } from './reduce.ts';
import { filmFacts } from './references/film-facts.ts';

/** What a scenario fails: rendering itself, or one of the checks. */
export type Finding = { readonly check: string; readonly message: string };

/** Renders a scenario and asks all checks, or those named; null where it passes. `seed`: of what the checks choose. */
export async function tryScenario(
  scenario: FuzzScenario,
  engine: FuzzEngine,
  { seed, only }: { readonly seed: number; readonly only?: readonly string[] },
): Promise<Finding | null> {
  let check = 'render';
  try {
    const plan = await engine.plan(scenario);
    const film = await engine.render(scenario);
    const facts = filmFacts(scenario, plan);
    const rendered = { scenario, plan, facts, film, digests: frameDigests(film.path), engine };
    for (const [name, ask] of Object.entries(CHECKS)) {
      if (only && !only.includes(name)) continue;
      check = name;
      const message = await ask({ ...rendered, dice: rollDice(seed) });
      if (message !== null) return { check, message };
    }
    return null;
  } catch (error) {
    return { check, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The smallest valid scenario that fails the same check. */
export function reduceScenario(
  scenario: FuzzScenario,
  finding: Finding,
  engine: FuzzEngine,
  seed: number,
): Promise<FuzzScenario> {
  const only = finding.check === 'render' ? ['frameCount'] : [finding.check];
  return reduce(scenario, async (smaller) => {
    if (!readScenario(JSON.stringify({ cueframe: 1, ...smaller })).ok) return false;
    const found = await tryScenario(smaller, engine, { seed, only });
    return found?.check === finding.check && kind(found.message) === kind(finding.message);
  });
}

/** Numbers and names aside: the same failure, maybe at another frame. */
const kind = (message: string) =>
  message
    .replace(/[\d.]+/g, '0')
    .replace(/(?:0[, …]*)+/g, '0')
    .slice(0, 40);
