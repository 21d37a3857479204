import { readdirSync, readFileSync } from 'node:fs';

export type ProcessKind =
  'renderer' | 'browser' | 'compose' | 'check' | 'sound' | 'join' | 'verify' | 'other';

export type FoundProcess = {
  readonly pid: number;
  readonly parentPid: number;
  /** Ticks since boot: with the pid it names a process for ever. */
  readonly startTicks: string;
  readonly kind: ProcessKind;
  readonly command: string;
};

/**
 * Looks at every live process below `rootPid`, by parentage alone: nobody else's can be meant. Linux. A process of
 * somebody else stays one for as long as it lives and is read once: looks come by the hundred, each past all of the
 * machine's processes.
 */
export function descendantsOf(rootPid: number): () => FoundProcess[] {
  let foreign = new Set<number>();
  return () => {
    const found = new Map([[rootPid, null as FoundProcess | null]]);
    const pids = livePids();
    const live = new Set(pids);
    foreign = new Set([...foreign].filter((pid) => live.has(pid)));
    let candidates = pids.flatMap((pid) => (foreign.has(pid) ? [] : (readStat(pid) ?? [])));
    for (let before = 0; before !== found.size;) {
      before = found.size;
      for (const stat of candidates) if (found.has(stat.parentPid)) found.set(stat.pid, describe(stat));
      candidates = candidates.filter(({ pid }) => !found.has(pid));
    }
    // a parent that was born during this look was not seen: its child may yet prove to be ours
    for (const { pid, parentPid } of candidates)
      if (pid !== rootPid && (parentPid === 0 || live.has(parentPid))) foreign.add(pid);
    found.delete(rootPid);
    return [...found.values()].flatMap((process) => (process ? [process] : []));
  };
}

/** Those of `processes` that still live. */
export function survivors(processes: Iterable<FoundProcess>): FoundProcess[] {
  return [...processes].filter(({ pid, startTicks }) => readStat(pid)?.startTicks === startTicks);
}

type Stat = Pick<FoundProcess, 'pid' | 'parentPid' | 'startTicks'>;

function livePids(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function readStat(pid: number): Stat | null {
  const text = read(`/proc/${pid}/stat`);
  const [state, parentPid, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (text === '' || state === 'Z' || state === 'X') return null;
  return { pid, parentPid: Number(parentPid), startTicks: rest[17] ?? '' };
}

function describe(stat: Stat): FoundProcess {
  const command = read(`/proc/${stat.pid}/cmdline`).replaceAll('\0', ' ');
  return { ...stat, command, kind: kindOf(command) };
}

/** The commands are told apart by what each must hold to do its work. */
function kindOf(command: string): ProcessKind {
  if (command.includes('--type=renderer')) return 'renderer';
  if (command.includes('--type=')) return 'other';
  if (command.includes('--remote-debugging-pipe')) return 'browser';
  if (!/^\S*ffmpeg /.test(command)) return 'other';
  if (command.includes('[film]')) return 'compose';
  if (command.includes('[sound]')) return 'sound';
  if (command.includes('-skip_loop_filter')) return 'check';
  if (command.includes('-f concat')) return 'join';
  return command.includes('framemd5') ? 'verify' : 'other';
}

/** Empty for a process that has gone meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** False where the process is gone. */
export function hasSent(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}
