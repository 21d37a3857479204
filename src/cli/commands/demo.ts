import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../core/environment/package-root.ts';
import { defineCommand } from '../command.ts';
import { makeDemoSource } from '../demo-source.ts';
import { TOOL_OPTIONS } from '../option-tables.ts';
import { readPath } from '../option-values.ts';
import { readScenarioFile } from '../read-scenario-file.ts';
import { tellRenderEvents } from '../render-events.ts';
import { resultText } from '../result-text.ts';
import { createRenderContext } from '../services.ts';

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
      const { renderScenario } = await import('../../core/render-scenario.ts');
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
