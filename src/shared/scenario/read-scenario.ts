import { toStudioError, type StudioError } from '../errors.ts';
import { checkCues } from './checks/check-cues.ts';
import { checkAudio, checkEffects } from './checks/check-effects.ts';
import { checkOutput } from './checks/check-output.ts';
import { checkStage } from './checks/check-stage.ts';
import { checkStyles } from './checks/check-styles.ts';
import { checkTimeline } from './checks/check-timeline.ts';
import { checkTracks } from './checks/check-tracks.ts';
import { scenarioWarnings } from './checks/scenario-warnings.ts';
import { inDocumentOrder } from './document-order.ts';
import { createReferences, type References } from './checks/references.ts';
import { fewProblems, problemsError } from './few-problems.ts';
import { asObject, isObject } from './json/loose.ts';
import type { Loose } from './json/loose.ts';
import { parseJson } from './json/parse-json.ts';
import { withoutToolKeys } from './json/tool-keys.ts';
import { refuseLargeDocument, refuseManyCues } from './limits.ts';
import { writtenFormat } from './output-format.ts';
import { formatPath } from './problem.ts';
import type { PlacedProblem, Problem, Report } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { checkShape } from './shape-problems.ts';

export type ReadResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly warnings: Problem[] }
  | { readonly ok: false; readonly error: StudioError };

/** Rules between keys. They read the document as it is, so that they speak up beside errors of its shape. */
const CHECKS: readonly ((document: Loose, report: Report, references: References) => void)[] = [
  checkStage,
  checkStyles,
  checkTimeline,
  checkCues,
  checkTracks,
  checkEffects,
  checkAudio,
  checkOutput,
];

/**
 * Reads a scenario document. The error is `scenario.syntax` (with `line` and `column`), `scenario.limit`, or
 * `scenario.invalid` with its problems, in document order, as `details.problems`: the first 1000 of them.
 */
export function readScenario(text: string): ReadResult {
  try {
    refuseLargeDocument(text);
    return readScenarioDocument(parseJson(text));
  } catch (error) {
    return { ok: false, error: toStudioError(error) };
  }
}

/** The same for a document whose JSON was read already. */
export function readScenarioDocument(document: unknown): ReadResult {
  try {
    const scenario = withoutToolKeys(document);
    refuseManyCues(scenario);
    return judge(scenario);
  } catch (error) {
    return { ok: false, error: toStudioError(error) };
  }
}

function judge(document: unknown): ReadResult {
  const { scenario, problems } = checkShape(document);
  const found: PlacedProblem[] = [...problems];
  const report: Report = (path, code, message) => found.push({ path, code, message });
  if (isObject(document)) {
    const references = createReferences(document, report);
    for (const check of CHECKS) check(document, report, references);
  }
  if (scenario && found.length === 0) {
    const output = { ...scenario.output, format: writtenFormat(asObject(document)['output']) };
    const complete = { ...scenario, output };
    const warnings = fewProblems(ordered(document, scenarioWarnings(complete)));
    return { ok: true, scenario: complete, warnings };
  }
  const tell = ({ path, message }: Problem) => `${path || 'the document'} ${message}`;
  return { ok: false, error: problemsError('scenario.invalid', ordered(document, found), tell) };
}

function ordered(document: unknown, problems: readonly PlacedProblem[]): Problem[] {
  return inDocumentOrder(document, problems).map((problem) => ({
    ...problem,
    path: formatPath(problem.path),
  }));
}
