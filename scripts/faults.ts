/**
 * Long fault runs: `npm run faults -- --kills 200 --seed 7` kills the whole program at random instants, `--syscalls` kills and
 * fails the store and the publishing of a film at each system call in turn. Prints what was seen; fails where an invariant
 * did not hold.
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '../test/helpers/test-random.ts';
import { makeFaultFolder } from '../test/integration/helpers/fault-film.ts';
import { faultSyscalls } from './faults/fault-syscalls.ts';
import { killServe } from './faults/kill-serve.ts';
import { whyNoStrace } from './faults/strace-run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261121' },
    syscalls: { type: 'boolean', default: false },
  },
});
if (values.syscalls) await everySyscall();
else await randomKills();

async function everySyscall(): Promise<void> {
  const reason = whyNoStrace();
  if (reason !== null) return console.log(`skipped, nothing was tested: ${reason}`);
  const { runs, problems } = await faultSyscalls({
    onRuns: (what, count) => console.log(`${what}: ${count} runs`),
  });
  console.log(JSON.stringify({ runs, problems }, null, 2));
  if (problems.length > 0) process.exitCode = 1;
}

async function randomKills(): Promise<void> {
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed))
    throw new Error('--kills is a number of at least 1, --seed any whole number');

  console.log(`${kills} kills of the whole program, seed ${seed}`);
  const folder = makeFaultFolder(3);
  try {
    const run = await killServe(folder, {
      kills,
      random: seededRandom(seed),
      onFilm: ({ films, kills: done, problems, slowestResumeMs, lateResumes }) =>
        console.log(
          `film ${films}: ${done} kills so far, slowest restart ${slowestResumeMs} ms, ${lateResumes} late, ${problems.length} problems`,
          ...problems.slice(-3),
        ),
    });
    console.log(JSON.stringify(run, null, 2));
    if (run.problems.length > 0) process.exitCode = 1;
  } finally {
    folder.remove();
  }
}
