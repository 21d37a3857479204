import { resolve } from 'node:path';
import type { RenderContext, RenderEvent, RenderRequest } from '../../engine/request/render-request.ts';
import type { OptionValues } from './command.ts';
import { filmRange } from './film-range.ts';
import { given } from '../../shared/given.ts';
import { readScenarioFile } from './read-scenario-file.ts';
import type { RENDER_OPTIONS } from './render-options.ts';
import { createRenderContext, type ToolChoices } from '../../service/render-context.ts';
import { chosenSources } from './sources.ts';

export type RenderChoices = Partial<OptionValues<typeof RENDER_OPTIONS>> & Pick<ToolChoices, 'hasCache'>;

/** Turns a command line into what the engine takes. The scenario is read first: its errors are found in no time. */
export async function prepareRender(
  values: RenderChoices,
  scenarioPath: string,
  outside: {
    readonly signal: AbortSignal;
    readonly onEvent: (event: RenderEvent) => void;
    readonly currentDir: string;
  },
): Promise<{ readonly request: RenderRequest; readonly context: RenderContext }> {
  const { onEvent, currentDir } = outside;
  const { scenario, baseDir } = await readScenarioFile(resolve(currentDir, scenarioPath), onEvent);
  const sources = chosenSources(values.source ?? [], scenario, currentDir);
  const { preset, quality, speed, encoder, workers, segments } = values;
  const options = given({ preset, quality, speed, encoder, workers, segments });
  const request = { scenario, baseDir, sources, ...options };
  const context = await createRenderContext(values, outside);
  if (!values.range) return { request, context };
  return { request: { ...request, range: await filmRange(values.range, request, context) }, context };
}
