import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/work/database/open-database.ts';
import { checkFilm, checkStore } from './check-victims.ts';
import { bundleVictim, runUnderStrace, type Injection, type StraceRun } from './strace-run.ts';

const FILM_BYTES = 200_000;
const WRITES = ['write', 'pwrite64', 'pwritev'];
const SYNCS = ['fsync', 'fdatasync'];
const NAMES = ['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'ftruncate', 'truncate'];
/** A victim that is never through would go on for ever. */
const MOST_CALLS = 2000;

type Victim = {
  readonly name: 'store-victim' | 'film-victim';
  /** Makes what it needs in `dir`; gives the paths whose system calls count. */
  readonly prepare: (dir: string) => readonly string[];
  readonly args: readonly string[];
  readonly check: (dir: string, run: StraceRun) => readonly string[] | Promise<readonly string[]>;
};

const VICTIMS: readonly Victim[] = [
  {
    name: 'store-victim',
    args: [],
    prepare: (dir) => ['', '-wal', '-shm', '-journal'].map((ending) => join(dir, DATABASE_FILE + ending)),
    check: checkStore,
  },
  {
    name: 'film-victim',
    args: [String(FILM_BYTES)],
    prepare(dir) {
      writeFileSync(join(dir, 'film.mp4'), 'old');
      return [];
    },
    check: (dir, run) => checkFilm(dir, run, FILM_BYTES),
  },
];

/** Kinds of faults: death before a call takes effect, and calls that fail once. */
const FAULTS = [
  ...[WRITES, SYNCS, NAMES].map((calls) => ({ calls, fault: 'signal=SIGKILL' as const })),
  { calls: WRITES, fault: 'error=ENOSPC' as const },
  { calls: SYNCS, fault: 'error=EIO' as const },
];

export type SyscallRuns = {
  /** Runs with a fault, by victim and kind. */
  readonly runs: Readonly<Record<string, number>>;
  /** What did not hold; empty for a good run. */
  readonly problems: readonly string[];
};

/**
 * Kills and fails the store and the publishing of a film at system call 1, 2, 3 … until they survive, and checks what they
 * promised after each. `only`: one run of each
 * kind, at that call, for a short share.
 */
export async function faultSyscalls(
  options: { readonly only?: number; readonly onRuns?: (what: string, runs: number) => void } = {},
): Promise<SyscallRuns> {
  const { only, onRuns } = options;
  const root = mkdtempSync(join(tmpdir(), 'cueframe-syscalls-'));
  const runs: Record<string, number> = {};
  const problems: string[] = [];
  try {
    for (const victim of VICTIMS) {
      const script = await bundleVictim(victim.name);
      for (const { calls, fault } of FAULTS) {
        const what = `${victim.name} ${calls[0]}… ${fault}`;
        runs[what] = 0;
        for (let when = only ?? 1; when < MOST_CALLS; when += 1) {
          const run = await once(victim, script, { root, injection: { calls, fault, when } });
          problems.push(...run.problems.map((problem) => `${what} ${when}: ${problem}`));
          if (run.isHit) runs[what] += 1;
          if (!run.isHit || only !== undefined) break;
        }
        onRuns?.(what, runs[what] ?? 0);
      }
    }
    return { runs, problems };
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function once(
  victim: Victim,
  script: string,
  { root, injection }: { readonly root: string; readonly injection: Omit<Injection, 'paths'> },
): Promise<{ readonly isHit: boolean; readonly problems: readonly string[] }> {
  const dir = join(root, 'run');
  mkdirSync(dir);
  try {
    const paths = victim.prepare(dir);
    const run = runUnderStrace(script, [dir, ...victim.args], {
      injection: { ...injection, paths },
      logPath: join(root, 'strace.log'),
    });
    return { isHit: run.isHit, problems: await victim.check(dir, run) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}
