import { resolve } from 'node:path';
import { defineCommand } from '../arguments/command.ts';
import { SOURCE_OPTIONS, TOOL_OPTIONS } from '../arguments/option-tables.ts';
import { readPngPath, wholeNumber } from '../arguments/option-values.ts';
import { prepareRender } from '../arguments/prepare-render.ts';
import { tellWarnings } from '../output/render-events.ts';

/** `cueframe frame`: one finished frame as a picture. */
export const frameCommand = defineCommand({
  name: 'frame',
  summary: 'Makes one finished frame a PNG, as the render would give it',
  operand: { name: 'SCENARIO', description: 'a .scenario.json file' },
  options: {
    frame: {
      value: 'N',
      required: true,
      parse: wholeNumber(0),
      description: 'number of the film frame; the first is 0',
    },
    output: { value: 'PNG', short: 'o', required: true, parse: readPngPath, description: 'the picture' },
    ...SOURCE_OPTIONS,
    ...TOOL_OPTIONS,
  },
  examples: ['cueframe frame talk.scenario.json --frame 120 -o frame.png'],
  async run({ values, operand, report, signal, currentDir }) {
    const onEvent = tellWarnings(report);
    const { request, context } = await prepareRender(values, operand, { signal, onEvent, currentDir });
    const { renderFrame } = await import('../../engine/render-frame.ts');
    const outputPath = resolve(currentDir, values.output);
    const made = await renderFrame({ ...request, frame: values.frame, outputPath }, context);
    report.answer(made, `${made.output}: frame ${made.frame}`);
    return 0;
  },
});
