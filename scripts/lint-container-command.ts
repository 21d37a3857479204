import type { Repository } from './lint-container-faults.ts';

/** What is wrong with a started command line, such as `tini -- node bin/cueframe serve --port 4727`. */
export function commandFaults(words: readonly string[], repository: Repository): string[] {
  const node = words.indexOf('node');
  if (node === -1) return ['nothing is started with node'];
  const [program = '', ...rest] = words.slice(node + 1);
  if (!repository.programs.includes(program)) return [`package.json has no program ${program}`];
  return argumentFaults(rest, repository);
}

/** The same for what stands behind the program: a command and its options. */
export function argumentFaults(
  [command = '', ...rest]: readonly string[],
  { commands }: Repository,
): string[] {
  const options = commands.get(command);
  if (!options) return [`cueframe has no command ${command}`];
  return rest
    .filter((word) => word.startsWith('--') && !options.includes(word.slice(2)))
    .map((word) => `cueframe ${command} has no option ${word}`);
}
