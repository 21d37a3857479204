import { openDatabase } from '../../src/work/database/open-database.ts';
import type { Database } from '../../src/work/database/database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import { canFollow, isTerminal } from '../../src/shared/job/job-transitions.ts';
import { JOB_STATES, type JobEvent, type JobState } from '../../src/shared/job/job.ts';
import type { Followed } from './follow-jobs.ts';

/** What the callers know: what they were told must be what is written down. */
export type Told = {
  /** Jobs answered with 202. */
  readonly accepted: ReadonlySet<string>;
  /** Jobs whose cancel was answered with 200. */
  readonly cancelled: ReadonlySet<string>;
  readonly followed: readonly Followed[];
};

/** Rows that must not be there when every job has ended. */
const RESIDUE = {
  'jobs that somebody works on': 'SELECT count(*) AS n FROM job WHERE runner IS NOT NULL',
  'leased segments': "SELECT count(*) AS n FROM job_segment WHERE state = 'leased'",
  'progress of ended jobs': "SELECT count(*) AS n FROM job_event WHERE type = 'progress'",
  'events without a job': 'SELECT count(*) AS n FROM job_event WHERE job_id NOT IN (SELECT id FROM job)',
  'segments without a job': 'SELECT count(*) AS n FROM job_segment WHERE job_id NOT IN (SELECT id FROM job)',
  'scenarios without a job':
    'SELECT count(*) AS n FROM job_scenario WHERE job_id NOT IN (SELECT id FROM job)',
  'keys without a job': 'SELECT count(*) AS n FROM idempotency_key WHERE job_id NOT IN (SELECT id FROM job)',
  'broken references': 'SELECT count(*) AS n FROM pragma_foreign_key_check',
} as const;

/** Reads the database of a load run that is over; gives what does not hold, empty where everything does. */
export async function auditLoad(dataDir: string, told: Told): Promise<readonly string[]> {
  const database = openDatabase(dataDir);
  const store = createSqliteJobStore(database);
  try {
    store.check('full');
    return [
      ...(await counters(database, store, told)),
      ...residue(database),
      ...(await jobsOneByOne(store, told)),
    ];
  } finally {
    await store.close();
  }
}

async function counters(database: Database, store: JobStore, { accepted }: Told): Promise<string[]> {
  const count = (sql: string) => database.get<{ n: number }>(sql)?.n ?? 0;
  const byState = await store.countByState();
  const sum = JOB_STATES.reduce((total, state) => total + byState[state], 0);
  const ended = count(
    `SELECT count(*) AS n FROM job_event WHERE type = 'state' AND json_extract(fact, '$.to') IN ('done', 'failed', 'cancelled')`,
  );
  const all = { accepted: accepted.size, rows: count('SELECT count(*) AS n FROM job'), sum, ended };
  const ofLoad = await store.countByState('load');
  const ofOwner = JOB_STATES.reduce((total, state) => total + ofLoad[state], 0);
  const isEqual = new Set([...Object.values(all), ofOwner]).size === 1;
  return isEqual ? [] : [`counters differ: ${JSON.stringify({ ...all, ofOwner })}`];
}

function residue(database: Database): string[] {
  return Object.entries(RESIDUE).flatMap(([what, sql]) => {
    const n = database.get<{ n: number }>(sql)?.n ?? 0;
    return n === 0 ? [] : [`${n} ${what}`];
  });
}

async function jobsOneByOne(store: JobStore, { accepted, cancelled, followed }: Told): Promise<string[]> {
  const problems: string[] = [];
  const statesOf = new Map<string, readonly JobState[]>();
  for (const id of accepted) {
    const job = await store.get(id);
    const events = await store.events(null, { jobId: id, limit: 10_000 });
    const states = events.flatMap((event) => (event.type === 'state' ? [event.to] : []));
    statesOf.set(id, states);
    if (!job || !isTerminal(job.state)) problems.push(`${id} is ${job?.state ?? 'lost'}`);
    else if (states.at(-1) !== job.state)
      problems.push(`${id} is ${job.state}, its events end at ${states.at(-1)}`);
    if (cancelled.has(id) && job?.state !== 'cancelled')
      problems.push(`${id} was cancelled and is ${job?.state}`);
    if (!isChain(states)) problems.push(`${id} went ${states.join(' → ')}`);
    problems.push(...commitsOf(id, events));
    if (job?.state === 'done' && (await store.segments(id)).some(({ state }) => state !== 'committed'))
      problems.push(`${id} is done without all its segments`);
  }
  for (const { jobId, states } of followed)
    if (states.join() !== statesOf.get(jobId)?.join())
      problems.push(
        `a reader of ${jobId} was told ${states.join()}, and it went ${statesOf.get(jobId)?.join()}`,
      );
  return problems;
}

/** From `queued` on, each by the table, with one end. */
function isChain(states: readonly JobState[]): boolean {
  const steps = states.slice(1).every((to, index) => canFollow(states[index] ?? 'done', to));
  return states[0] === 'queued' && steps && states.filter(isTerminal).length === 1;
}

function commitsOf(id: string, events: readonly JobEvent[]): string[] {
  const commits = events.flatMap((event) =>
    event.type === 'segment' && event.segment.state === 'committed' ? [event.segment.index] : [],
  );
  return new Set(commits).size === commits.length ? [] : [`a segment of ${id} was committed twice`];
}
