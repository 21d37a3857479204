import { parseArgs, type ParseArgsConfig } from 'node:util';
import { StudioError } from '../../shared/errors.ts';
import type { Command, OptionSpec, OptionTable, OptionValues } from './command.ts';
import { COMMON_OPTIONS } from './option-tables.ts';

export type ParsedArguments<Options extends OptionTable> = {
  readonly values: OptionValues<Options>;
  readonly operand: string;
};

/** Whether the arguments ask for help; asked before parsing, so that help needs no complete command line. */
export function asksForHelp(args: readonly string[]): boolean {
  return beforeTerminator(args).some((argument) => argument === '--help' || argument === '-h');
}

/** Whether errors must be JSON; read before parsing, so that parse errors are JSON as well. */
export function asksForJson(args: readonly string[]): boolean {
  return beforeTerminator(args).includes('--json');
}

function beforeTerminator(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end === -1 ? args : args.slice(0, end);
}

/** Reads a command's arguments by its table. Throws `usage` for anything the table does not allow. */
export function parseArguments<Options extends OptionTable>(
  command: Command<Options>,
  args: readonly string[],
): ParsedArguments<Options> {
  const { values: texts, positionals } = readTexts(command, args);
  const operand = readOperand(command, positionals);
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries<OptionSpec>(command.options))
    values[name] = readValue(name, spec, texts[name], command);
  return { values: values as OptionValues<Options>, operand };
}

type Texts = Record<string, string | boolean | (string | boolean)[] | undefined>;

function readTexts(
  command: Command,
  args: readonly string[],
): { readonly values: Texts; readonly positionals: readonly string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, spec] of Object.entries<OptionSpec>({ ...command.options, ...COMMON_OPTIONS }))
    options[name] = {
      type: spec.value === undefined ? 'boolean' : 'string',
      ...(spec.short !== undefined && { short: spec.short }),
      ...(spec.multiple && { multiple: true }),
    };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // node:util explains itself well ("Unknown option '--sped'"), but adds advice about `--` that helps nobody here
    const [said = ''] = (error as Error).message.split(/\. |\n/);
    const dashed = /^Option '([^']+)' argument is ambiguous/.exec(said)?.[1]?.replace(/^-\w, /, '');
    const message = dashed
      ? `${dashed} is followed by a value that begins with a dash; write ${dashed}=VALUE, or ./-NAME for a file`
      : said;
    throw new StudioError('usage', message, { details: { command: command.name }, cause: error });
  }
}

function readValue(name: string, spec: OptionSpec, given: Texts[string], command: Command): unknown {
  const flag = `--${name}`;
  if (spec.value === undefined) return given === true;
  const read = (text: unknown) => (spec.parse ? spec.parse(String(text), flag) : String(text));
  if (spec.multiple) return Array.isArray(given) ? given.map(read) : [];
  if (given !== undefined) return read(given);
  if (spec.required)
    throw new StudioError('usage', `${flag} ${spec.value} is needed`, { details: { command: command.name } });
  return undefined;
}

function readOperand(command: Command, positionals: readonly string[]): string {
  const { operand } = command;
  const [first, second] = operand ? positionals : [undefined, positionals[0]];
  if (second !== undefined)
    throw new StudioError('usage', `"${second}" is one argument too many`, {
      details: { command: command.name },
    });
  if (operand && !first)
    throw new StudioError('usage', `${operand.name} is missing: ${operand.description}`, {
      details: { command: command.name },
    });
  return first ?? '';
}
