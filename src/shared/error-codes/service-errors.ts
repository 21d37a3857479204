import type { ErrorTraits } from './error-traits.ts';

/** Failures of jobs, storage and the doors, by area. */
export const SERVICE_ERRORS = {
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
  'job.kind_unknown': {
    retryable: false,
    httpStatus: 422,
    help: 'Ask for a kind of job that this version knows; the details name them.',
  },
  'job.crashed': {
    retryable: false,
    httpStatus: 500,
    help: 'Look at the log of the program for why it ended; then retry the job.',
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
  'lease.expired': {
    retryable: true,
    httpStatus: 504,
    help: 'The computer that rendered this segment was not heard of in time; another attempt renders it.',
  },
  'store.corrupt': {
    retryable: false,
    httpStatus: 500,
    help: 'Restore the database from its backup, or move it away to start with an empty one.',
  },
  'data.unusable': {
    retryable: false,
    httpStatus: 500,
    help: 'Name a folder that you may write to with --data or CUEFRAME_DATA, or mend the rights of this one.',
  },
  'files.exhausted': {
    retryable: true,
    httpStatus: 503,
    help: 'Raise the limit on open files, for example with `ulimit -n 4096` before the start, or end programs that hold many.',
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
  'film.refused': {
    retryable: false,
    httpStatus: 403,
    help: 'Ask for the job again: its reply has a new address of the film.',
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
  'server.unreachable': {
    retryable: true,
    httpStatus: 503,
    help: 'Check that Cueframe still runs and that this computer reaches it.',
  },
  'request.invalid': {
    retryable: false,
    httpStatus: 422,
    help: 'Mend the fields named in the details.',
  },
  'request.range': {
    retryable: false,
    httpStatus: 416,
    help: 'Ask for bytes that the file has; `Content-Range` tells how many there are.',
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
    help: 'Wait until jobs of this key have ended, remove projects that are not needed any more, or ask for a higher quota.',
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
    help: 'The storage did not answer as it should; check its endpoint, or try again later.',
  },
  'secrets.unavailable': {
    retryable: false,
    httpStatus: 503,
    help: 'Install and unlock a keyring (GNOME Keyring or KWallet; macOS and Windows have one), or set the keys as CUEFRAME_S3_ACCESS_KEY_ID and CUEFRAME_S3_SECRET_ACCESS_KEY in the environment.',
  },
  'secret.damaged': {
    retryable: false,
    httpStatus: 500,
    help: 'Put the file back from a backup, or remove it: the next start makes a new secret, which receivers of callbacks must then be given.',
  },
  'address.refused': {
    retryable: false,
    httpStatus: 422,
    help: 'Use a public address, or allow this one in the settings of the server.',
  },
} as const satisfies Record<string, ErrorTraits>;
