/** What a caller needs to know about a failure without reading its text. */
export type ErrorTraits = {
  /** Whether the same request may succeed if it is simply made again. */
  readonly retryable: boolean;
  readonly httpStatus: number;
  /** What the person should do, in one sentence. */
  readonly help: string;
};

/** Every failure Cueframe can report, by area. `docs/errors.md` is generated from this table. */
export const ERRORS = {
  usage: { retryable: false, httpStatus: 400, help: 'Check the command with --help.' },
  'scenario.not_found': { retryable: false, httpStatus: 404, help: 'Check the path of the scenario file.' },
  'scenario.syntax': { retryable: false, httpStatus: 400, help: 'Mend the JSON at the place named.' },
  'scenario.limit': {
    retryable: false,
    httpStatus: 413,
    help: 'Split the scenario: 10 MB, depth 64 and 100,000 cues are the limits.',
  },
  'scenario.invalid': {
    retryable: false,
    httpStatus: 422,
    help: 'Mend every problem listed; `cueframe validate` lists them again.',
  },
  'scenario.unsupported': {
    retryable: false,
    httpStatus: 501,
    help: 'Remove the parts named: they are valid, but this version does not draw them.',
  },
  'media.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check the `src` of the media, or give a file with --source ID=FILE.',
  },
  'media.unreadable': {
    retryable: false,
    httpStatus: 422,
    help: 'Check that the file is whole and is a video, sound or image file.',
  },
  'media.unsupported': {
    retryable: false,
    httpStatus: 422,
    help: 'Convert the file to a common form first, for example H.264 in mp4.',
  },
  'media.changed': {
    retryable: true,
    httpStatus: 409,
    help: 'The file changed while it was being read; render again when it is at rest.',
  },
  'font.unreadable': {
    retryable: false,
    httpStatus: 422,
    help: 'Check that the font file is a ttf, otf or woff2.',
  },
  'browser.missing': {
    retryable: false,
    httpStatus: 501,
    help: 'Install a browser: `apt-get install chromium-headless-shell`, or `npx playwright-core install chromium-headless-shell`.',
  },
  'browser.failed': {
    retryable: true,
    httpStatus: 500,
    help: 'Run `cueframe doctor` to see whether the browser can draw.',
  },
  'page.crashed': {
    retryable: true,
    httpStatus: 500,
    help: 'Give the render fewer workers with --workers 1, or close other programs.',
  },
  'page.timeout': {
    retryable: true,
    httpStatus: 500,
    help: 'The page drew nothing in time; try --workers 1 or a simpler scenario.',
  },
  'page.failed': {
    retryable: false,
    httpStatus: 500,
    help: 'The stage could not draw the scenario; the details name the cue.',
  },
  'ffmpeg.missing': {
    retryable: false,
    httpStatus: 501,
    help: 'Install ffmpeg 5 or newer: `apt-get install ffmpeg`, `brew install ffmpeg` or `winget install ffmpeg`.',
  },
  'ffmpeg.failed': { retryable: true, httpStatus: 500, help: 'The details hold the last lines ffmpeg said.' },
  'encoder.unavailable': {
    retryable: false,
    httpStatus: 501,
    help: 'Choose another encoder; `cueframe doctor` lists those that work.',
  },
  'segment.short': {
    retryable: true,
    httpStatus: 500,
    help: 'A piece had the wrong number of frames each time; check the source with `cueframe probe`.',
  },
  'segment.params': {
    retryable: true,
    httpStatus: 500,
    help: 'A piece came out with other parameters than the film; check the encoder.',
  },
  'segment.stalled': {
    retryable: true,
    httpStatus: 500,
    help: 'ffmpeg made no progress; check the disk and the source.',
  },
  'film.unverified': {
    retryable: true,
    httpStatus: 500,
    help: 'The joined film failed its checks and was thrown away; render again.',
  },
  'disk.full': {
    retryable: true,
    httpStatus: 507,
    help: 'Free some space, or point --temp and -o at another disk.',
  },
  'output.not_writable': {
    retryable: false,
    httpStatus: 403,
    help: 'Choose a folder that exists and that you may write to.',
  },
  'feature.unsupported': {
    retryable: false,
    httpStatus: 501,
    help: 'Leave the option out; a later version may have it.',
  },
  'output.exists': { retryable: false, httpStatus: 409, help: 'Choose another name.' },
  'output.format': {
    retryable: false,
    httpStatus: 422,
    help: 'Choose a file ending that goes with the format and codec.',
  },
  'job.cancelled': { retryable: false, httpStatus: 499, help: 'Nothing was kept; start again when ready.' },
  'job.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check the id; `cueframe jobs list` shows the jobs there are.',
  },
  'job.transition': {
    retryable: false,
    httpStatus: 409,
    help: 'Look at the state of the job first: not every change is possible from every state.',
  },
  'job.stale': {
    retryable: false,
    httpStatus: 409,
    help: 'Another worker has this job now; nothing is to be done.',
  },
  'job.conflict': {
    retryable: false,
    httpStatus: 409,
    help: 'This Idempotency-Key was used for another request; choose a new one.',
  },
  'job.memory': {
    retryable: true,
    httpStatus: 507,
    help: 'Give the job fewer workers, or raise its memory limit.',
  },
  'lease.stale': {
    retryable: false,
    httpStatus: 409,
    help: 'Another worker has this segment now; the result was thrown away.',
  },
  'store.corrupt': {
    retryable: false,
    httpStatus: 500,
    help: 'Restore the database from its backup, or move it away to start with an empty one.',
  },
  'store.newer': {
    retryable: false,
    httpStatus: 409,
    help: 'A newer Cueframe wrote this data; install that version or use another data folder.',
  },
  'instance.running': {
    retryable: false,
    httpStatus: 409,
    help: 'Stop the other Cueframe first, or give this one another data folder.',
  },
  'port.taken': {
    retryable: false,
    httpStatus: 409,
    help: 'Choose another port with --port, or stop the program that has it.',
  },
  'key.missing': {
    retryable: false,
    httpStatus: 401,
    help: 'Send the key as `Authorization: Bearer KEY`.',
  },
  'key.forbidden': {
    retryable: false,
    httpStatus: 403,
    help: 'Use a key that has the scope named.',
  },
  'key.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check the id of the key; `GET /api/v1/keys` lists them.',
  },
  'request.invalid': {
    retryable: false,
    httpStatus: 422,
    help: 'Mend the fields named in the details.',
  },
  'request.too_large': {
    retryable: false,
    httpStatus: 413,
    help: 'Send less at once; the limit is in the details.',
  },
  'request.refused': {
    retryable: false,
    httpStatus: 403,
    help: 'Use the address the program printed; requests from other sites are refused.',
  },
  'route.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'The paths there are stand in /api/v1/openapi.json.',
  },
  'rate.limited': {
    retryable: true,
    httpStatus: 429,
    help: 'Wait for as long as Retry-After says.',
  },
  'quota.exceeded': {
    retryable: true,
    httpStatus: 429,
    help: 'Wait until jobs of this key have ended, or ask for a higher quota.',
  },
  'project.conflict': {
    retryable: false,
    httpStatus: 409,
    help: 'The file was changed by someone else; save under another name, or open it again.',
  },
  'project.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check the id of the project.',
  },
  'project.changed': {
    retryable: false,
    httpStatus: 412,
    help: 'Read the project again, then send the change with its new version.',
  },
  'upload.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Upload the file again; unfinished uploads are removed after a day.',
  },
  'upload.failed': {
    retryable: true,
    httpStatus: 502,
    help: 'The film is rendered and kept; retry the job to upload it again.',
  },
  'storage.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check bucket and key.',
  },
  'storage.denied': {
    retryable: false,
    httpStatus: 403,
    help: 'Check the access keys and what they may do in this bucket.',
  },
  'storage.failed': {
    retryable: true,
    httpStatus: 502,
    help: 'The storage did not answer as it should; try again later.',
  },
  'address.refused': {
    retryable: false,
    httpStatus: 422,
    help: 'Use a public address, or allow this one in the settings of the server.',
  },
  internal: {
    retryable: false,
    httpStatus: 500,
    help: 'This is a fault in Cueframe; please report it with the details.',
  },
} as const satisfies Record<string, ErrorTraits>;

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The one error class. Branch on `code`, never on the text. */
export class StudioError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StudioError';
    this.code = code;
    this.details = options.details ?? {};
  }

  get traits(): ErrorTraits {
    return ERRORS[this.code];
  }
}

/** Any thrown value as a StudioError: itself, or `internal` with the original as its cause. */
export function toStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new StudioError('job.cancelled', 'the work was cancelled', { cause: error });
  if (error instanceof Error && isDiskFull(error))
    return new StudioError('disk.full', `the disk is full: ${error.message}`, { cause: error });
  return new StudioError('internal', error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}

/** By Node's error code, whichever write it was that failed. */
function isDiskFull(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** The wire form of a failure, the same for the command line, HTTP and IPC. */
export function errorReply(error: StudioError): {
  error: { code: ErrorCode; message: string; details: ErrorDetails };
} {
  return {
    error: {
      code: error.code,
      message: error.message,
      details: { help: error.traits.help, ...error.details },
    },
  };
}
