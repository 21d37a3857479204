import { defineCommand } from '../arguments/command.ts';
import { planText } from '../output/plan-text.ts';
import { prepareRender } from '../arguments/prepare-render.ts';
import { tellWarnings } from '../output/render-events.ts';
import { RENDER_OPTIONS } from '../arguments/render-options.ts';

/** `cueframe plan`: what a render would do, without doing it. */
export const planCommand = defineCommand({
  name: 'plan',
  summary: 'Says what a render would do and why; --json gives the plan itself',
  operand: { name: 'SCENARIO', description: 'a .scenario.json file' },
  options: RENDER_OPTIONS,
  examples: ['cueframe plan talk.scenario.json', 'cueframe plan talk.scenario.json --segments 4 --json'],
  async run({ values, operand, report, signal, currentDir }) {
    const onEvent = tellWarnings(report);
    const { request, context } = await prepareRender(values, operand, { signal, onEvent, currentDir });
    const { planScenario } = await import('../../engine/plan-scenario.ts');
    const plan = await planScenario(request, context);
    report.answer(plan, planText(plan));
    return 0;
  },
});
