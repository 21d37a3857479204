import { dirname } from 'node:path';
import { readScenarioText } from '../../engine/request/read-scenario-text.ts';
import type { RenderEvent } from '../../engine/request/render-request.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';

export type ScenarioFile = {
  readonly scenario: Scenario;
  /** Folder that the scenario's relative paths start from. */
  readonly baseDir: string;
};

/** Reads a scenario file; warnings go to `onEvent`. Throws `scenario.*` with every problem in the details. */
export async function readScenarioFile(
  path: string,
  onEvent: (event: RenderEvent) => void,
): Promise<ScenarioFile> {
  const { text } = await readScenarioText(path);
  const reading = readScenario(text);
  if (!reading.ok) throw reading.error;
  for (const { path: place, code, message } of reading.warnings)
    onEvent({ type: 'warning', path: place, code, message });
  return { scenario: reading.scenario, baseDir: dirname(path) };
}
