import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { EXPORT_FORMATS, EXPORT_TITLES, exportCaptions } from '../../shared/export/export-captions.ts';
import type { ExportFormat } from '../../shared/export/export-captions.ts';
import { StudioError } from '../../shared/errors.ts';
import { defineCommand } from '../arguments/command.ts';
import { oneOf, readPath } from '../arguments/option-values.ts';
import { readScenarioFile } from '../arguments/read-scenario-file.ts';

const readFormat = oneOf<ExportFormat>(EXPORT_FORMATS);

/** `cueframe export`: the captions of a scenario as subtitles for other programs. */
export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Writes the captions of a scenario as subtitles or plain text',
  operand: { name: 'SCENARIO', description: 'a .scenario.json file' },
  options: {
    to: {
      value: 'FORMAT',
      parse: readFormat,
      description: `${EXPORT_FORMATS.join(', ')}; left out: by the ending of the file that is written`,
    },
    output: {
      value: 'FILE',
      short: 'o',
      parse: readPath,
      description: 'the file to write; one that is there is not replaced. Left out: stdout',
    },
  },
  notes: [
    `Formats: ${EXPORT_FORMATS.map((format) => `${format} (${EXPORT_TITLES[format]})`).join(', ')}. What a format cannot say is a warning.`,
  ],
  examples: [
    'cueframe export talk.scenario.json --to srt > talk.srt',
    'cueframe export talk.scenario.json -o talk.ass',
  ],
  listsAllProblems: true,
  async run({ values, operand, report, currentDir }) {
    const output = values.output === undefined ? null : resolve(currentDir, values.output);
    const format = values.to ?? formatOf(output);
    if (output !== null && existsSync(output))
      throw new StudioError('output.exists', `${output} is there already`, { details: { path: output } });
    const { scenario } = await readScenarioFile(resolve(currentDir, operand), () => {});
    const { text, captions, remarks } = exportCaptions(scenario, format);
    if (!report.isJson)
      remarks.forEach((message) => report.warning({ path: '', code: 'export.lost', message }));
    if (output === null) {
      report.answer({ format, captions, remarks, text }, text.trimEnd());
      return 0;
    }
    const { writeWhole } = await import('../../base/files/write-whole.ts');
    await writeWhole(output, text);
    report.answer(
      { format, captions, remarks, output },
      `${output}: ${captions} ${captions === 1 ? 'caption' : 'captions'} as ${EXPORT_TITLES[format]}`,
    );
    return 0;
  },
});

function formatOf(output: string | null): ExportFormat {
  const ending = output === null ? '' : extname(output).slice(1).toLowerCase();
  const format = EXPORT_FORMATS.find((name) => name === ending);
  if (!format)
    throw new StudioError(
      'usage',
      `say the format with --to (${EXPORT_FORMATS.join(', ')}), or end the name of the file with it`,
    );
  return format;
}
