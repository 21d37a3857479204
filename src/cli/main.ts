import { performance } from 'node:perf_hooks';
import { runCommandLine } from './run-command-line.ts';

/** The program itself: standard streams, signals and the exit code. Everything else is in run-command-line.ts. */
const cancel = new AbortController();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => {
    // asked twice: whoever asks no longer wants to wait for the clean-up
    if (cancel.signal.aborted) process.exit(130);
    cancel.abort();
    if (process.stderr.isTTY) process.stderr.write('\nstopping and cleaning up; ctrl-C again to force\n');
  });

// the reader of stdout has gone (`| head`): nobody waits for the rest
process.stdout.on('error', () => cancel.abort());
process.stderr.on('error', () => {});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal: {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    nowMs: () => performance.now(),
  },
  signal: cancel.signal,
  currentDir: process.cwd(),
});
