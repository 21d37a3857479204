import { StudioError } from '../../shared/errors.ts';

/** One encoder session on one GPU, until it is given back. */
export type GpuLease = {
  /** As `EncoderOptions.device`; undefined: the encoder's own choice, nothing is leased. */
  readonly device: string | undefined;
  /** The second call does nothing. */
  release(): void;
};

export type GpuLeases = {
  /** A session on the GPU with the fewest, waiting in turn where all are full. Throws `job.cancelled`. */
  take(signal: AbortSignal): Promise<GpuLease>;
};

/** What NVIDIA's drivers grant a consumer card at least: 3, and newer ones 5 or 8. */
const SESSIONS_PER_GPU = 3;

type Waiter = { readonly grant: (lease: GpuLease) => void };

/**
 * Shares encoder sessions among the GPUs of a machine. `devices` are those that an encoder proved itself on; with none
 * every lease is free and names no device. One for all films of a process, because the limit is the driver's.
 */
export function createGpuLeases(
  devices: readonly string[],
  sessionsPerDevice: number = SESSIONS_PER_GPU,
): GpuLeases {
  const sessions = new Map(devices.map((device) => [device, 0]));
  const waiters: Waiter[] = [];

  function leaseNow(): GpuLease | null {
    const [free] = [...sessions].toSorted(([, a], [, b]) => a - b); // a stable sort: the first of equals
    if (!free || free[1] >= sessionsPerDevice) return null;
    const [device, count] = free;
    sessions.set(device, count + 1);
    let isHeld = true;
    return {
      device,
      release() {
        if (!isHeld) return;
        isHeld = false;
        sessions.set(device, (sessions.get(device) ?? 1) - 1);
        serveNext();
      },
    };
  }

  function serveNext(): void {
    const lease = waiters.length > 0 ? leaseNow() : null;
    if (lease) waiters.shift()?.grant(lease);
  }

  return {
    async take(signal) {
      if (signal.aborted) throw cancelled();
      if (devices.length === 0) return { device: undefined, release() {} };
      return leaseNow() ?? waitInTurn(waiters, signal);
    },
  };
}

function waitInTurn(waiters: Waiter[], signal: AbortSignal): Promise<GpuLease> {
  return new Promise((resolve, reject) => {
    const waiter: Waiter = {
      grant(lease) {
        signal.removeEventListener('abort', leave);
        resolve(lease);
      },
    };
    const leave = () => {
      waiters.splice(waiters.indexOf(waiter), 1);
      reject(cancelled());
    };
    signal.addEventListener('abort', leave, { once: true });
    waiters.push(waiter);
  });
}

function cancelled(): StudioError {
  return new StudioError('job.cancelled', 'the work was cancelled');
}
