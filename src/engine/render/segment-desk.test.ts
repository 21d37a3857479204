import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import type { RenderEvent } from '../request/render-request.ts';
import { openSegmentDesk } from './segment-desk.ts';
import type { LedgerSegment, SegmentLedger } from '../request/segment-ledger.ts';

const SEGMENT: LedgerSegment = { index: 0, startFrame: 0, endFrame: 25, fingerprint: 'f0' };
const WORKER = { how: 'render', worker: 'local-1' } as const;
const TOKEN = { attempt: 1, secret: 's' };

async function desk(answer: 'committed' | 'same' | 'stale', token: typeof TOKEN | null = TOKEN) {
  const calls: unknown[] = [];
  const events: RenderEvent[] = [];
  const ledger: SegmentLedger = {
    plan: async (segments) => void calls.push(['plan', segments]),
    lease: async (...given) => (calls.push(['lease', ...given]), token),
    commit: async (...given) => (calls.push(['commit', ...given]), answer),
    release: async (...given) => void calls.push(['release', ...given]),
  };
  return {
    calls,
    events,
    desk: await openSegmentDesk([SEGMENT], { ledger, onEvent: (event) => events.push(event) }),
  };
}
const states = (events: readonly RenderEvent[]) =>
  events.flatMap((event) => (event.type === 'segment' ? [`${event.state} ${event.attempt}`] : []));

test('a segment is planned, leased, rendered and counted once', async () => {
  const { desk: open, calls, events } = await desk('committed');
  expect(await open.handle(SEGMENT, WORKER, async () => ({ sha256: 'd' }))).toEqual({ sha256: 'd' });
  expect(calls).toEqual([
    ['plan', [{ index: 0, startFrame: 0, endFrame: 25, fingerprint: 'f0' }]],
    ['lease', 0, 'local-1'],
    ['commit', 0, TOKEN, { sha256: 'd', how: 'render' }],
  ]);
  expect(states(events)).toEqual(['planned 0', 'leased 1', 'committed 1']);
  expect(open.reports).toMatchObject([
    { index: 0, startFrame: 0, endFrame: 25, how: 'render', worker: 'local-1' },
  ]);
});

test('an attempt that failed is seen, and the next one too', async () => {
  const { desk: open, events } = await desk('committed');
  await open.handle(SEGMENT, WORKER, async (onRetry) => {
    onRetry(1, new StudioError('page.crashed', 'the page crashed'));
    return { sha256: 'd' };
  });
  expect(states(events)).toEqual(['planned 0', 'leased 1', 'failed 1', 'leased 2', 'committed 2']);
});

test('a result that comes too late does not count', async () => {
  const { desk: open, events } = await desk('stale');
  await expect(open.handle(SEGMENT, WORKER, async () => ({ sha256: 'd' }))).rejects.toMatchObject({
    code: 'lease.stale',
  });
  expect(open.reports).toEqual([]);
  expect(states(events)).toEqual(['planned 0', 'leased 1', 'failed 1']);
});

test('the same result told twice counts', async () => {
  const { desk: open } = await desk('same');
  await expect(open.handle(SEGMENT, WORKER, async () => ({ sha256: 'd' }))).resolves.toEqual({ sha256: 'd' });
});

test('a segment counted before is made again without being counted again', async () => {
  const { desk: open, calls } = await desk('stale', null);
  await open.handle(SEGMENT, WORKER, async () => ({ sha256: 'd' }));
  expect(calls.slice(1)).toEqual([['lease', 0, 'local-1']]);
});

test.each([
  ['page.failed', 'page.failed: no'],
  ['job.cancelled', null],
] as const)('after %s the lease goes back with %s', async (code, told) => {
  const { desk: open, calls } = await desk('committed');
  const work = async () => Promise.reject(new StudioError(code, 'no'));
  await expect(open.handle(SEGMENT, WORKER, work)).rejects.toMatchObject({ code });
  expect(calls.at(-1)).toEqual(['release', 0, TOKEN, told]);
});
