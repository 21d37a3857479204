import type { Report } from '../output/report.ts';

/**
 * One option of a command. With `value` it takes a value and that is its placeholder in the help; without, it is a
 * switch. The same table parses the arguments, prints `--help` and makes docs/cli.md.
 */
export type OptionSpec = {
  readonly value?: string;
  readonly short?: string;
  /** May be given more than once; the values come as a list. */
  readonly multiple?: true;
  readonly required?: true;
  readonly description: string;
  /** Reads the text given, or throws a `usage` error that names `flag`. Without it the value is the text itself. */
  readonly parse?: (text: string, flag: string) => unknown;
};

/** Options by long name, without the dashes. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

type ParsedValue<Spec extends OptionSpec> = Spec extends {
  parse: (text: string, flag: string) => infer Value;
}
  ? Value
  : string;

/** What a command gets for each option of its table. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]: Options[Name] extends { value: string }
    ? Options[Name] extends { multiple: true }
      ? readonly ParsedValue<Options[Name]>[]
      : Options[Name] extends { required: true }
        ? ParsedValue<Options[Name]>
        : ParsedValue<Options[Name]> | undefined
    : boolean;
};

/** Everything a command may use from outside. */
export type Invocation<Options extends OptionTable> = {
  readonly values: OptionValues<Options>;
  /** The operand given, or an empty text where the command takes none. */
  readonly operand: string;
  readonly report: Report;
  /** Fires on the first ctrl-C. */
  readonly signal: AbortSignal;
  /** Folder that relative paths on the command line start from. */
  readonly currentDir: string;
};

export type Command<Options extends OptionTable = OptionTable> = {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** The one thing the command works on; every command has at most one. */
  readonly operand?: { readonly name: string; readonly description: string };
  readonly options: Options;
  /** Further paragraphs for the help. */
  readonly notes?: readonly string[];
  readonly examples: readonly string[];
  /** Its answer is a list of problems: all are printed, however many. */
  readonly listsAllProblems?: true;
  /** Resolves to the exit code. Failures are thrown; a code of its own is for a command whose answer is bad news. */
  run(invocation: Invocation<Options>): Promise<number>;
};

/** Ties the types of a command's values to its table of options. */
export function defineCommand<const Options extends OptionTable>(
  command: Command<Options>,
): Command<Options> {
  return command;
}
