import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { StudioError, toStudioError } from '../../../shared/errors.ts';
import { lineSplitter, parseProgressLine } from './ffmpeg-progress.ts';
import { endWithUs } from '../../../base/process/last-will.ts';
import { stopOnAbort } from './stop-on-abort.ts';

const STDERR_TAIL_BYTES = 8192;

export type FfmpegRun = {
  /** ffmpeg or ffprobe. */
  readonly program: string;
  /** Whole argument list; never a shell string. */
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Feeds stdin (`pipe:0`) and then fd 3, 4 … in order. A feeder that fails stops the run with its error. */
  readonly feeders?: readonly Feeder[];
  /** Steps back for others who want the processor. */
  readonly isBackground?: boolean;
  /** Called with the number of frames encoded so far; needs `-progress pipe:1` in the arguments. */
  readonly onFrames?: (frames: number) => void;
  /** Collects stdout as text; the default leaves it to the progress parser. */
  readonly collectStdout?: boolean;
  /** Called with stdout as it comes, in place of collecting it. */
  readonly onStdout?: (chunk: Buffer) => void;
  /** Takes stdout at its own pace, in place of collecting it; it is not ended. */
  readonly stdoutTo?: Writable;
  /** Wall-clock limit; the process is killed and the run fails with `segment.stalled`. */
  readonly timeoutMs?: number;
  /** Longest time without a new frame reported; needs `onFrames` or progress output. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
};

/** `alive` says that ffmpeg waits for us, so that the time does not count against `stallMs`. */
export type Feeder = (pipe: Writable, signal: AbortSignal, alive: () => void) => Promise<void>;

export type FfmpegResult = { readonly stdout: string; readonly stderr: string };

/**
 * Runs ffmpeg or ffprobe to its end: the only place in Cueframe that starts them. Resolves on exit code 0 once all
 * feeders have finished. Exit code 0 says nothing about the file: count what came out.
 * Throws `ffmpeg.failed`, `disk.full`, `segment.stalled`, `job.cancelled`, or a feeder's own error. No child
 * outlives the returned promise.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<FfmpegResult> {
  const own = new AbortController();
  const signal = run.signal ? AbortSignal.any([run.signal, own.signal]) : own.signal;
  if (run.signal?.aborted) throw new StudioError('job.cancelled', 'the work was cancelled');
  const feeders = run.feeders ?? [];
  const child = spawn(run.program, [...run.args], {
    cwd: run.cwd,
    stdio: [
      feeders.length > 0 ? 'pipe' : 'ignore',
      'pipe',
      'pipe',
      ...feeders.slice(1).map(() => 'pipe' as const),
    ],
    windowsHide: true,
  });
  const exited = new Promise<{
    exitCode: number | null;
    killSignal: NodeJS.Signals | null;
    spawnError?: Error;
  }>((resolve) => {
    let spawnError: Error | undefined;
    child.once('error', (error) => {
      spawnError = error;
      if (child.pid === undefined) resolve({ exitCode: null, killSignal: null, spawnError: error });
    });
    child.once('close', (exitCode, killSignal) =>
      resolve({ exitCode, killSignal, ...(spawnError && { spawnError }) }),
    );
  });
  stopOnAbort(child, signal);
  endWithUs(child);
  if (run.isBackground) yieldToOthers(child.pid);

  let reason: unknown = null;
  const stop = (error: unknown) => {
    reason ??= error;
    own.abort();
  };
  const stderr = collectTail(child.stderr as Readable);
  const stdout = readStdout(child.stdout as Readable, run, () => stall.touch());
  const stall = watch(run.stallMs, () =>
    stop(new StudioError('segment.stalled', `ffmpeg reported no new frame for ${run.stallMs} ms`)),
  );
  const limit = watch(run.timeoutMs, () =>
    stop(new StudioError('segment.stalled', `ffmpeg ran longer than ${run.timeoutMs} ms`)),
  );

  const feeding = feeders.map((feed, index) => {
    const pipe = child.stdio[index === 0 ? 0 : index + 2] as Writable;
    pipe.on('error', () => {}); // EPIPE: the exit code and the counts tell the story
    return feed(pipe, signal, () => stall.touch()).catch((error: unknown) => {
      if (!signal.aborted && !child.stdio.some((stream) => stream?.errored)) stop(error); // else ffmpeg left first
      pipe.destroy();
    });
  });
  const { exitCode, killSignal, spawnError } = await exited;
  own.abort(); // lets feeders that still wait for the pipe go
  stall.clear();
  limit.clear();
  await Promise.all(feeding);

  if (run.signal?.aborted) throw new StudioError('job.cancelled', 'the work was cancelled');
  if (reason) throw reason;
  if (exitCode === 0) return { stdout: stdout(), stderr: stderr() };
  throw failure(run, exitCode, killSignal, stderr(), spawnError);
}

/** Before ffmpeg starts its threads, which take over its priority. */
function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // it has ended already, or this system knows no priorities
  }
}

function failure(
  run: FfmpegRun,
  exitCode: number | null,
  killSignal: string | null,
  stderr: string,
  cause?: Error,
): StudioError {
  const details = { command: [run.program, ...run.args], exitCode, killSignal, stderr };
  if (cause && (cause as NodeJS.ErrnoException).code === 'ENOENT')
    return new StudioError('ffmpeg.missing', `${run.program} is not there`, { details, cause });
  if (cause && toStudioError(cause).code === 'files.exhausted') return toStudioError(cause);
  if (/No space left on device/.test(stderr))
    return new StudioError('disk.full', 'the disk is full', { details });
  const how = killSignal ? `was killed by ${killSignal}` : `failed with exit code ${exitCode}`;
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return new StudioError('ffmpeg.failed', `ffmpeg ${how}${said ? `: ${said}` : ''}`, { details, cause });
}

function collectTail(stream: Readable): () => string {
  let tail = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-STDERR_TAIL_BYTES);
  });
  return () => tail.toString('utf8');
}

function readStdout(stream: Readable, run: FfmpegRun, onAlive: () => void): () => string {
  const chunks: Buffer[] = [];
  if (run.stdoutTo) stream.pipe(run.stdoutTo, { end: false });
  else if (run.onStdout) stream.on('data', run.onStdout);
  else if (run.collectStdout) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  else {
    let frames = -1;
    stream.on(
      'data',
      lineSplitter((line) => {
        const count = parseProgressLine(line);
        if (count === null || count === frames) return;
        frames = count;
        onAlive();
        run.onFrames?.(count);
      }),
    );
  }
  return () => Buffer.concat(chunks).toString('utf8');
}

function watch(limitMs: number | undefined, onLimit: () => void): { touch(): void; clear(): void } {
  if (limitMs === undefined) return { touch() {}, clear() {} };
  let timer = setTimeout(onLimit, limitMs);
  let isOver = false;
  return {
    touch() {
      if (isOver) return; // a feeder may speak once more before it sees that ffmpeg has gone
      clearTimeout(timer);
      timer = setTimeout(onLimit, limitMs);
    },
    clear() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
