import { StudioError } from '../../shared/errors.ts';
import { isObject } from '../../shared/scenario/json/loose.ts';
import { parseJson } from '../../shared/scenario/json/parse-json.ts';
import type { Problem } from '../../shared/scenario/problem.ts';
import { readScenarioDocument } from '../../shared/scenario/read-scenario.ts';
import { readScenarioText } from '../../engine/request/read-scenario-text.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

export type ProjectFile = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly digest: string;
};

/**
 * A project as it stands in its file. One with faults is opened all the same, with its problems: it can be mended in the
 * window. Throws `scenario.not_found`, `scenario.limit` or `scenario.syntax`.
 */
export async function readProject(path: string): Promise<ProjectFile> {
  const { bytes, text } = await readScenarioText(path);
  const document = parseJson(text);
  if (!isObject(document))
    throw new StudioError('scenario.syntax', `${path} holds no JSON object`, { details: { path } });
  return { document, problems: problemsOf(document), digest: sha256Hex(bytes) };
}

/** Everything wrong or doubtful in a scenario. */
export function problemsOf(document: Readonly<Record<string, unknown>>): readonly Problem[] {
  const reading = readScenarioDocument(document);
  if (reading.ok) return reading.warnings;
  const { problems } = reading.error.details;
  if (Array.isArray(problems)) return problems as Problem[];
  return [{ path: '', code: reading.error.code, message: reading.error.message }];
}
