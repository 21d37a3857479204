import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 1000;
/** So many samples in a row without any movement are a stall. */
const STILL_SAMPLES = 25;

/** Looks on whether a render moves: its events, and the bytes its programs read. Not by how long it takes. */
export type ProgressWatch = {
  readonly signal: AbortSignal;
  /** Something was heard of the render. */
  touch(): void;
  readonly hasStalled: boolean;
  stop(): void;
};

export function watchProgress(): ProgressWatch {
  const abort = new AbortController();
  let heard = 0;
  let still = 0;
  let last = '';
  const timer = setInterval(() => {
    const now = `${heard} ${bytesReadByChildren()}`;
    still = now === last ? still + 1 : 0;
    last = now;
    if (still >= STILL_SAMPLES) abort.abort();
  }, SAMPLE_MS);
  return {
    signal: abort.signal,
    touch: () => void (heard += 1),
    get hasStalled() {
      return abort.signal.aborted;
    },
    stop: () => clearInterval(timer),
  };
}

/** Of this process's children, where the system tells; 0 elsewhere. */
function bytesReadByChildren(): number {
  try {
    const children = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, pid) => sum + bytesRead(pid), 0);
  } catch {
    return 0;
  }
}

function bytesRead(pid: string): number {
  try {
    return Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it has ended meanwhile
  }
}
