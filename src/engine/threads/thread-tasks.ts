import type { Plan } from '../../shared/plan/plan.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { planRender } from '../plan/plan-render.ts';
import { refuseUnsupported } from '../../shared/scenario/refuse-unsupported.ts';
import { lightHeadOf, wholeScenario, type ScenarioHead } from '../plan/scenario-head.ts';
import { planInPieces, type PlanPiece } from './plan-pieces.ts';

/** What a task gets to tell parts of a large result. */
type Tell<Piece> = (piece: Piece) => Promise<void>;

/** All that threads can do. What goes in and comes out is copied: texts are quick, large objects are not. */
export const TASKS = {
  /** Reads a scenario; see `readApart`. */
  read({ text, refuse }: { readonly text: string; readonly refuse: RefuseUnsupported }): ScenarioHead {
    const reading = readScenario(text);
    if (!reading.ok) throw reading.error;
    if (refuse) refuseUnsupported(reading.scenario, refuse);
    return lightHeadOf(reading.scenario);
  },
  /** Plans a film; `drawn` as `ScenarioHead` has it. The plan comes in pieces. */
  plan(
    { input, drawn }: { readonly input: PlanInput; readonly drawn: string | null },
    tell: Tell<PlanPiece>,
  ): Promise<Plan> {
    return planInPieces(planRender({ ...input, scenario: wholeScenario(input.scenario, drawn) }), tell);
  },
};

/** How parts that are valid and cannot be drawn are refused; null: they are not. */
export type RefuseUnsupported = Parameters<typeof refuseUnsupported>[1] | null;

type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
export type TaskPiece<Name extends TaskName> = Tasks[Name] extends (
  input: never,
  tell: Tell<infer Piece>,
) => unknown
  ? Piece
  : never;
