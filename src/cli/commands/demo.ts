import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../base/folders/package-root.ts';
import { defineCommand } from '../arguments/command.ts';
import { makeDemoSource } from './demo-source.ts';
import { TOOL_OPTIONS } from '../arguments/option-tables.ts';
import { readPath } from '../arguments/option-values.ts';
import { readScenarioFile } from '../arguments/read-scenario-file.ts';
import { tellRenderEvents } from '../output/render-events.ts';
import { resultText } from '../output/result-text.ts';
import { createRenderContext } from '../../service/render-context.ts';

/** `cueframe demo`: the main job on a fresh machine, with nothing but what comes with Cueframe. */
export const demoCommand = defineCommand({
  name: 'demo',
  summary: 'Renders the built-in sample to cueframe-demo.mp4: the first thing to try',
  options: {
    output: {
      value: 'FILE',
      short: 'o',
      parse: readPath,
      description: 'the film (default: cueframe-demo.mp4 in this folder)',
    },
    ...TOOL_OPTIONS,
  },
  examples: ['cueframe demo', 'cueframe demo -o first.mp4'],
  async run({ values, report, signal, currentDir }) {
    const onEvent = tellRenderEvents(report);
    const scenarioPath = join(packageRoot(), 'resources', 'demo', 'demo.scenario.json');
    const { scenario, baseDir } = await readScenarioFile(scenarioPath, onEvent);
    const context = await createRenderContext(values, { signal, onEvent, currentDir });
    const folder = await mkdtemp(join(context.tempDir, 'cueframe-demo-'));
    try {
      const background = join(folder, 'background.mp4');
      await makeDemoSource(context.tools.ffmpeg.path, background, signal);
      const { renderScenario } = await import('../../engine/render-scenario.ts');
      const outputPath = resolve(currentDir, values.output ?? 'cueframe-demo.mp4');
      const result = await renderScenario(
        { scenario, baseDir, sources: { background }, outputPath },
        context,
      );
      report.answer({ type: 'result', ...result }, resultText(result));
      return 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
