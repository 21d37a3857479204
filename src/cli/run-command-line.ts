import { StudioError, toStudioError } from '../shared/errors.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { exitCodeOf } from './error-text.ts';
import { commandHelp, overviewHelp } from './help.ts';
import { packageVersion } from './package-root.ts';
import { asksForHelp, asksForJson, parseArguments } from './parse-arguments.ts';
import { createReport, type Report } from './report.ts';
import type { Terminal } from './terminal.ts';

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
  const command = commands.find(({ name }) => name === args[0]);
  try {
    if (!command) return answerWithoutCommand(args, commands, report);
    return await runCommand(command, args.slice(1), report, context);
  } catch (thrown) {
    // ctrl-C reaches the children of a terminal too, and their deaths may be noticed before the cancel is
    const error = signal.aborted ? asCancelled(thrown) : toStudioError(thrown);
    report.failure(error, command?.listsAllProblems ? { mostProblems: Infinity } : {});
    return exitCodeOf(error);
  }
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
    const named = commands.find(({ name }) => name === args[1]);
    const help = named ? commandHelp(named) : overviewHelp(commands);
    report.answer({ help }, help);
    return 0;
  }
  const names = commands.map(({ name }) => name).join(', ');
  const kind = first?.startsWith('-') ? 'option' : 'command';
  const message = first === undefined ? 'a command is missing' : `there is no ${kind} "${first}"`;
  throw new StudioError('usage', `${message}; the commands are ${names}`);
}

function asCancelled(thrown: unknown): StudioError {
  if (thrown instanceof StudioError && thrown.code === 'job.cancelled') return thrown;
  return new StudioError('job.cancelled', 'cancelled', { cause: thrown });
}
