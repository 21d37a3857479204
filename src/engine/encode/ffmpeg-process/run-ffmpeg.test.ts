import type { Writable } from 'node:stream';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { StudioError } from '../../../shared/errors.ts';
import { runFfmpeg, type FfmpegRun } from './run-ffmpeg.ts';

/** Tiny programs in the place of ffmpeg. */
const FIXTURES = join(import.meta.dirname, '../../../../test/fixtures/bin');

function run(fixture: string, args: readonly string[] = [], options: Partial<FfmpegRun> = {}) {
  return runFfmpeg({ program: process.execPath, args: [join(FIXTURES, fixture), ...args], ...options });
}

/** What a run was refused with. */
async function failure(running: Promise<unknown>): Promise<StudioError> {
  const error = await running.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StudioError);
  return error as StudioError;
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A run of the program that hangs, and its process id once it has one. */
function hanging(options: Partial<FfmpegRun> & { readonly onPid?: () => void } = {}) {
  const child = { pid: 0 };
  const { onPid, ...given } = options;
  const onStdout = (chunk: Buffer) => {
    child.pid = Number(/pid=(\d+)/.exec(chunk.toString())?.[1] ?? child.pid);
    onPid?.();
  };
  return { child, running: run('hang.mjs', [], { onStdout, ...given }) };
}

const write = (pipe: Writable, bytes: Buffer | string) =>
  new Promise<void>((resolve, reject) => pipe.write(bytes, (error) => (error ? reject(error) : resolve())));

describe('how it ends', () => {
  test('with 0: what it said on both streams', async () => {
    expect(await run('exit-with.mjs', ['0', 'out\n', 'err\n'], { collectStdout: true })).toEqual({
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  test('with another code: the last words, and the whole command in the details', async () => {
    const error = await failure(run('exit-with.mjs', ['3', '', 'first\nUnknown encoder\n']));
    const { code, message, details } = error;
    expect({ code, message, details }).toEqual({
      code: 'ffmpeg.failed',
      message: 'ffmpeg failed with exit code 3: Unknown encoder',
      details: {
        command: [process.execPath, join(FIXTURES, 'exit-with.mjs'), '3', '', 'first\nUnknown encoder\n'],
        exitCode: 3,
        killSignal: null,
        stderr: 'first\nUnknown encoder\n',
      },
    });
  });

  test.skipIf(process.platform === 'win32')('killed from outside', async () => {
    const { code, message, details } = await failure(run('exit-with.mjs', ['SIGKILL']));
    expect({ code, message, killSignal: details['killSignal'] }).toEqual({
      code: 'ffmpeg.failed',
      message: 'ffmpeg was killed by SIGKILL',
      killSignal: 'SIGKILL',
    });
  });

  test('only the last 8192 bytes of what it complains about are kept', async () => {
    const { details } = await failure(run('exit-with.mjs', ['1', '', `${'x'.repeat(50_000)}\nthe end`]));
    expect(details['stderr']).toBe(`${'x'.repeat(8184)}\nthe end`);
  });

  test('a full disk has a code of its own', async () => {
    const said = 'av_interleaved_write_frame(): No space left on device\nError writing trailer\n';
    expect((await failure(run('exit-with.mjs', ['1', '', said]))).code).toBe('disk.full');
  });

  test.each([
    ['without feeders', []],
    ['with feeders', [(pipe: Writable) => write(pipe, Buffer.alloc(1000))]],
  ])('a program that is not there: %s', async (_, feeders) => {
    const { code, message } = await failure(runFfmpeg({ program: '/none/ffmpeg', args: [], feeders }));
    expect({ code, message }).toEqual({ code: 'ffmpeg.missing', message: '/none/ffmpeg is not there' });
  });
});

describe('what it is fed', () => {
  test('the first feeder is stdin, the next fd 3 and 4', async () => {
    const feeders = ['one', 'two', 'three'].map((text) => async (pipe: Writable) => {
      await write(pipe, text);
      pipe.end();
    });
    expect((await run('read-pipes.mjs', ['4'], { feeders, collectStdout: true })).stdout).toBe(
      '0: one\n3: two\n4: three',
    );
  });

  test('what one program writes is fed to another, which may leave before the end', async () => {
    const large = 'x'.repeat(100_000);
    const source = (text: string, pipe: Writable, signal: AbortSignal) =>
      run('exit-with.mjs', ['0', text], { stdoutTo: pipe, signal });
    const feed = async (pipe: Writable, signal: AbortSignal) => {
      await source(large, pipe, signal);
      await source('end', pipe, signal);
      pipe.end();
    };
    const both = await run('read-pipes.mjs', ['0'], { feeders: [feed], collectStdout: true });
    expect(both.stdout).toBe(`0: ${large}end`);
    const { message } = await failure(run('exit-with.mjs', ['4', '', 'No room'], { feeders: [feed] }));
    expect(message).toBe('ffmpeg failed with exit code 4: No room');
  });

  test('a feeder that fails stops the program, and its error is the reason', async () => {
    const crash = new StudioError('page.crashed', 'the page went away');
    let fail: () => void = () => {};
    const feeders = [() => new Promise<void>((_, reject) => (fail = () => reject(crash)))];
    const { child, running } = hanging({ feeders, onPid: () => fail() });
    expect(await failure(running)).toBe(crash);
    expect({ isKnown: child.pid > 0, isRunning: isRunning(child.pid) }).toEqual({
      isKnown: true,
      isRunning: false,
    });
  });

  test.each([
    ['fails', '3', { code: 'ffmpeg.failed', message: 'ffmpeg failed with exit code 3: No such filter' }],
    ['finds the disk full', '1', { code: 'disk.full', message: 'the disk is full' }],
  ])(
    'a program that %s while it is fed is told by its exit, not by the broken pipe',
    async (_, exit, expected) => {
      const said = exit === '3' ? 'No such filter' : 'No space left on device';
      const endless = async (pipe: Writable) => {
        for (;;) await write(pipe, Buffer.alloc(1_000_000));
      };
      const { code, message } = await failure(
        run('exit-with.mjs', [exit, '', said], { feeders: [endless, endless] }),
      );
      expect({ code, message }).toEqual(expected);
    },
  );

  test('a feeder that says it is alive after the program has gone keeps no limit waiting', async () => {
    const stallMs = 61_234; // no other timer is of this length
    const set = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    onTestFinished(() => void vi.restoreAllMocks());
    const speaksLate = (_: Writable, signal: AbortSignal, alive: () => void) =>
      new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => {
          // as one does that was reading a file when ffmpeg ended
          setImmediate(() => {
            alive();
            resolve();
          });
        }),
      );
    await run('exit-with.mjs', ['0'], { feeders: [speaksLate], stallMs });
    const timers = set.mock.results
      .filter((_, index) => set.mock.calls[index]?.[1] === stallMs)
      .map(({ value }) => value as NodeJS.Timeout);
    const stopped = cleared.mock.calls.map(([timer]) => timer);
    expect(timers.map((timer) => stopped.includes(timer))).toEqual([true]);
  });

  test('feeders that still wait when the program ends are let go', async () => {
    const waiting = (_: Writable, signal: AbortSignal) =>
      new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    expect(await run('exit-with.mjs', ['0'], { feeders: [waiting, waiting] })).toEqual({
      stdout: '',
      stderr: '',
    });
  });
});

describe('how it is watched', () => {
  test('each new count of frames is told once', async () => {
    const counts: number[] = [];
    await run('report-frames.mjs', ['0,0,7,7,8,240'], { onFrames: (frames) => counts.push(frames) });
    expect(counts).toEqual([0, 7, 8, 240]);
  });

  test('no new frame for too long', async () => {
    const { code, message } = await failure(run('hang.mjs', [], { stallMs: 300 }));
    expect({ code, message }).toEqual({
      code: 'segment.stalled',
      message: 'ffmpeg reported no new frame for 300 ms',
    });
  });

  test('a limit for the whole run', async () => {
    const { child, running } = hanging({ timeoutMs: 400 });
    const { code, message } = await failure(running);
    expect({ code, message, isRunning: isRunning(child.pid) }).toEqual({
      code: 'segment.stalled',
      message: 'ffmpeg ran longer than 400 ms',
      isRunning: false,
    });
  });

  test('cancelled: the program is gone when the promise settles', async () => {
    const abort = new AbortController();
    const { child, running } = hanging({ signal: abort.signal, onPid: () => abort.abort() });
    expect((await failure(running)).code).toBe('job.cancelled');
    expect({ isKnown: child.pid > 0, isRunning: isRunning(child.pid) }).toEqual({
      isKnown: true,
      isRunning: false,
    });
  });

  test('cancelled before: nothing is started', async () => {
    const running = runFfmpeg({ program: '/none/ffmpeg', args: [], signal: AbortSignal.abort() });
    expect((await failure(running)).code).toBe('job.cancelled');
  });
});
