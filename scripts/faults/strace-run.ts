import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');
const RUN_LIMIT_MS = 60_000;

/** What is done to system call number `when` of `calls` (counted in each thread) that touches one of `paths`. */
export type Injection = {
  readonly calls: readonly string[];
  readonly fault: 'signal=SIGKILL' | 'error=EIO' | 'error=ENOSPC';
  readonly when: number;
  readonly paths: readonly string[];
};

export type StraceRun = {
  /** Whether there was a call with this number at all. */
  readonly isHit: boolean;
  readonly lines: readonly string[];
  /** 0: it ended as if nothing had happened. */
  readonly exitCode: number | null;
  readonly stderr: string;
};

/** Why system calls cannot be faulted here, or null. */
export function whyNoStrace(): string | null {
  if (process.platform !== 'linux') return 'strace is for Linux only';
  const found = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']);
  if (found.error) return 'strace is not installed';
  return found.status === 0 ? null : `strace may not trace here: ${String(found.stderr).trim()}`;
}

/** Bundles a victim, so that each of many runs starts fast; gives its path. */
export async function bundleVictim(name: string): Promise<string> {
  const outfile = join(ROOT, 'out', 'faults', `${name}.mjs`);
  await build({
    ...{ entryPoints: [join(import.meta.dirname, 'victims', `${name}.ts`)], outfile },
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' },
  });
  return outfile;
}

/** One run of a victim with one fault. */
export function runUnderStrace(
  script: string,
  args: readonly string[],
  { injection, logPath }: { readonly injection: Injection; readonly logPath: string },
): StraceRun {
  const calls = injection.calls.join(',');
  const strace = [
    ...['-f', '-qq', '-o', logPath, '-e', `trace=${calls}`],
    ...injection.paths.flatMap((path) => ['-P', path]),
    ...['-e', `inject=${calls}:${injection.fault}:when=${injection.when}`],
    ...[process.execPath, script, ...args],
  ];
  const run = spawnSync('strace', strace, {
    encoding: 'utf8',
    timeout: RUN_LIMIT_MS,
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' }, // calls are counted in each thread
  });
  const log = readFileSync(logPath, 'utf8');
  return {
    isHit: log.includes('(INJECTED)') || log.includes('killed by SIGKILL'),
    lines: run.stdout.split('\n').filter(Boolean),
    exitCode: run.status,
    stderr: run.stderr,
  };
}
