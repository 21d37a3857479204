import { packageVersion } from '../base/folders/package-root.ts';
import { StudioError, toStudioError } from '../shared/errors.ts';
import type { Command } from './arguments/command.ts';
import { COMMANDS } from './commands.ts';
import { exitCodeOf } from './output/error-text.ts';
import { commandHelp, overviewHelp } from './help.ts';
import { asksForHelp, asksForJson, parseArguments } from './arguments/parse-arguments.ts';
import { createReport, type Report } from './output/report.ts';
import type { Terminal } from './output/terminal.ts';

export type CommandLineContext = {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly currentDir: string;
  readonly commands?: readonly Command[];
};

/** Does what the arguments say and resolves to the exit code. Never rejects: failures are reported. */
export async function runCommandLine(args: readonly string[], context: CommandLineContext): Promise<number> {
  const { commands = COMMANDS, signal, terminal } = context;
  const report = createReport(terminal, { isJson: asksForJson(args) });
  const command = findCommand(commands, args);
  try {
    if (!command) return answerWithoutCommand(args, commands, report);
    return await runCommand(command, args.slice(wordsOf(command).length), report, context);
  } catch (thrown) {
    // ctrl-C reaches the children of a terminal too, and their deaths may be noticed before the cancel is
    const error = signal.aborted ? asCancelled(thrown) : toStudioError(thrown);
    report.failure(error, command?.listsAllProblems ? { mostProblems: Infinity } : {});
    return exitCodeOf(error);
  }
}

/** A name may have two words (`jobs list`). */
function findCommand(commands: readonly Command[], args: readonly string[]): Command | undefined {
  return commands.find((command) => wordsOf(command).every((word, index) => args[index] === word));
}

function wordsOf({ name }: Command): readonly string[] {
  return name.split(' ');
}

async function runCommand(
  command: Command,
  args: readonly string[],
  report: Report,
  { signal, currentDir }: CommandLineContext,
): Promise<number> {
  if (asksForHelp(args)) {
    const help = commandHelp(command);
    report.answer({ help }, help);
    return 0;
  }
  return command.run({ ...parseArguments(command, args), report, signal, currentDir });
}

function answerWithoutCommand(args: readonly string[], commands: readonly Command[], report: Report): number {
  const [first] = args.filter((argument) => argument !== '--json');
  if (first === '--version' || first === '-v') {
    const version = packageVersion();
    report.answer({ version }, `cueframe ${version}`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const named = findCommand(commands, args.slice(1));
    const help = named ? commandHelp(named) : overviewHelp(commands);
    report.answer({ help }, help);
    return 0;
  }
  const group = commands.filter((command) => wordsOf(command).length > 1 && wordsOf(command)[0] === first);
  if (group.length > 0) return answerGroup(group, args, report);
  const names = [...new Set(commands.map((command) => wordsOf(command)[0]))].join(', ');
  const kind = first?.startsWith('-') ? 'option' : 'command';
  const message = first === undefined ? 'a command is missing' : `there is no ${kind} "${first}"`;
  throw new StudioError('usage', `${message}; the commands are ${names}`);
}

/** `jobs` alone, or with a word that is none of its. */
function answerGroup(group: readonly Command[], args: readonly string[], report: Report): number {
  if (asksForHelp(args)) {
    const help = group.map(commandHelp).join('\n');
    report.answer({ help }, help);
    return 0;
  }
  const names = group.map((command) => wordsOf(command)[1]).join(', ');
  throw new StudioError('usage', `${args[0]} is followed by one of ${names}`);
}

function asCancelled(thrown: unknown): StudioError {
  if (thrown instanceof StudioError && thrown.code === 'job.cancelled') return thrown;
  return new StudioError('job.cancelled', 'cancelled', { cause: thrown });
}
