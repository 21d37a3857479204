import { expect, test } from 'vitest';
import { StudioError } from '../shared/errors.ts';
import { COMMANDS } from './commands.ts';
import { defineCommand } from './arguments/command.ts';
import { runCommandLine } from './run-command-line.ts';
import { testTerminal } from '../../test/helpers/test-terminal.ts';

/** A command that fails as it is told. */
const failing = (error: unknown) =>
  defineCommand({
    name: 'fail',
    summary: 'Fails',
    options: {},
    examples: ['cueframe fail'],
    run: () => Promise.reject(error),
  });

async function run(args: readonly string[], error?: unknown, signal = new AbortController().signal) {
  const terminal = testTerminal();
  const commands = error === undefined ? COMMANDS : [failing(error)];
  const exitCode = await runCommandLine(args, { terminal, signal, currentDir: '/', commands });
  return { exitCode, out: terminal.out(), err: terminal.err() };
}

test('--help lists every command', async () => {
  const { exitCode, out } = await run(['--help']);
  expect(exitCode).toBe(0);
  for (const { name, summary } of COMMANDS)
    expect(out).toMatch(new RegExp(`  ${name} +${summary.slice(0, 20)}`));
});

test.each(COMMANDS.map(({ name }) => name))('%s --help names every option and an example', async (name) => {
  const { exitCode, out, err } = await run([...name.split(' '), '--help']);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  const command = COMMANDS.find((candidate) => candidate.name === name);
  for (const option of [...Object.keys(command?.options ?? {}), 'json', 'help'])
    expect(out).toContain(`--${option}`);
  expect(out).toContain(`Usage: cueframe ${name}`);
  expect(out).toContain('Examples:\n  cueframe ');
});

test.each([
  [[], 'a command is missing'],
  [['rendr'], 'there is no command "rendr"'],
  [['--fast'], 'there is no option "--fast"'],
])('%j is a usage error', async (args, message) => {
  const { exitCode, out, err } = await run(args);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err).toMatch(new RegExp(`^error usage: ${message}; the commands are demo, render, `));
});

test('a wrong command line is JSON too where JSON was asked for', async () => {
  const { exitCode, out, err } = await run(['render', '--json', '--sped', 'x']);
  expect({ exitCode, err }).toEqual({ exitCode: 2, err: '' });
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'usage', message: "Unknown option '--sped'" } });
});

test('--version is the version of the package', async () => {
  expect((await run(['--version'])).out).toMatch(/^cueframe \d+\.\d+\.\d+\n$/);
});

test('--agent is refused rather than ignored', async () => {
  const { exitCode, err } = await run(['render', 'a.json', '-o', 'b.mp4', '--agent', 'http://one']);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^error feature\.unsupported: --agent is not supported yet/);
});

test('an error that is no StudioError is reported as internal', async () => {
  const { exitCode, err } = await run(['fail'], new TypeError('x is not a function'));
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^error internal: x is not a function\n {2}\| at .*run-command-line\.test\.ts/);
});

test('whatever fails after ctrl-C was cancelled', async () => {
  const died = new StudioError('ffmpeg.failed', 'ffmpeg was killed by SIGINT');
  const { exitCode, err } = await run(['fail'], died, AbortSignal.abort());
  expect(exitCode).toBe(130);
  expect(err).toMatch(/^error job\.cancelled: cancelled\n/);
});

test('a command of two words is found by both, and its group says what there is', async () => {
  const alone = await run(['jobs']);
  const wrong = await run(['jobs', 'lst']);
  const help = await run(['help', 'jobs', 'list']);
  expect([alone.exitCode, wrong.err, help.out.split('\n')[0]]).toEqual([
    2,
    expect.stringMatching(/^error usage: jobs is followed by one of list, show, watch, cancel, /),
    'Usage: cueframe jobs list [options]',
  ]);
});
