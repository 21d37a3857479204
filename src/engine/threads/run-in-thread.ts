import type { Worker } from 'node:worker_threads';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import { onThisClock, type Later } from '../../base/flow/later.ts';
import { startThread } from './find-thread.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import type { TaskInput, TaskName, TaskPiece, TaskResult } from './thread-tasks.ts';

/** How long a thread waits for another task before it ends. Starting one costs some tenths of a second. */
const IDLE_MS = 30_000;

type RunOptions<Name extends TaskName> = {
  /** Ends the thread: what it works on cannot be asked to stop. */
  readonly signal?: AbortSignal;
  /** Takes the parts of a large result, one per turn of the event loop. */
  readonly onPiece?: (piece: TaskPiece<Name>) => void;
};

/** A few threads for work that would hold up everybody who waits for this one. */
export type Threads = {
  /** Throws what the task throws, as StudioError; `scenario.limit` where it needs too much memory; what `signal` says. */
  run<Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    options?: RunOptions<Name>,
  ): Promise<TaskResult<Name>>;
  /** Ends all threads; what runs or waits throws `job.cancelled`. */
  close(): Promise<void>;
};

type Task = {
  readonly message: ToThread;
  readonly onPiece: (piece: unknown) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** At most `most` threads. Each is started when it is needed and ends when it was idle for a while. */
export function createThreads({
  most,
  start = startThread,
  later = onThisClock,
}: {
  readonly most: number;
  readonly start?: () => Worker;
  readonly later?: Later;
}): Threads {
  const waiting: Task[] = [];
  const busy = new Map<Task, { readonly worker: Worker; readonly deafen: () => void }>();
  const idle = new Map<Worker, () => void>(); // with what takes it out again
  let isClosed = false;

  function next(): void {
    while (waiting.length > 0 && busy.size < most) {
      const task = waiting.shift()!;
      try {
        begin(task);
      } catch (error) {
        cancel(task, toStudioError(error)); // no thread, or an input that cannot be copied
      }
    }
  }

  function begin(task: Task): void {
    const worker = takeIdle() ?? start().on('error', () => {}); // also when nobody listens it ends nothing else
    worker.ref();
    const fail = (error: unknown) => {
      if (settle(task)) task.reject(error);
      next();
    };
    const deafen = listen(worker, {
      message(message: FromThread) {
        if (message.kind === 'piece') {
          task.onPiece(message.piece);
          worker.postMessage({ kind: 'more' } satisfies ToThread);
        } else if (settle(task)) {
          keepIdle(worker);
          if (message.kind === 'result') task.resolve(message.result);
          else task.reject(errorOf(message));
          next();
        }
      },
      error: (error: Error) => fail(causeOfDeath(error)),
      exit: () => fail(new StudioError('internal', 'a thread ended in the middle of its work')),
    });
    busy.set(task, { worker, deafen });
    worker.postMessage(task.message);
  }

  /** False where it was settled before. */
  function settle(task: Task): boolean {
    busy.get(task)?.deafen();
    return busy.delete(task);
  }

  function takeIdle(): Worker | undefined {
    for (const [worker, wake] of idle) {
      wake();
      return worker;
    }
    return undefined;
  }

  function keepIdle(worker: Worker): void {
    if (isClosed) return void worker.terminate();
    worker.unref(); // nobody waits for it
    const end = () => {
      wake();
      void worker.terminate();
    };
    const deafen = listen(worker, { error: end, exit: end });
    const stay = later(IDLE_MS, end);
    const wake = () => {
      deafen();
      stay();
      idle.delete(worker);
    };
    idle.set(worker, wake);
  }

  function cancel(task: Task, reason: unknown): void {
    const index = waiting.indexOf(task);
    if (index >= 0) waiting.splice(index, 1);
    const worker = busy.get(task)?.worker;
    if (settle(task)) void worker?.terminate();
    task.reject(reason);
    next();
  }

  return {
    run<Name extends TaskName>(name: Name, input: TaskInput<Name>, options: RunOptions<Name> = {}) {
      const { signal, onPiece = () => {} } = options;
      return new Promise<TaskResult<Name>>((resolve, reject) => {
        if (isClosed) return reject(closed());
        if (signal?.aborted) return reject(toStudioError(signal.reason));
        const onAbort = () => cancel(task, toStudioError(signal?.reason));
        const done = () => signal?.removeEventListener('abort', onAbort);
        const task: Task = {
          message: { kind: 'task', name, input },
          onPiece: onPiece as Task['onPiece'],
          resolve: (result) => (done(), resolve(result as TaskResult<Name>)),
          reject: (error) => (done(), reject(toStudioError(error))),
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(task);
        next();
      });
    },
    async close() {
      isClosed = true;
      const workers = [...[...busy.values()].map(({ worker }) => worker), ...idle.keys()];
      for (const task of [...waiting, ...busy.keys()]) cancel(task, closed());
      for (const wake of idle.values()) wake();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Its own listeners must stay: a Worker hears nothing more once all are removed. */
function listen(worker: Worker, handlers: Readonly<Record<string, (told: never) => void>>): () => void {
  const listeners = Object.entries(handlers) as [string, (told: unknown) => void][];
  for (const [event, handler] of listeners) worker.on(event, handler);
  return () => {
    for (const [event, handler] of listeners) worker.off(event, handler);
  };
}

function closed(): StudioError {
  return new StudioError('job.cancelled', 'the work was cancelled: the program is ending');
}

function errorOf({ code, message, details, stack }: Extract<FromThread, { kind: 'error' }>): StudioError {
  const cause = Object.assign(new Error(message), { stack }); // where in the thread it was thrown
  return new StudioError(code, message, { details, cause });
}

function causeOfDeath(error: Error): StudioError {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return toStudioError(error);
  return new StudioError(
    'scenario.limit',
    'this scenario takes more memory than there is to read and plan it',
    {
      cause: error,
    },
  );
}
