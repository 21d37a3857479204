/** `npm run load -- --jobs 2000 --readers 200 [--seed N] [--abuse]`: many jobs at once, then an audit; fails where one line of it does. */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { loadReport } from './load/report-load.ts';
import { runLoad } from './load/run-load.ts';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '2000' },
    readers: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261121' },
    abuse: { type: 'boolean', default: false },
  },
});
const [jobs, readers, seed] = [Number(values.jobs), Number(values.readers), Number(values.seed)];
if (![jobs, readers, seed].every(Number.isInteger) || jobs < 1 || readers < 0)
  throw new Error('--jobs is a number of at least 1, --readers of at least 0, --seed any whole number');
const options = { jobs, readers, seed, isAbused: values.abuse };
const run = await runLoad(options);
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} threads, Node ${process.version}`;
console.log(loadReport(options, run, machine));
if (run.problems.length > 0) process.exitCode = 1;
