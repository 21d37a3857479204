import { afterAll, beforeAll, expect, test } from 'vitest';
import { killServe } from '../../scripts/faults/kill-serve.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { runSeed } from './helpers/fault-random.ts';

/** The whole program is killed, again and again; `npm run faults -- --kills 200` is the long run. */
const KILLS = Number(process.env['CUEFRAME_SERVE_KILLS'] ?? 4);

let folder: FaultFolder;
beforeAll(() => {
  folder = makeFaultFolder(2);
});
afterAll(() => folder.remove());

test(`${KILLS} times kill -9 of serve at seeded moments: every film is exact, and nothing finished was made again`, async () => {
  const run = await killServe(folder, { kills: KILLS, random: seededRandom(runSeed(20_261_121)) });
  console.log(
    `${run.kills} kills, ${run.films} films, ${run.segmentsSaved} segments saved, slowest restart ${run.slowestResumeMs} ms`,
  );
  const isWorthIt = run.segmentsSaved > 0; // else no kill came where something could be lost
  expect({ kills: run.kills, problems: run.problems, isWorthIt }).toEqual({
    ...{ kills: KILLS, problems: [], isWorthIt: true },
  });
}, 600_000);
