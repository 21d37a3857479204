import type { Command, OptionSpec, OptionTable } from './arguments/command.ts';
import { COMMON_OPTIONS } from './arguments/option-tables.ts';

const WIDTH_COLUMNS = 100;

/** `-o, --output FILE`: how an option is written. */
function optionUsage(name: string, spec: OptionSpec): string {
  const value = spec.value === undefined ? '' : ` ${spec.value}`;
  return `${spec.short === undefined ? '' : `-${spec.short}, `}--${name}${value}`;
}

/** `cueframe render SCENARIO -o FILE [options]`: operand and needed options are named, the rest is not. */
export function commandUsage(command: Command): string {
  const needed = Object.entries<OptionSpec>(command.options)
    .filter(([, spec]) => spec.required)
    .map(([name, spec]) => ` ${spec.short === undefined ? `--${name}` : `-${spec.short}`} ${spec.value}`);
  const operand = command.operand ? ` ${command.operand.name}` : '';
  return `cueframe ${command.name}${operand}${needed.join('')} [options]`;
}

/** The text of `cueframe COMMAND --help`. */
export function commandHelp(command: Command): string {
  const sections = [
    `Usage: ${commandUsage(command)}`,
    `${command.summary}.`,
    ...(command.operand ? [table([[command.operand.name, command.operand.description]])] : []),
    `Options:\n${table(optionRows({ ...command.options, ...COMMON_OPTIONS }))}`,
    ...(command.notes ?? []).map((note) => wrap(note, 0)),
    `Examples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The text of `cueframe --help`. */
export function overviewHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return [
    'Usage: cueframe COMMAND [options]',
    'Timed captions over real videos, at the cost of a transcode, exact to the frame.',
    `Commands:\n${table(rows)}`,
    'Every command has --help and --json. `cueframe --version` prints the version.',
    'Exit codes: 0 all of it worked, 1 it failed, 2 the command line is wrong, 130 it was cancelled.',
    'Start with `cueframe demo`, and with `cueframe doctor` where something is missing.\n',
  ].join('\n\n');
}

/** Name and description of each option, for the help and the documentation. */
export function optionRows(options: OptionTable): readonly (readonly [string, string])[] {
  return Object.entries<OptionSpec>(options).map(([name, spec]) => [
    optionUsage(name, spec),
    spec.required ? `${spec.description} (needed)` : spec.description,
  ]);
}

function table(rows: readonly (readonly [string, string])[]): string {
  const nameColumns = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.map(([name, text]) => `  ${name.padEnd(nameColumns - 2)}${wrap(text, nameColumns)}`).join('\n');
}

/** Breaks a text at spaces; lines after the first are indented. */
function wrap(text: string, indentColumns: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indentColumns + line.length + 1 + word.length > WIDTH_COLUMNS) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indentColumns)}`);
}
