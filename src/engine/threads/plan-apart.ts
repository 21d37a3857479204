import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Plan } from '../../shared/plan/plan.ts';
import { filmShape } from '../../shared/film/film-shape.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { planRender } from '../plan/plan-render.ts';
import { refuseUnsupported } from '../../shared/scenario/refuse-unsupported.ts';
import { headOf, type ScenarioHead } from '../plan/scenario-head.ts';
import { collectPlan } from './plan-pieces.ts';
import type { Threads } from './run-in-thread.ts';
import type { RefuseUnsupported } from './thread-tasks.ts';

/** A scenario of so many UTF-16 units or fewer is read and planned here: some milliseconds. */
export const SMALL_TEXT = 24_000;
/** A film of so many frames or fewer is planned here. */
const SHORT_FRAMES = 10_000;
/** Files of so many frames or fewer are looked through here. */
const SHORT_SOURCE_FRAMES = 200_000;

/** Plans a film; the scenario's cues are in `drawn` where it is not null. Throws what `planRender` throws. */
export type PlanFilm = (input: PlanInput, drawn: string | null, signal: AbortSignal) => Promise<Plan>;

/** Reads a scenario's text: a small one here, a large one in a thread, where its cues then stay. Throws `scenario.*`. */
export async function readApart(
  text: string,
  threads: Threads,
  { refuse, signal }: { readonly refuse: RefuseUnsupported; readonly signal?: AbortSignal },
): Promise<ScenarioHead> {
  if (text.length > SMALL_TEXT) {
    await nextTurn(); // whoever made the text has held up the others long enough
    return threads.run('read', { text, refuse }, signal && { signal });
  }
  const reading = readScenario(text);
  if (!reading.ok) throw reading.error;
  if (refuse) refuseUnsupported(reading.scenario, refuse);
  return headOf(reading.scenario);
}

/** Plans short films of few cues here, and all others in a thread. */
export function planApart(threads: Threads): PlanFilm {
  return async (input, drawn, signal) => {
    if (drawn === null && isShort(input)) return planRender(input);
    const { take, whole } = collectPlan();
    return whole(await threads.run('plan', { input, drawn }, { signal, onPiece: take }));
  };
}

function isShort({ scenario, media }: PlanInput): boolean {
  let sourceFrames = 0;
  for (const { frames } of media.values()) sourceFrames += frames?.ticks.length ?? 0;
  return sourceFrames <= SHORT_SOURCE_FRAMES && filmShape(scenario, media).totalFrames <= SHORT_FRAMES;
}
