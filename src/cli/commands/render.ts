import { resolve } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { defineCommand } from '../command.ts';
import { readPath } from '../option-values.ts';
import { prepareRender } from '../prepare-render.ts';
import { tellRenderEvents } from '../render-events.ts';
import { RENDER_OPTIONS } from '../render-options.ts';
import { resultText } from '../result-text.ts';

/** `cueframe render`: the scenario becomes a film. */
export const renderCommand = defineCommand({
  name: 'render',
  summary: 'Renders a scenario to a verified film, with a progress bar on a terminal',
  operand: { name: 'SCENARIO', description: 'a .scenario.json file' },
  options: {
    output: { value: 'FILE', short: 'o', required: true, parse: readPath, description: 'the film' },
    ...RENDER_OPTIONS,
    agent: { value: 'URL', multiple: true, description: 'a machine to render on (not supported yet)' },
    'no-cache': { description: 'render everything anew; this version keeps no cache, so it always does' },
  },
  notes: [
    'With --json every event is one line: {"type":"progress","phase","frames","totalFrames","fps","etaSeconds"}, "warning" or "retry"; the last line is {"type":"result", ...} or {"error": ...}.',
  ],
  examples: [
    'cueframe render talk.scenario.json -o talk.mp4',
    'cueframe render talk.scenario.json -o start.mp4 --range 0:10 --preset low',
    'cueframe render talk.scenario.json -o other.mp4 --source main=other.mov --encoder libx264',
  ],
  async run({ values, operand, report, signal, currentDir }) {
    if (values.agent.length > 0)
      throw new StudioError(
        'feature.unsupported',
        '--agent is not supported yet; leave it out to render here',
      );
    const onEvent = tellRenderEvents(report);
    const { request, context } = await prepareRender(values, operand, { signal, onEvent, currentDir });
    const { renderScenario } = await import('../../core/render-scenario.ts');
    const outputPath = resolve(currentDir, values.output);
    const result = await renderScenario({ ...request, outputPath }, context);
    report.answer({ type: 'result', ...result }, resultText(result));
    return 0;
  },
});
