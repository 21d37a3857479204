import { rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../test/helpers/test-random.ts';
import { startScript } from '../../test/integration/helpers/script-process.ts';
import { SMALL_SCENARIO } from '../../test/integration/helpers/api-server.ts';
import { JOB_STATES } from '../../src/shared/job/job.ts';
import { abuseServer } from './abuse-server.ts';
import { auditLoad } from './audit-load.ts';
import { followToTheEnd, type Followed } from './follow-jobs.ts';
import { createLoadClient, type Latencies, type LoadClient } from './load-client.ts';

const SERVER = join('..', '..', '..', 'scripts', 'load', 'serve-load.ts');
const SUBMITTERS = 8;
const LISTERS = 2;
const STREAMS_PER_KEY = 32;
/** Of all jobs. */
const CANCELLED_RATIO = 0.1;
const REPEATED_RATIO = 0.1;
const LOOK_AGAIN_MS = 50;

export type LoadOptions = {
  readonly jobs: number;
  readonly readers: number;
  readonly seed: number;
  /** Others misuse the server meanwhile (F33). */
  readonly isAbused: boolean;
};

export type LoadRun = {
  readonly counts: Readonly<Record<string, number>>;
  /** From the first request to the end of the last job. */
  readonly activeSeconds: number;
  readonly latencies: Latencies;
  /** Statuses the abusers got; null without abuse. */
  readonly abuse: Readonly<Record<string, number>> | null;
  /** What did not hold; empty for a good run. */
  readonly problems: readonly string[];
};

/** Submits, repeats, lists, follows and cancels many jobs at once on a server of its own, then audits what is written down. */
export async function runLoad({ jobs, readers, seed, isAbused }: LoadOptions): Promise<LoadRun> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cueframe-load-'));
  const keys = Math.max(1, Math.ceil(readers / STREAMS_PER_KEY));
  const server = startScript(SERVER, [dataDir, String(keys), String(seed)]);
  try {
    const { address, port, secrets } = JSON.parse(await server.line(1)) as Listening;
    const client = createLoadClient(address, secrets);
    const abuse = isAbused ? abuseServer(port) : null;
    const startedMs = performance.now();
    const told = await submitAndFollow(client, { jobs, readers, random: seededRandom(seed) });
    const activeSeconds = (performance.now() - startedMs) / 1000;
    const abused = (await abuse?.stop()) ?? null;
    server.child.kill('SIGTERM');
    await once(server.child, 'close');
    const audit = await auditLoad(dataDir, told);
    return {
      ...{ activeSeconds, latencies: client.latencies, abuse: abused },
      counts: { ...told.counts, ...told.states },
      problems: [...told.problems, ...audit],
    };
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Listening = { readonly address: string; readonly port: number; readonly secrets: readonly string[] };

async function submitAndFollow(
  client: LoadClient,
  {
    jobs,
    readers,
    random,
  }: { readonly jobs: number; readonly readers: number; readonly random: () => number },
) {
  const accepted = new Set<string>();
  const cancelled = new Set<string>();
  const followed: Followed[] = [];
  const problems: string[] = [];
  const counts = { accepted: 0, repeated: 0, lists: 0, cancels: 0, streams: 0, 'streams taken up again': 0 };
  const reading: Promise<void>[] = [];

  const submit = async (number: number) => {
    const body = JSON.stringify({ scenario: SMALL_SCENARIO, priority: 1 + Math.floor(random() * 10) });
    const headers = { 'idempotency-key': `load ${number}` };
    const send = () => client.ask('submit', '/jobs', { method: 'POST', body, headers });
    const { status, body: job } = await send();
    const id = String(job['id']);
    if (status !== 202) return void problems.push(`submitting was answered ${status} ${JSON.stringify(job)}`);
    accepted.add(id);
    if (number < readers) reading.push(read(id, number));
    if (random() < REPEATED_RATIO) {
      counts.repeated += 1;
      const again = await send();
      if (again.body['id'] !== id) problems.push(`repeating ${id} gave ${JSON.stringify(again.body)}`);
    }
    if (random() < CANCELLED_RATIO) await cancel(id);
  };
  const read = async (id: string, key: number) => {
    try {
      const one = await followToTheEnd(client, id, { key, random });
      followed.push(one);
      counts.streams += 1;
      counts['streams taken up again'] += one.connections - 1;
    } catch (error) {
      problems.push(`no end for the ${error}`);
    }
  };
  const cancel = async (id: string) => {
    const { status, body } = await client.ask('cancel', `/jobs/${id}/cancel`, { method: 'POST' });
    counts.cancels += 1;
    if (status === 200) cancelled.add(id);
    else if (status !== 409) problems.push(`cancelling ${id} was answered ${status} ${JSON.stringify(body)}`);
  };
  const list = async (isOver: () => boolean) => {
    while (!isOver()) {
      const state = JOB_STATES[Math.floor(random() * JOB_STATES.length)];
      const { status } = await client.ask('list', `/jobs?limit=50&state=${state}`);
      if (status !== 200) problems.push(`listing was answered ${status}`);
      counts.lists += 1;
    }
  };

  let next = 0;
  let isSubmitted = false;
  const submitters = Array.from({ length: SUBMITTERS }, async () => {
    while (next < jobs) await submit(next++);
  });
  const listers = Array.from({ length: LISTERS }, () => list(() => isSubmitted));
  await Promise.all(submitters);
  isSubmitted = true;
  await Promise.all(listers);
  await Promise.all(reading);
  const waiting = async () => {
    const { body } = await client.ask('last looks', '/jobs?limit=1&state=queued&state=running');
    return (body['jobs'] as unknown[]).length > 0;
  };
  while (await waiting()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  counts.accepted = accepted.size;
  if (followed.length !== Math.min(readers, jobs))
    problems.push(`only ${followed.length} readers got an end`);
  return { accepted, cancelled, followed, problems, counts, states: await statesOf(client) };
}

/** How the jobs ended, as the API counts them. */
async function statesOf(client: LoadClient): Promise<Readonly<Record<string, number>>> {
  const found = { done: 0, failed: 0, cancelled: 0 };
  for (const state of ['done', 'failed', 'cancelled'] as const)
    for (let cursor = ''; ;) {
      const { body } = await client.ask('last looks', `/jobs?limit=500&state=${state}${cursor}`);
      found[state] += (body['jobs'] as unknown[]).length;
      if (body['nextCursor'] === null) break;
      cursor = `&cursor=${String(body['nextCursor'])}`;
    }
  return found;
}
