import { parentPort } from 'node:worker_threads';
import { toStudioError } from '../../shared/errors.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import { TASKS, type TaskName } from './thread-tasks.ts';

/** The entry of a thread: does the tasks it is sent, one after another. Its other end is run-in-thread.ts. */
const port = parentPort;
let takeNext: () => void = () => {};

port?.on('message', (message: ToThread) => {
  if (message.kind === 'more') takeNext();
  else void work(message.name as TaskName, message.input);
});

async function work(name: TaskName, input: unknown): Promise<void> {
  try {
    const task = TASKS[name] as (input: unknown, tell: (piece: unknown) => Promise<void>) => unknown;
    tell({ kind: 'result', result: await task(input, tellPiece) });
  } catch (thrown) {
    const { code, message, details, stack } = toStudioError(thrown);
    tell({ kind: 'error', code, message, details: plain(details), stack });
  }
}

function tell(message: FromThread): void {
  port?.postMessage(message);
}

/** Resolves when the piece was taken: the other side is never given two at once. */
function tellPiece(piece: unknown): Promise<void> {
  tell({ kind: 'piece', piece });
  return new Promise((resolve) => (takeNext = resolve));
}

/** Details are written as JSON everywhere else; what cannot be cloned must not hide the error. */
function plain(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(details)) as Readonly<Record<string, unknown>>;
}
