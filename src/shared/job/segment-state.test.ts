import { expect, test } from 'vitest';
import type { JobSegment } from './job.ts';
import type { SegmentWork } from './kinds/render-kind.ts';
import { countStates, segmentState, segmentTry } from './segment-state.ts';

const segment = (part: Partial<JobSegment>): JobSegment => ({
  ...{ index: 0, startFrame: 0, endFrame: 100, fingerprint: 'f', state: 'planned', attempt: 0 },
  ...{ worker: null, how: null, failure: null, ...part },
});
const work = (doing: SegmentWork['doing'], attempt = 1): SegmentWork => ({
  ...{ index: 0, frames: 10, doing, attempt },
});
const leased = segment({ state: 'leased', attempt: 1 });

test('each state of a segment is told apart', () => {
  expect([
    segmentState(segment({}), undefined),
    segmentState(leased, undefined),
    segmentState(leased, work('drawing')),
    segmentState(leased, work('encoding')),
    segmentState(segment({ failure: 'page.crashed: it crashed', attempt: 1 }), undefined),
    segmentState(segment({ state: 'committed', how: 'render', failure: 'once' }), work('encoding')),
    segmentState(segment({ state: 'committed', how: 'cache' }), undefined),
  ]).toEqual(['waiting', 'waiting', 'drawing', 'encoding', 'failed', 'done', 'cache']);
});

test('a pause is no failure: only tries after one count', () => {
  expect([
    segmentTry(leased, work('drawing')),
    segmentTry({ ...leased, attempt: 3 }, work('drawing')),
    segmentTry(leased, work('drawing', 2)),
    segmentTry({ ...leased, attempt: 2, failure: 'page.crashed: it crashed' }, work('drawing')),
    segmentTry({ ...leased, attempt: 2, failure: 'page.crashed: it crashed' }, undefined),
  ]).toEqual([1, 1, 2, 2, 2]);
});

test('states are counted in their own order, only those there are', () => {
  expect(countStates(['done', 'waiting', 'done', 'drawing'])).toEqual([
    { state: 'waiting', count: 1 },
    { state: 'drawing', count: 1 },
    { state: 'done', count: 2 },
  ]);
});
