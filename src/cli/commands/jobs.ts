import { StudioError } from '../../shared/errors.ts';
import { JOB_STATES, type Job } from '../../shared/job/job.ts';
import { withoutSecrets, withoutSecretsIn } from '../../work/storage/without-secrets.ts';
import type { JobControl } from '../../work/queue/ports/job-control.ts';
import { defineCommand, type Command, type OptionTable } from '../arguments/command.ts';
import { chosenDataDir, DATA_OPTIONS } from '../arguments/data-options.ts';
import { jobsText, jobText } from '../output/job-text.ts';
import { withJobs } from '../../service/open-jobs.ts';
import { pruneData } from '../../service/prune-data.ts';
import { tellJobEvent } from '../output/tell-job-event.ts';
import { watchJob } from './watch-job.ts';
import { oneOf, wholeNumber } from '../arguments/option-values.ts';

const ID = { name: 'ID', description: 'the id of a job, as `cueframe jobs list` shows it' } as const;
const DAY_MS = 86_400_000;

const LIST_OPTIONS = {
  state: { value: 'STATE', parse: oneOf(JOB_STATES), description: `only these: ${JOB_STATES.join(', ')}` },
  limit: { value: 'N', parse: wholeNumber(1), description: 'at most so many, up to 500 (default: 50)' },
  ...DATA_OPTIONS,
} as const satisfies OptionTable;

const PRUNE_OPTIONS = {
  'older-than': {
    value: 'DAYS',
    parse: wholeNumber(0),
    description: 'ended before so many days (default: 30)',
  },
  state: { value: 'STATE', parse: oneOf(JOB_STATES), description: 'only these: done, failed, cancelled' },
  ...DATA_OPTIONS,
} as const satisfies OptionTable;

const jobsListCommand = defineCommand({
  name: 'jobs list',
  summary: 'Lists the jobs of this machine, newest first',
  options: LIST_OPTIONS,
  examples: ['cueframe jobs list', 'cueframe jobs list --state failed --limit 10 --json'],
  async run({ values, report, currentDir }) {
    return withJobs(chosenDataDir(values.data, currentDir), async (store) => {
      const limit = Math.min(500, values.limit ?? 50);
      const page = await store.list({ limit, ...(values.state && { states: [values.state] }) });
      report.answer(withoutSecretsIn(page), jobsText(page.jobs));
      return 0;
    });
  },
});

const jobsShowCommand = defineCommand({
  name: 'jobs show',
  summary: 'Says all there is to know of a job',
  operand: ID,
  options: DATA_OPTIONS,
  examples: ['cueframe jobs show ID', 'cueframe jobs show ID --json'],
  async run({ values, operand, report, currentDir }) {
    return withJobs(chosenDataDir(values.data, currentDir), async (store) => {
      const job = await store.get(operand);
      if (!job) throw new StudioError('job.not_found', `there is no job ${operand}`);
      const segments = await store.segments(operand);
      const request = { ...job.request, scenario: await store.scenarioOf(operand) };
      report.answer(withoutSecretsIn({ ...job, request, segments }), jobText(job, segments));
      return 0;
    });
  },
});

const jobsWatchCommand = defineCommand({
  name: 'jobs watch',
  summary: 'Follows a job to its end; ctrl-C leaves it running',
  operand: ID,
  options: DATA_OPTIONS,
  notes: ['With --json every event of the job is one line, from its first; the last line is the job itself.'],
  examples: ['cueframe jobs watch ID'],
  async run({ values, operand, report, signal, currentDir }) {
    return withJobs(chosenDataDir(values.data, currentDir), async (store) => {
      const job = await watchJob(store, operand, tellJobEvent(report), signal);
      if (job.state === 'done') {
        report.answer(withoutSecretsIn(job), jobText(job, []));
        return 0;
      }
      const { code = 'job.cancelled', message = 'the job was cancelled', details = {} } = job.failure ?? {};
      if (job.state === 'cancelled') throw new StudioError('job.cancelled', 'the job was cancelled');
      throw new StudioError(code, withoutSecrets(message), { details: withoutSecretsIn(details) });
    });
  },
});

const jobsCancelCommand = changeCommand(
  'cancel',
  'Stops a job for good; what it made is removed',
  (store, id) => store.cancel(id),
);
const jobsRetryCommand = changeCommand(
  'retry',
  'Tries a failed or cancelled job again; finished segments are not rendered again',
  (store, id) => store.retry(id),
);
const jobsPauseCommand = changeCommand('pause', 'Stops a job until it is resumed', (store, id) =>
  store.pause(id),
);
const jobsResumeCommand = changeCommand('resume', 'Lets a paused job go on', (store, id) => store.resume(id));

const jobsPruneCommand = defineCommand({
  name: 'jobs prune',
  summary: 'Forgets jobs that ended some time ago; their films stay',
  options: PRUNE_OPTIONS,
  notes: [
    'Also removes uploads that were announced more than a day ago and never came, and records of other systems that nothing is left of.',
  ],
  examples: ['cueframe jobs prune', 'cueframe jobs prune --older-than 7 --state cancelled'],
  async run({ values, report, currentDir }) {
    const nowMs = Date.now();
    const finishedBeforeMs = nowMs - (values['older-than'] ?? 30) * DAY_MS;
    const filter = { finishedBeforeMs, ...(values.state && { states: [values.state] }) };
    const answer = await pruneData(chosenDataDir(values.data, currentDir), filter, nowMs);
    report.answer(
      answer,
      `${answer.pruned.length} jobs forgotten; ${answer.uploads.length} uploads and ${answer.records} records removed`,
    );
    return 0;
  },
});

export const JOBS_COMMANDS: readonly Command[] = [
  jobsListCommand,
  jobsShowCommand,
  jobsWatchCommand,
  jobsCancelCommand,
  jobsRetryCommand,
  jobsPauseCommand,
  jobsResumeCommand,
  jobsPruneCommand,
];

/** A command that changes one job and answers with what it is then. */
function changeCommand(
  word: string,
  summary: string,
  change: (store: JobControl, id: string) => Promise<Job>,
) {
  return defineCommand({
    name: `jobs ${word}`,
    summary,
    operand: ID,
    options: DATA_OPTIONS,
    examples: [`cueframe jobs ${word} ID`],
    async run({ values, operand, report, currentDir }) {
      return withJobs(chosenDataDir(values.data, currentDir), async (store) => {
        const job = await change(store, operand);
        report.answer(withoutSecretsIn(job), `${job.id} is ${job.state}`);
        return 0;
      });
    },
  });
}
