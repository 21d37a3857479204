import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { IMPORT_FORMATS, IMPORT_FORMAT_NAMES } from '../../shared/import/formats.ts';
import type { NeededMedia } from '../../shared/import/import-format.ts';
import { readScenarioDocument } from '../../shared/scenario/read-scenario.ts';
import { unsupportedParts } from '../../shared/scenario/unsupported-parts.ts';
import { defineCommand } from '../arguments/command.ts';
import { problemLines } from '../output/error-text.ts';
import { oneOf, readMedia, readPath } from '../arguments/option-values.ts';
import type { SourceChoice } from '../arguments/option-values.ts';
import { resolveSource } from '../arguments/sources.ts';

const readFormat = oneOf<string>(IMPORT_FORMAT_NAMES);

/** `cueframe import`: a file of another program as a scenario. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'Makes a scenario of subtitles or of a project of another program',
  operand: { name: 'FILE', description: 'the file; what it is is found by what it says' },
  options: {
    output: {
      value: 'SCENARIO',
      short: 'o',
      required: true,
      parse: readPath,
      description: 'the .scenario.json file to write; one that is there is not replaced',
    },
    format: {
      value: 'NAME',
      parse: readFormat,
      description: `read it as ${IMPORT_FORMAT_NAMES.join(', ')}`,
    },
    media: {
      value: '[ID=]FILE',
      multiple: true,
      parse: readMedia,
      description: 'this file, or address, as the medium ID (without ID: video); may be repeated',
    },
    encoding: {
      value: 'NAME',
      description:
        'how a text file is written, such as windows-1250 or shift_jis; UTF-8 and UTF-16 are found',
    },
  },
  notes: [
    `Formats: ${IMPORT_FORMATS.map(({ name, title }) => `${name} (${title})`).join(', ')}.`,
    'What has no equivalent is left out or replaced, and each case is a warning with its path in the file. Parts that this version does not draw are written and listed; a render refuses them.',
  ],
  examples: [
    'cueframe import talk.srt --media talk.mp4 -o talk.scenario.json',
    'cueframe import old.srt --encoding windows-1250 -o old.scenario.json --json',
  ],
  listsAllProblems: true,
  async run({ values, operand, report, currentDir }) {
    const output = resolve(currentDir, values.output);
    if (existsSync(output))
      throw new StudioError('output.exists', `${output} is there already`, { details: { path: output } });
    const { importScenario } = await import('../../work/import/import-scenario.ts');
    const { format, scenario, media, warnings } = await importScenario({
      path: resolve(currentDir, operand),
      folder: dirname(output),
      media: Object.fromEntries(values.media.map(({ id, file }) => [id, resolveSource(file, currentDir)])),
      ...{ format: values.format, encoding: values.encoding },
    });
    refuseUnknownMedia(values.media, media);
    const reading = readScenarioDocument(scenario);
    if (!reading.ok) throw reading.error;
    const { writeWhole } = await import('../../base/files/write-whole.ts');
    await writeWhole(output, `${JSON.stringify(scenario, null, 2)}\n`);
    const unsupported = unsupportedParts(reading.scenario);
    if (!report.isJson) [...warnings, ...reading.warnings].forEach((warning) => report.warning(warning));
    const notes = unsupported.length > 0 ? ['not drawn by this version:', ...problemLines(unsupported)] : [];
    const cues = reading.scenario.cues.length;
    report.answer(
      { format, output, media, warnings: [...warnings, ...reading.warnings], unsupported },
      [
        `${output}: ${cues} ${cues === 1 ? 'cue' : 'cues'}, read as ${format}`,
        ...mediaLines(media),
        ...notes,
      ].join('\n'),
    );
    return 0;
  },
});

/** An id the file has nothing of is a slip. */
function refuseUnknownMedia(given: readonly SourceChoice[], media: readonly NeededMedia[]): void {
  const known = media.map(({ id }) => id);
  const slip = given.find(({ id }) => !known.includes(id));
  if (slip)
    throw new StudioError(
      'usage',
      `--media names the medium "${slip.id}", but the file has ${known.join(', ') || 'none'}`,
    );
}

function mediaLines(media: readonly NeededMedia[]): string[] {
  return media.map(({ id, kind, src }) =>
    src === null ? `no ${kind}: give it with --media ${id}=FILE` : `${kind} ${id}: ${src}`,
  );
}
