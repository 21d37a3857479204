// npm run bench:api [-- --jobs N]: how long the API takes to accept a job, to list 10,000 that wait, and to answer somebody
// while costly jobs are taken in and planned.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCheckpoints } from '../src/work/database/background-checkpoints.ts';
import { openDatabase } from '../src/work/database/open-database.ts';
import { createSqliteKeyStore } from '../src/work/keys/sqlite-key-store.ts';
import { createSqliteProjectStore } from '../src/work/projects/sqlite-project-store.ts';
import { createSqliteJobStore } from '../src/work/queue/sqlite/sqlite-job-store.ts';
import { createSqliteUploadStore } from '../src/work/uploads/sqlite-upload-store.ts';
import { createUploads } from '../src/work/uploads/uploads.ts';
import { startServer } from '../src/server/start-server.ts';
import { createThreads } from '../src/engine/threads/run-in-thread.ts';
import { costlyScenarios, planAsJob, planBeside } from './bench/plan-beside.ts';
import { round, writeResults } from './bench/results.ts';

const { values } = parseArgs({ options: { jobs: { type: 'string', default: '300' } } });
const QUEUED = 10_000;
const LISTS = 50;
const TARGETS_MS = { create: 50, list: 100, answerWhilePlanning: 100 };

/** What a caption tool sends for a minute of speech. */
const scenario = {
  cueframe: 1,
  stage: { width: 1280, height: 720, frameRate: 30 },
  media: { video: { src: 'https://example.com/talk.mp4' } },
  timeline: [{ media: 'video' }],
  cues: Array.from({ length: 60 }, (_, second) => ({
    type: 'text',
    text: `what is said in second ${second}`,
    start: second,
    end: second + 1,
    style: 'bold-pop',
  })),
};

const dataDir = mkdtempSync(join(tmpdir(), 'cueframe-bench-api-'));
try {
  const database = openDatabase(dataDir);
  const checkpoints = startCheckpoints(database, { onTrouble: (error) => console.error(error) });
  const jobs = createSqliteJobStore(database);
  const keys = createSqliteKeyStore(database);
  const server = await startServer({
    services: {
      ...{
        jobs,
        keys,
        projects: createSqliteProjectStore(database),
        objectStore: null,
        dataDir,
        fetchInto: null,
      },
      uploads: createUploads({
        store: createSqliteUploadStore(database),
        folder: join(dataDir, 'uploads'),
        limitBytes: 1,
      }),
      filmSecret: 'films',
      callbackSecretOf: (id) => ({ id, secret: 'of no use here' }),
      ffmpeg: () => Promise.reject(new Error('nothing is probed here')),
    },
    limits: { requestsPerMinuteWithKey: 1_000_000 },
    log: { level: 'silent' },
  });
  const { secret } = keys.create({ name: 'bench', scopes: ['admin'], queuedJobLimit: 100_000 });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${server.address}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    });
  const body = JSON.stringify({ scenario });
  const create = () => ask('/jobs', { method: 'POST', body });

  await timed(20, create, 202); // warm
  const empty = await timed(Number(values.jobs), create, 202);
  const request = (await jobs.list({ limit: 1 })).jobs[0]?.id;
  const known = request === undefined ? null : await jobs.get(request);
  if (!known) throw new Error('no job was made');
  const again = { ...known.request, scenario: await jobs.scenarioOf(known.id) };
  const missing = QUEUED - (await jobs.countByState()).queued;
  await jobs.addAll(Array.from({ length: missing }, () => ({ request: again })));
  const full = await timed(Number(values.jobs), create, 202);
  const list = await timed(LISTS, () => ask('/jobs?state=queued&limit=50'), 200);
  const all = await timed(1, listAll, 200);
  const whilePlanning = await planCostly();
  await server.close();
  await checkpoints.stop();
  await jobs.close();

  const report = {
    queuedJobs: QUEUED,
    targetsMs: TARGETS_MS,
    ms: { createWithEmptyQueue: empty, createWithFullQueue: full, listOnePage: list, listAllPages: all },
    whilePlanning,
  };
  console.log(JSON.stringify(report, null, 2));
  writeResults('api', report);

  /** What somebody waits for the newest job while each of the costly jobs is taken in, and then read and planned. */
  async function planCostly(): Promise<object> {
    const found: Record<string, object> = {};
    const threads = createThreads({ most: 1 });
    try {
      for (const [name, costly] of Object.entries(costlyScenarios())) {
        const json = JSON.stringify({ scenario: costly });
        const measured = await planBeside(json, { address: server.address, secret }, async (jobId) =>
          planAsJob(await jobs.scenarioText(jobId), threads),
        );
        found[name] = { megabytes: round(json.length / 1e6, 1), ...measured };
      }
      return found;
    } finally {
      await threads.close();
    }
  }

  /** All queued jobs, page after page; as one reply. */
  async function listAll(): Promise<Response> {
    let cursor = '';
    let found = 0;
    for (;;) {
      const reply = await ask(`/jobs?state=queued&limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = (await reply.json()) as { jobs: unknown[]; nextCursor: string | null };
      found += page.jobs.length;
      if (page.nextCursor === null) return Response.json({ found });
      cursor = page.nextCursor;
    }
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** Milliseconds of `count` requests, one after the other, their replies read. */
async function timed(count: number, send: () => Promise<Response>, status: number) {
  const times: number[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    const start = performance.now();
    const reply = await send();
    const text = await reply.text();
    times.push(performance.now() - start);
    if (reply.status !== status) throw new Error(`${reply.status} ${text}`);
  }
  times.sort((a, b) => a - b);
  const at = (ratio: number) => round(times[Math.floor(ratio * (times.length - 1))] ?? 0, 2);
  return { count, p50: at(0.5), p99: at(0.99), worst: at(1) };
}
