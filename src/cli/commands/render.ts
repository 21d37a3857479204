import { resolve } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { defineCommand } from '../arguments/command.ts';
import { chosenDataDir, DATA_OPTIONS } from '../arguments/data-options.ts';
import { readPath } from '../arguments/option-values.ts';
import { prepareRender } from '../arguments/prepare-render.ts';
import { tellRenderEvents } from '../output/render-events.ts';
import { RENDER_OPTIONS } from '../arguments/render-options.ts';
import { resultText } from '../output/result-text.ts';

/** `cueframe render`: the scenario becomes a film. */
export const renderCommand = defineCommand({
  name: 'render',
  summary: 'Renders a scenario to a verified film, with a progress bar on a terminal',
  operand: { name: 'SCENARIO', description: 'a .scenario.json file' },
  options: {
    output: { value: 'FILE', short: 'o', required: true, parse: readPath, description: 'the film' },
    ...RENDER_OPTIONS,
    detach: { description: 'only queue it, print the id of the job and go on without a terminal' },
    ...DATA_OPTIONS,
    agent: { value: 'URL', multiple: true, description: 'a machine to render on (not supported yet)' },
    'no-cache': { description: 'render everything anew, and keep nothing of it in the segment cache' },
  },
  notes: [
    "Finished segments are kept in the cache folder (CUEFRAME_CACHE_DIR, else the system's; at most CUEFRAME_CACHE_LIMIT_BYTES, else 20 GB), and a film rendered again, after an edit or a crash, takes from there what has not changed.",
    'With --json every event is one line: {"type":"progress","phase","frames","totalFrames","fps","etaSeconds"}, {"type":"segment","index","startFrame","endFrame","state","how","worker","attempt"}, "warning" or "retry"; the last line is {"type":"result", ...} or {"error": ...}.',
  ],
  examples: [
    'cueframe render talk.scenario.json -o talk.mp4',
    'cueframe render talk.scenario.json -o talk.mp4 --detach',
    'cueframe render talk.scenario.json -o start.mp4 --range 0:10 --preset low',
    'cueframe render talk.scenario.json -o other.mp4 --source main=other.mov --encoder libx264',
  ],
  async run({ values, operand, report, signal, currentDir }) {
    if (values.agent.length > 0)
      throw new StudioError(
        'feature.unsupported',
        '--agent is not supported yet; leave it out to render here',
      );
    if (values.detach) {
      const { detachRender } = await import('./detach-render.ts');
      const dataDir = chosenDataDir(values.data, currentDir);
      const detached = { ...values, hasCache: !values['no-cache'] };
      const job = await detachRender(detached, operand, { dataDir, currentDir });
      report.answer(job, job.id);
      return 0;
    }
    const onEvent = tellRenderEvents(report);
    const choices = { ...values, hasCache: !values['no-cache'] };
    const { request, context } = await prepareRender(choices, operand, { signal, onEvent, currentDir });
    const { renderScenario } = await import('../../engine/render-scenario.ts');
    const outputPath = resolve(currentDir, values.output);
    const result = await renderScenario({ ...request, outputPath }, context);
    report.answer({ type: 'result', ...result }, resultText(result));
    return 0;
  },
});
