import { basename, resolve } from 'node:path';
import type { RenderEvent } from '../../engine/request/render-request.ts';
import { unsupportedParts } from '../../shared/scenario/unsupported-parts.ts';
import { defineCommand } from '../arguments/command.ts';
import { problemLines } from '../output/error-text.ts';
import { readScenarioFile } from '../arguments/read-scenario-file.ts';

/** `cueframe validate`: every problem of a scenario, not only the first. */
export const validateCommand = defineCommand({
  name: 'validate',
  summary: 'Lists every problem of a scenario with its JSON path, and the parts this version does not draw',
  operand: { name: 'SCENARIO', description: 'a .scenario.json file' },
  options: {},
  notes: [
    'Exit code 0 means that the document is valid. Parts that are valid but not drawn by this version are listed as notes; a render refuses them.',
  ],
  examples: ['cueframe validate talk.scenario.json', 'cueframe validate talk.scenario.json --json'],
  listsAllProblems: true,
  async run({ operand, report, currentDir }) {
    const path = resolve(currentDir, operand);
    const warnings: Extract<RenderEvent, { type: 'warning' }>[] = [];
    const { scenario } = await readScenarioFile(path, (event) => {
      if (event.type === 'warning') warnings.push(event);
    });
    const unsupported = unsupportedParts(scenario);
    if (!report.isJson) warnings.forEach((warning) => report.warning(warning));
    const notes = unsupported.length > 0 ? ['not drawn by this version:', ...problemLines(unsupported)] : [];
    report.answer(
      { valid: true, warnings: warnings.map(({ type: _type, ...warning }) => warning), unsupported },
      [`${basename(path)} is valid`, ...notes].join('\n'),
    );
    return 0;
  },
});
