import createCommand from 'fluent-ffmpeg';
import type { SimpleJob } from './fluent-arguments-job.ts';

/** `_getArguments` is not in its types: it is marked private, and is the only part of it that touches nothing. */
type ArgumentSource = { _getArguments(): string[] };

/**
 * The command line of a simple job, by fluent-ffmpeg. The only file that imports it: the package is archived, so it
 * lays out arguments and nothing else; run-ffmpeg.ts starts, feeds and stops the process, and its process-wide
 * capability caches are never asked. To be rid of it, use `plainArguments`, which a contract test keeps equal.
 */
export function fluentArguments(job: SimpleJob): string[] {
  const command = createCommand().input(job.input);
  // spread, never as a list: fluent splits the entries of a list at their spaces
  if (job.inputOptions.length > 0) command.inputOptions(...job.inputOptions);
  command.output(job.output).outputOptions(...['-y', ...job.outputOptions]);
  return (command as unknown as ArgumentSource)._getArguments();
}
