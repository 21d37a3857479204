import type { ChildProcess } from 'node:child_process';

/** Asks the child to stop when `signal` fires, and forces it after `graceMs`. */
export function stopOnAbort(child: ChildProcess, signal: AbortSignal, { graceMs = 1500 } = {}): void {
  const stop = () => {
    child.kill('SIGTERM'); // on Windows this already forces
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('close', () => clearTimeout(force));
  };
  child.once('close', () => signal.removeEventListener('abort', stop));
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
}
