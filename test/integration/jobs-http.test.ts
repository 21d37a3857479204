import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createS3Store } from '../../src/work/storage/s3-store.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { namesIn } from './helpers/fault-render.ts';
import { startS3Server, type S3Server } from './helpers/s3-server.ts';
import { startServe, until, type Served } from './helpers/served-job.ts';

/** A job over HTTP with a real client, as the documents show it, to a film that is decoded and counted. */
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'cueframe');
const SECONDS = 2;

let folder: FaultFolder;
beforeAll(() => {
  folder = makeFaultFolder(SECONDS);
});
afterAll(() => folder.remove());

let served: Served | null = null;
afterEach(async () => {
  await served?.end('SIGTERM');
  served = null;
});

/** A serve that listens, and curl with its key. */
async function serve(name: string, env: NodeJS.ProcessEnv = {}) {
  const dataDir = join(folder.path, name);
  mkdirSync(dataDir);
  const one = startServe(dataDir, { env });
  served = one;
  const isListening = () => /listening on \S+\n.*key/.test(one.said());
  expect(await until(one, isListening, 60_000), one.said()).toBe(true);
  const address = /listening on (\S+)/.exec(one.said())?.[1] ?? '';
  const key = readFileSync(join(dataDir, 'api-key'), 'utf8').trim();
  expect(one.said()).not.toContain(key); // no terminal: it might be a log
  const curl = async (path: string, ...args: string[]) => {
    const all = ['-sS', '--fail-with-body', '-H', `authorization: Bearer ${key}`, ...args];
    return (await promisify(execFile)('curl', [...all, `${address}/api/v1${path}`])).stdout;
  };
  return {
    ...{ one, dataDir, address, curl },
    json: async (path: string, ...args: string[]) => JSON.parse(await curl(path, ...args)) as unknown,
  };
}

/** `-d` of a JSON body, by a file as the documents do. */
function body(name: string, value: unknown): string[] {
  const path = join(folder.path, name);
  writeFileSync(path, JSON.stringify(value));
  return ['-H', 'content-type: application/json', '-d', `@${path}`];
}

const scenario = () => JSON.parse(readFileSync(folder.scenario, 'utf8')) as Record<string, unknown>;

/** What one stream of server-sent events told: names in order, and the ids. */
function readEvents(text: string) {
  const events = text.split('\n\n').filter((block) => block.includes('event:'));
  const field = (block: string, name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
  return events.map((block) => ({
    id: Number(field(block, 'id')),
    event: field(block, 'event'),
    data: JSON.parse(field(block, 'data')) as Record<string, unknown>,
  }));
}

describe.runIf(hasCurl)(`a job by curl${hasCurl ? '' : ' (skipped: there is no curl)'}`, () => {
  test('the source uploaded, the job followed by its events, the film fetched: all frames are there', async () => {
    const { curl, json } = await serve('data-curl');
    const source = join(folder.path, 'source.mp4');
    const upload = (await json('/uploads?name=source.mp4', '-T', source, '-X', 'POST')) as { source: string };
    const job = (await json(
      '/jobs',
      ...body('job.json', {
        scenario: scenario(),
        sources: { main: upload.source },
        settings: { segments: 3 },
      }),
    )) as Job;
    const told = readEvents(
      await curl(`/jobs/${job.id}/events`, '-N', '--max-time', '100', '-H', 'last-event-id: 0'),
    );
    const film = join(folder.outDir, 'curl.mp4');
    await curl(`/jobs/${job.id}/output`, '-o', film);
    const done = (await json(`/jobs/${job.id}`)) as Job;
    const percents = told.flatMap(({ data }) =>
      data['type'] === 'progress' ? [(data['progress'] as Job['progress']).percent] : [],
    );
    expect({
      accepted: job.state,
      states: told.flatMap(({ data }) => (data['type'] === 'state' ? [data['to']] : [])),
      isMonotone: percents.every((percent, at) => percent >= (percents[at - 1] ?? 0)),
      isNumbered: told.every(({ id }, at) => id > (told[at - 1]?.id ?? 0)),
      frames: filmDigest(film)?.frames,
      planned: done.result?.frames,
    }).toEqual({
      accepted: 'queued',
      states: ['queued', 'running', 'done'],
      ...{ isMonotone: true, isNumbered: true },
      ...{ frames: SECONDS * 25, planned: SECONDS * 25 },
    });
  });
});

/** The blocks of shell of one section of a document, in order. */
function shellBlocks(document: string, title: string): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', document), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

test.runIf(hasCurl)('the lines of docs/http-api.md, run as they stand, give a film', async () => {
  const [start, settings = '', newKey, upload, submit, ...others] = shellBlocks(
    'http-api.md',
    'From a scenario to a film',
  );
  const { address, dataDir } = await serve('studio');
  const cwd = join(folder.path, 'docs');
  mkdirSync(cwd);
  symlinkSync(dataDir, join(cwd, 'studio'));
  copyFileSync(join(folder.path, 'source.mp4'), join(cwd, 'video.mp4'));
  let [source, job] = ['', ''];
  const shell = async (block = '') => {
    const lines = `${settings}\n${block}`
      .replace('http://127.0.0.1:4727', address)
      .replace('upload://ID', source);
    const options = { cwd, env: { ...process.env, JOB: job } };
    return (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', lines], options)).stdout;
  };
  const key = JSON.parse(await shell(newKey)) as { secret: string };
  source = (JSON.parse(await shell(upload)) as { source: string }).source;
  job = (JSON.parse(await shell(submit)) as { id: string }).id;
  const told: string[] = [];
  for (const block of others) told.push(await shell(block));
  expect({
    start,
    hasKey: /^cf_/.test(key.secret),
    blocks: others.length,
    states: readEvents(told[0] ?? '')
      .flatMap(({ data }) => (data['type'] === 'state' ? [data['to']] : []))
      .at(-1),
    frames: filmDigest(join(cwd, 'film.mp4'))?.frames,
  }).toEqual({
    ...{ start: 'cueframe serve --data studio\n', hasKey: true, blocks: 2, states: 'done' },
    frames: SECONDS * 25,
  });
});

test.runIf(hasCurl)(
  'signatures of addresses are shown nowhere: not in replies, not by jobs, not in the log',
  async () => {
    const { one, dataDir, curl, json } = await serve('data-secrets', { CUEFRAME_LOG: 'trace' });
    const secret = 'X-Amz-Signature=5ec4e7';
    const wish = {
      scenario: scenario(),
      // what the name means is asked when it is fetched, and refused
      sources: { main: `https://localhost/main.mp4?${secret}` },
      callbackUrl: `https://localhost/hook?${secret}`,
    };
    const accepted = await curl('/jobs', ...body('secrets.json', wish));
    const { id } = JSON.parse(accepted) as Job;
    const events = await curl(`/jobs/${id}/events`, '-N', '--max-time', '100', '-H', 'last-event-id: 0');
    const job = (await json(`/jobs/${id}`)) as Job;
    const listed = await curl('/jobs');
    const jobs = async (...args: string[]) => {
      const all = [BIN, 'jobs', ...args, '--data', dataDir];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, all).catch(
        (error: { stdout: string; stderr: string }) => error, // a failed job fails `watch`
      );
      return stdout + stderr;
    };
    const shown = [accepted, events, JSON.stringify(job), listed, one.said()];
    for (const args of [
      ['show', id],
      ['show', id, '--json'],
      ['list', '--json'],
      ['watch', id],
      ['watch', id, '--json'],
    ])
      shown.push(await jobs(...args));
    expect(job.state).toBe('failed');
    expect(shown[6]).toContain('https://localhost/hook?…');
    expect(shown.filter((text) => text.includes('5ec4e7'))).toEqual([]);
  },
);

describe.runIf(hasCurl)('a job between buckets', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3Server();
  });
  afterAll(() => s3.close());

  test('the source by a presigned address and by s3://, the film by parts into the bucket, fetched by a signed address', async () => {
    const { address, curl, json } = await serve('data-s3', {
      CUEFRAME_S3_BUCKET: s3.options.bucket,
      CUEFRAME_S3_ENDPOINT: s3.options.endpoint ?? '',
      CUEFRAME_S3_ACCESS_KEY_ID: 'S3RVER',
      CUEFRAME_S3_SECRET_ACCESS_KEY: 'S3RVER',
    });
    const source = join(folder.path, 'source.mp4');
    const sizeBytes = readFileSync(source).length;
    const presigned = (await json(
      '/uploads/presign',
      ...body('presign.json', { name: 'source.mp4', sizeBytes }),
    )) as { upload: { id: string; source: string }; url: string; headers: Record<string, string> };
    const headers = Object.entries(presigned.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    await promisify(execFile)('curl', ['-sS', '--fail-with-body', ...headers, '-T', source, presigned.url]);
    await json(`/uploads/${presigned.upload.id}/complete`, '-X', 'POST');
    const key = (await json('/keys', ...body('key.json', { name: 'k', scopes: ['submit'] }))) as {
      secret: string;
    };
    const elsewhere = { scenario: scenario(), output: 's3://elsewhere/a.mp4' };
    const refused = await fetch(`${address}/api/v1/jobs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...elsewhere, sources: { main: presigned.upload.source } }),
    });
    const refusal = await refused.text();
    const store = createS3Store(s3.options);
    await store.put(source, 'sources/other.mp4');

    const films: (number | undefined)[] = [];
    for (const [name, from, output] of [
      ['upload', presigned.upload.source, undefined],
      ['bucket', `s3://${s3.options.bucket}/sources/other.mp4`, `s3://${s3.options.bucket}/films/a.mp4`],
    ] as const) {
      const wish = { scenario: scenario(), sources: { main: from }, ...(output && { output }) };
      const job = (await json('/jobs', ...body(`${name}.json`, wish))) as Job;
      await curl(`/jobs/${job.id}/events`, '-N', '--max-time', '100');
      const film = join(folder.outDir, `${name}.mp4`);
      await fetchTo(store, output ? 'films/a.mp4' : `outputs/${job.id}.mp4`, film);
      films.push(filmDigest(film)?.frames);
      await curl(`/jobs/${job.id}/output`, '-L', '-o', film);
      films.push(filmDigest(film)?.frames);
    }
    store.close();
    const left = namesIn(join(folder.path, 'data-s3')).filter((name) =>
      ['rendered', 'sources'].includes(name),
    );
    expect([refused.status < 500 && refused.status >= 400, refusal]).toEqual([
      true,
      expect.stringContaining(`must begin with s3://${s3.options.bucket}/`),
    ]);
    expect({
      films,
      open: await s3.openUploads(),
      left: left.flatMap((name) => namesIn(join(folder.path, 'data-s3', name))),
    }).toEqual({
      films: Array.from({ length: 4 }, () => SECONDS * 25),
      ...{ open: [], left: [] },
    });
  });
});

async function fetchTo(store: ReturnType<typeof createS3Store>, key: string, path: string): Promise<void> {
  const { stream } = await store.read(key);
  writeFileSync(path, Buffer.concat((await stream.toArray()) as Buffer[]));
}
