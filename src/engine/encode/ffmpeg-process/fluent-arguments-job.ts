/**
 * A simple ffmpeg job as whole-value lists: one input, one output. Every entry is one argument, spaces included.
 * Jobs with several inputs or extra pipes are written out by their own pure functions.
 */
export type SimpleJob = {
  /** Before `-i`. */
  readonly inputOptions: readonly string[];
  readonly input: string;
  /** After the input. */
  readonly outputOptions: readonly string[];
  /** A file, written over if it exists, or standard output. With its protocol: a bare path could pass for another. */
  readonly output: `file:${string}` | 'pipe:1';
};

/** The command line of a job, without any library: what fluentArguments must give as well. */
export function plainArguments(job: SimpleJob): string[] {
  return [...job.inputOptions, '-i', job.input, '-y', ...job.outputOptions, job.output];
}
