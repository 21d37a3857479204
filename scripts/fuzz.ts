/**
 * Random valid scenarios, rendered and checked: `npm run fuzz -- --seed 1 --count 100`. A seed that fails is made as
 * small as it can be and printed. `--checks segments,rungs` asks only these; `--keep-going` reduces nothing.
 */
import { parseArgs } from 'node:util';
import { CHECKS } from './fuzz/checks/all-checks.ts';
import { openFuzzEngine } from './fuzz/fuzz-engine.ts';
import { makeScenario } from './fuzz/make-scenario.ts';
import { reduceScenario, tryScenario } from './fuzz/try-scenario.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '50' },
    checks: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
  },
});
const [first, count] = [Number(values.seed), Number(values.count)];
if (!Number.isInteger(first) || !Number.isInteger(count) || count < 1)
  throw new Error('--seed is a whole number, --count one of at least 1');
const only = values.checks?.split(',');
const unknown = only?.find((name) => !(name in CHECKS));
if (unknown !== undefined)
  throw new Error(`there is no check ${unknown}, but ${Object.keys(CHECKS).join(', ')}`);

const engine = await openFuzzEngine();
let failed = 0;
try {
  for (let seed = first; seed < first + count; seed += 1) {
    const done = seed - first;
    if (done > 0 && done % 20 === 0) console.log(`${done} of ${count} scenarios, ${failed} failed`);
    const scenario = makeScenario(seed);
    const finding = await tryScenario(scenario, engine, { seed, ...(only && { only }) });
    if (finding === null) continue;
    failed += 1;
    console.log(`seed ${seed}: ${finding.check}: ${finding.message}`);
    if (values['keep-going']) continue;
    const smallest = await reduceScenario(scenario, finding, engine, seed);
    console.log(JSON.stringify({ cueframe: 1, ...smallest }, null, 2));
  }
  console.log(`${count} scenarios from seed ${first}: ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} finally {
  await engine.close();
}
