import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { checkRoom } from './free-space.ts';
import { keepRoom } from './wait-for-room.ts';

const job = { id: 'a' } as Job;

test('a job goes on when there is room for what it needs; one that ran out in the middle waits for more each time', async () => {
  let freeBytes = 0;
  const freeSpace = () => Promise.resolve({ disk: '1', freeBytes });
  const room = keepRoom(freeSpace);
  const isReadyWith = async (bytes: number) => {
    freeBytes = bytes;
    return (await room.withRoom([job])).length === 1;
  };
  const places = [{ path: '/out', bytes: 100 }];
  const refused = await checkRoom(places, freeSpace).catch((error: unknown) => error as StudioError);
  const ranOut = new StudioError('disk.full', 'x', { details: { places } });

  const unknown = await isReadyWith(0);
  room.note('a', refused as StudioError);
  const afterRefusal = [await isReadyWith(99), await isReadyWith(100)];
  room.note('a', ranOut);
  room.note('a', ranOut);
  const afterRunningOut = [await isReadyWith(399), await isReadyWith(400)];
  expect({ unknown, afterRefusal, afterRunningOut }).toEqual({
    ...{ unknown: true, afterRefusal: [false, true], afterRunningOut: [false, true] },
  });
});

test('of a thousand jobs the needs are remembered, those that were noted first are forgotten first', async () => {
  const room = keepRoom(() => Promise.resolve({ disk: '1', freeBytes: 0 }));
  const full = new StudioError('disk.full', 'x', { details: { places: [{ path: '/out', bytes: 1 }] } });
  const jobs = Array.from({ length: 1002 }, (_, index) => ({ id: `j${index}` }) as Job);
  for (const { id } of jobs.slice(0, 1000)) room.note(id, full);
  room.note('j0', full); // again: it is not the oldest any more
  for (const { id } of jobs.slice(1000)) room.note(id, full);
  expect((await room.withRoom(jobs)).map(({ id }) => id)).toEqual(['j1', 'j2']);
});
