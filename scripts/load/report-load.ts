import type { LoadOptions, LoadRun } from './run-load.ts';

/** One text block: seed, machine, counts, throughput over the active time, latencies, audit. */
export function loadReport(options: LoadOptions, run: LoadRun, machine: string): string {
  const { jobs, readers, seed, isAbused } = options;
  const { counts, activeSeconds, latencies, abuse, problems } = run;
  const list = (facts: Readonly<Record<string, number>>) =>
    Object.entries(facts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
  return [
    `load: ${jobs} jobs, ${readers} readers, seed ${seed}${isAbused ? ', abused' : ''}`,
    `machine: ${machine}`,
    `counts: ${list(counts)}`,
    `throughput: ${(jobs / activeSeconds).toFixed(1)} jobs/s over ${activeSeconds.toFixed(1)} s`,
    ...[...latencies].map(([what, times]) => `${what}: ${latencyText(times)}`),
    ...(abuse ? [`abusers were answered: ${list(abuse)}`] : []),
    problems.length === 0
      ? 'audit: counters equal to sums, no residue rows, every reader got an end'
      : `audit: ${problems.length} PROBLEMS\n${problems.slice(0, 20).join('\n')}`,
  ].join('\n');
}

function latencyText(timesMs: readonly number[]): string {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const at = (ratio: number) => (sorted[Math.floor(ratio * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${at(1)} ms of ${sorted.length}`;
}
