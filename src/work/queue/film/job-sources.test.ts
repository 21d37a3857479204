import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import { fetchSources } from './job-sources.ts';

const { signal } = new AbortController();
const scenario = (media: Record<string, string>, fonts: string[] = []) =>
  ({
    media: Object.fromEntries(Object.entries(media).map(([id, src]) => [id, { src }])),
    fonts: fonts.map((src) => ({ src })),
  }) as unknown as Scenario;

test('each address is fetched once; files given stay as they are, those of the scenario too', async () => {
  const fetched: string[] = [];
  const files = await fetchSources(
    scenario({ a: 'https://x/a.mp4', b: 'b.mp4', c: 'c.mp4', d: 'D:\\d.mp4' }),
    { sources: { b: 's3://k/b.mp4', c: '/c.mp4', a: 's3://k/b.mp4' }, baseDir: '/films' },
    async (address) => `/fetched/${fetched.push(address)}`,
    signal,
  );
  expect({ fetched, files }).toEqual({
    fetched: ['s3://k/b.mp4'],
    files: { a: '/fetched/1', b: '/fetched/1', c: '/c.mp4' },
  });
});

test.each([
  [scenario({ a: 'a.mp4' }), 'media.a: a.mp4 is relative, and the job has no folder'],
  [scenario({}, ['f.ttf']), 'fonts: f.ttf is relative, and the job has no folder'],
])('without a folder nothing relative is taken', async (film, message) => {
  const fetching = fetchSources(film, { sources: {}, baseDir: null }, async (address) => address, signal);
  await expect(fetching).rejects.toMatchObject({ code: 'media.not_found', message });
});
