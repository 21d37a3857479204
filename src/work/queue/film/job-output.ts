import { isAbsolute, join } from 'node:path';
import { StudioError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job/job.ts';
import type { OutputFormat } from '../../../shared/plan/plan.ts';
import { isInBucket } from '../../../shared/storage/is-in-bucket.ts';

/** Folders of the data folder that the runner writes to. */
export type JobPlaces = {
  /** Films without a place of their own: `outputs/JOB_ID.EXT`. */
  readonly outputsDir: string;
  /** Films that wait for their upload. */
  readonly renderedDir: string;
  /** Temporary files, a folder for each job, gone when its attempt ends. */
  readonly workDir: string;
  /** Sources that were fetched, a folder for each job, kept until the job has ended. */
  readonly sourcesDir: string;
};

export type JobOutput = {
  /** Where the film is made on this machine. */
  readonly path: string;
  /** `s3://bucket/key`; null: the film stays where it is. */
  readonly uploadTo: string | null;
};

const ENDINGS: Readonly<Record<OutputFormat, string>> = {
  mp4: '.mp4',
  mov: '.mov',
  webm: '.webm',
  gif: '.gif',
  wav: '.wav',
  'png-sequence': '',
};

/** Names a film that was given no place: `s3://bucket/key` by job id and ending; null: it stays in our folder. */
export type NameOutput = (jobId: string, ending: string) => string | null;

/** Throws `output.not_writable` for a relative path, and `feature.unsupported` for an upload of many files. */
export function outputOf(
  { id, request }: Pick<Job, 'id' | 'request'>,
  places: JobPlaces,
  nameOutput: NameOutput,
): JobOutput {
  const { format } = request;
  const ending = ENDINGS[format];
  const name = `${id}${ending}`;
  const output = request.output ?? (ending === '' ? null : nameOutput(id, ending));
  if (output === null) return { path: join(places.outputsDir, name), uploadTo: null };
  if (isInBucket(output)) {
    if (format === 'png-sequence')
      throw new StudioError(
        'feature.unsupported',
        'a folder of pictures cannot be uploaded; choose another format',
      );
    return { path: join(places.renderedDir, name), uploadTo: output };
  }
  if (!isAbsolute(output))
    throw new StudioError('output.not_writable', `the output must be an absolute path, not ${output}`);
  return { path: output, uploadTo: null };
}
