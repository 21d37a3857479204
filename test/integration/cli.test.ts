import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ERRORS } from '../../src/shared/errors.ts';
import type { MediaInfo } from '../../src/shared/media.ts';

/** The program as a person starts it: a process, its streams, its exit code. Renders have tests of their own. */
const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'bin', 'cueframe');
const PROGRAM = existsSync(BIN) ? [BIN] : ['--import', 'tsx', join(ROOT, 'src', 'cli', 'main.ts')];
const folder = mkdtempSync(join(tmpdir(), 'cueframe-cli-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly exitCode: number | null; readonly out: string; readonly err: string };

async function cueframe(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...PROGRAM, ...args], { cwd: ROOT });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.err += text));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, ...written };
}

function scenarioFile(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function errorOf({ out }: Ended): { code: string; message: string; details: Record<string, unknown> } {
  return (JSON.parse(out) as { error: { code: string; message: string; details: Record<string, unknown> } })
    .error;
}

const VALID = {
  cueframe: 1,
  stage: { width: 64, height: 36, frameRate: 25, duration: 2 },
  cues: [{ type: 'text', text: 'Hello', start: 0, end: 1 }],
};

const BROKEN = {
  ...VALID,
  stage: { ...VALID.stage, frameRate: 29.97 },
  cuez: [],
  cues: [
    { type: 'text', text: 'Hello', start: 2, end: 1 },
    { type: 'text', start: 0, end: 1, colour: 'red' },
    { type: 'sparkle', start: 0, end: 1 },
  ],
};

describe('help', () => {
  test.each(['demo', 'render', 'validate', 'plan', 'frame', 'import', 'export', 'probe', 'doctor'])(
    '%s --help',
    async (command) => {
      const { exitCode, out, err } = await cueframe(command, '--help');
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      expect(out).toContain(`Usage: cueframe ${command}`);
      expect(out).toContain('--json');
    },
  );

  test('--version and --help', async () => {
    expect((await cueframe('--version')).out).toMatch(/^cueframe \d+\.\d+\.\d+\n$/);
    expect((await cueframe('--help')).out).toContain('Commands:\n  demo ');
  });
});

describe('a wrong command line ends with 2', () => {
  test.each([[['rendr']], [['render', 'a.json', '-o', 'b.mp4', '--sped', 'x']], [['validate']], [[]]])(
    '%j',
    async (args) => {
      const { exitCode, out, err } = await cueframe(...args);
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
      expect(err).toMatch(/^error usage: .+\n {2}Check the command with --help\.\n$/);
    },
  );
});

describe('validate', () => {
  test('a valid scenario', async () => {
    const ended = await cueframe('validate', scenarioFile('valid.json', VALID), '--json');
    expect({ ...ended, out: JSON.parse(ended.out) as unknown }).toEqual({
      exitCode: 0,
      out: { valid: true, warnings: [], unsupported: [] },
      err: '',
    });
  });

  test('the demo of the package is valid, and all of it is drawn', async () => {
    const path = join(ROOT, 'resources', 'demo', 'demo.scenario.json');
    expect((await cueframe('validate', path)).out).toBe('demo.scenario.json is valid\n');
  });

  test('every problem is listed with its path', async () => {
    const path = scenarioFile('broken.json', BROKEN);
    const { exitCode, out, err } = await cueframe('validate', path);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/^error scenario\.invalid: /);
    const places = ['stage.frameRate', 'cuez', 'cues[0]', 'cues[1]', 'cues[2]'];
    for (const place of places) expect(err).toContain(place);

    const error = errorOf(await cueframe('validate', path, '--json'));
    expect(error.code).toBe('scenario.invalid');
    const problems = error.details['problems'] as { path: string; code: string; message: string }[];
    for (const place of places) expect(problems.some((problem) => problem.path.startsWith(place))).toBe(true);
    for (const problem of problems)
      expect(problem).toEqual({
        path: expect.any(String) as string,
        code: expect.any(String) as string,
        message: expect.any(String) as string,
      });
  });

  test.each([
    ['missing', () => join(folder, 'nowhere.json'), 'scenario.not_found'],
    ['a folder', () => folder, 'scenario.not_found'],
    ['not JSON', () => scenarioFile('syntax.json', '{ "cueframe": 1, '), 'scenario.syntax'],
    ['too large', () => scenarioFile('large.json', ' '.repeat(10 * 1024 * 1024 + 1)), 'scenario.limit'],
  ])('%s', async (_what, path, code) => {
    const ended = await cueframe('validate', path(), '--json');
    expect({ exitCode: ended.exitCode, err: ended.err, code: errorOf(ended).code }).toEqual({
      exitCode: 1,
      err: '',
      code,
    });
    expect(errorOf(ended).details['help']).toEqual(expect.any(String));
  });
});

describe('refusals before any work', () => {
  test('a source the scenario does not have', async () => {
    const path = scenarioFile('valid.json', VALID);
    const ended = await cueframe(
      'render',
      path,
      '-o',
      join(folder, 'a.mp4'),
      '--source',
      'main=x.mp4',
      '--json',
    );
    expect(ended.exitCode).toBe(2);
    expect(errorOf(ended).message).toBe('--source names the media "main", but the scenario has none');
  });

  test('rendering on agents', async () => {
    const path = scenarioFile('valid.json', VALID);
    const ended = await cueframe(
      'render',
      path,
      '-o',
      join(folder, 'a.mp4'),
      '--agent',
      'https://a',
      '--json',
    );
    expect([ended.exitCode, errorOf(ended).code]).toEqual([1, 'feature.unsupported']);
  });
});

describe('where the system lets it open too few files to load itself', () => {
  const limited = (...args: readonly string[]) => {
    const command = ['ulimit -n 40; exec "$@"', 'sh', process.execPath, BIN, ...args];
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', ...command], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const { help } = ERRORS['files.exhausted'];
  const path = /'[^']+'/;

  test.runIf(process.platform !== 'win32')('it says so, and what to do', () => {
    const { status, stdout, stderr } = limited('--version');
    expect({ status, stdout, stderr: stderr.replace(path, 'FILE') }).toEqual({
      ...{ status: 1, stdout: '' },
      stderr: `error files.exhausted: no more files can be opened: EMFILE: too many open files, open FILE\n  ${help}\n`,
    });
  });

  test.runIf(process.platform !== 'win32')('with --json as JSON', () => {
    const { status, stdout, stderr } = limited('--version', '--json');
    const told: unknown = JSON.parse(stdout.replace(path, 'FILE'));
    const message = 'no more files can be opened: EMFILE: too many open files, open FILE';
    expect({ status, stderr, told }).toEqual({
      ...{ status: 1, stderr: '' },
      told: { error: { code: 'files.exhausted', message, details: { help } } },
    });
  });
});

describe('probe', () => {
  const video = join(folder, 'small.mp4');
  const made = spawnSync('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ...['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=30000/1001', '-f', 'lavfi', '-i', 'sine=r=48000:d=1.5'],
    ...['-frames:v', '45', '-pix_fmt', 'yuv420p', video],
  ]);

  test.runIf(made.status === 0)('says what a file is, with exact rate and count', async () => {
    const json = await cueframe('probe', video, '--json');
    expect({ exitCode: json.exitCode, err: json.err }).toEqual({ exitCode: 0, err: '' });
    const info = JSON.parse(json.out) as MediaInfo;
    expect(info).toMatchObject({ path: video, kind: 'video', audio: { sampleRateHz: 48_000 } });
    expect(info.video).toMatchObject({
      widthPx: 64,
      heightPx: 36,
      rate: { num: 30_000, den: 1001 },
      isVariableRate: false,
    });
    expect(info.video?.frameCount).toBe(45);

    const { out } = await cueframe('probe', video);
    expect(out).toMatch(/^picture +64x36, progressive$/m);
    expect(out).toMatch(/^frame rate +30000\/1001 fps, constant \(about 29\.970\)$/m);
  });

  test('a file that is not there', async () => {
    const ended = await cueframe('probe', join(folder, 'nowhere.mp4'), '--json');
    expect([ended.exitCode, errorOf(ended).code]).toEqual([1, 'media.not_found']);
  });
});
