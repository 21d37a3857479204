import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type Measurement = {
  readonly seconds: number;
  /** Largest sum, over the process and all it started, of resident memory that is not a file's; null where /proc cannot tell. */
  readonly peakMemoryBytes: number | null;
};

const SAMPLE_MS = 500;
const PAGE_BYTES = 4096;

/** Runs a program to its end, output thrown away, and measures it with everything it starts. Rejects unless it exits with 0. */
export async function measureProcess(program: string, args: readonly string[]): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  let peak: number | null = null;
  const sampler = setInterval(() => {
    const now = treeMemoryBytes(child.pid ?? 0);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(sampler));
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`);
  return { seconds: (performance.now() - started) / 1000, peakMemoryBytes: peak };
}

/** Linux alone, from /proc/PID/statm. Exact shares (`smaps_rollup`) cost so much to read that they slowed what was measured by a fifth. */
function treeMemoryBytes(root: number): number | null {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const stat = readIfThere(`/proc/${name}/stat`);
      if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
  } catch {
    return null;
  }
  const isOurs = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0));
  let pages = 0;
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    const [, resident = 0, shared = 0] = (readIfThere(`/proc/${pid}/statm`) ?? '').split(' ').map(Number);
    pages += resident - shared;
  }
  return pages * PAGE_BYTES;
}

/** A process may end while it is looked at. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
