import { Validator } from '@seriousme/openapi-schema-validator';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { paths } from '../../docs/openapi.d.ts';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';
import { claimFake } from './helpers/fake-runner.ts';
import { readSse } from './helpers/read-sse.ts';

/** The types are generated from the document the server gives; `npm run docs:check` keeps them current. */
let own: TestServer;
let client: ReturnType<typeof createClient<paths>>;
beforeAll(async () => {
  own = await startTestServer();
  client = createClient<paths>({
    baseUrl: own.server.address,
    headers: { authorization: `Bearer ${own.user}` },
  });
});
afterAll(() => own.close());

type Document = { openapi: string; paths: Record<string, Record<string, { operationId?: string }>> };
const fetchDocument = async () => (await (await own.api('/openapi.json', { key: null })).json()) as Document;

test('the document is valid OpenAPI 3.1 and names every operation once', async () => {
  const document = await fetchDocument();
  expect(document.openapi).toBe('3.1.0');
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const names = operations.map(({ operationId }) => operationId);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['createJob', 'followJob', 'getOutput', 'presignUpload', 'probeMedia']),
  );
});

test('the page to try it is served whole by this server and needs no key', async () => {
  const page = await own.api('/docs', { key: null });
  const html = await page.text();
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
  expect(page.status).toBe(200);
  expect(files.filter((file) => /^(?:https?:)?\/\//.test(file))).toEqual([]);
  const base = page.url.endsWith('/') ? page.url : `${page.url}/`;
  const fetched = await Promise.all(files.map((file) => fetch(new URL(file, base))));
  await Promise.all(fetched.map((file) => file.arrayBuffer()));
  expect(fetched.map(({ status }) => status)).toEqual(files.map(() => 200));
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
});

test('a generated client makes a project, renders it, follows it and fetches the film', async () => {
  const project = await client.POST('/api/v1/projects', {
    body: { name: 'a film', scenario: SMALL_SCENARIO },
  });
  const made = await client.POST('/api/v1/jobs', { body: { projectId: project.data?.id ?? '' } });
  const id = made.data?.id ?? '';
  expect([made.response.status, made.data?.state]).toEqual([202, 'queued']);

  const events = await client.GET('/api/v1/jobs/{id}/events', {
    params: { path: { id } },
    parseAs: 'stream',
  });
  const states: unknown[] = [];
  const reading = (async () => {
    for await (const { event, data } of readSse(new Response(events.data as unknown as ReadableStream)))
      if (event === 'state') states.push(data['to']);
  })();
  await (await claimFake(own.jobs, own)).finish(Buffer.from('the film'));
  await reading;
  expect(states).toEqual(['running', 'done']);

  const film = await client.GET('/api/v1/jobs/{id}/output', { params: { path: { id } }, parseAs: 'text' });
  expect(film.data).toBe('the film');
  const list = await client.GET('/api/v1/jobs', { params: { query: { state: 'done' } } });
  expect(list.data?.jobs.map((job) => [job.id, job.result?.sizeBytes])).toEqual([[id, 8]]);
  const failed = await client.POST('/api/v1/jobs/{id}/pause', { params: { path: { id } } });
  expect([failed.response.status, failed.error?.error.code]).toEqual([409, 'job.transition']);
});
