import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from './helpers/api-server.ts';
import { openTestStudio } from './helpers/studio-services.ts';

/** Files of other programs by the doors of Cueframe. */
const folder = mkdtempSync(join(tmpdir(), 'cueframe-import-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const SRT = '1\r\n00:00:00,500 --> 00:00:01,500\r\nHello\r\n';
const MOTIONTEXT = {
  ...{ version: '2.0', timebase: { unit: 'seconds' }, stage: { baseAspect: '16:9' } },
  cues: [
    {
      root: {
        ...{ eType: 'text', text: 'Hi', displayTime: [0, 2] },
        pluginChain: [{ name: 'particles' }],
      },
    },
  ],
};
const NO_EFFECT = {
  path: 'cues[0].root.pluginChain[0]',
  code: 'plugin.unknown',
  message: 'there is no equivalent of the plugin particles; drawn without it',
};
const NO_VIDEO = {
  path: '',
  code: 'media.missing',
  message: 'the file names no video; name one, or the captions stand alone on the background',
};

async function cueframe(...args: readonly string[]) {
  const cwd = join(import.meta.dirname, '..', '..');
  const child = spawn(process.execPath, [join(cwd, 'bin', 'cueframe'), 'import', ...args], { cwd });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  return { exitCode, out, err };
}
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;

test('the command line writes a scenario whose video is seen from its folder, and replaces none', async () => {
  writeFileSync(at('talk.srt'), SRT);
  const made = await cueframe(
    at('talk.srt'),
    '--media',
    at('talk.mp4'),
    '-o',
    at('talk.scenario.json'),
    '--json',
  );
  expect({ ...made, out: JSON.parse(made.out) as unknown }).toEqual({
    exitCode: 0,
    out: {
      format: 'srt',
      output: at('talk.scenario.json'),
      media: [{ id: 'video', kind: 'video', src: 'talk.mp4' }],
      ...{ warnings: [], unsupported: [] },
    },
    err: '',
  });
  expect(json(at('talk.scenario.json'))).toEqual({
    cueframe: 1,
    media: { video: { src: 'talk.mp4', kind: 'video' } },
    timeline: [{ media: 'video', fit: 'contain' }],
    cues: [{ type: 'text', start: 0.5, end: 1.5, text: 'Hello' }],
  });
  const again = await cueframe(at('talk.srt'), '-o', at('talk.scenario.json'));
  expect(again.exitCode).toBe(1);
  expect(again.err).toMatch(/^error output\.exists: /);
});

test('the command line says what was not read, what is missing, and how a file is written', async () => {
  mkdirSync(at('there'));
  writeFileSync(at('there/scene.json'), JSON.stringify(MOTIONTEXT));
  const made = await cueframe(at('there/scene.json'), '-o', at('scene.scenario.json'));
  expect(made).toEqual({
    exitCode: 0,
    out: `${at('scene.scenario.json')}: 1 cue, read as ecg\nno video: give it with --media video=FILE\n`,
    err: `warning plugin.unknown at ${NO_EFFECT.path}: ${NO_EFFECT.message}\nwarning media.missing: ${NO_VIDEO.message}\n`,
  });
  writeFileSync(at('old.srt'), Buffer.from(SRT.replace('Hello', 'p\u00f8'), 'latin1'));
  await cueframe(at('old.srt'), '--encoding', 'windows-1250', '-o', at('old.scenario.json'));
  expect(json(at('old.scenario.json'))).toMatchObject({ cues: [{ text: 'př' }] });
  const refused = [
    await cueframe(at('old.srt'), '--media', 'sound=a.mp3', '-o', at('a.json')),
    await cueframe(at('none.srt'), '-o', at('a.json')),
    await cueframe(at('old.srt'), '--format', 'ttml', '-o', at('a.json')),
  ];
  expect(refused.map(({ exitCode, err }) => [exitCode, err.split(':')[0]])).toEqual([
    [2, 'error usage'],
    [1, 'error import.unreadable'],
    [2, 'error usage'],
  ]);
});

test('the API makes a scenario of a file that is sent, and keeps nothing', async () => {
  const own = await startTestServer();
  try {
    const post = async (body: object) => {
      const reply = await own.api('/imports', { json: body });
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
    };
    const scene = {
      name: 'scene.json',
      text: JSON.stringify(MOTIONTEXT),
      media: { video: 'https://a.example.com/v.mp4' },
    };
    expect(await post(scene)).toMatchObject({
      status: 200,
      body: {
        ...{ format: 'ecg', problems: [], warnings: [NO_EFFECT] },
        media: [{ id: 'video', kind: 'video', src: 'https://a.example.com/v.mp4' }],
        scenario: { cueframe: 1, cues: [{ type: 'text', text: 'Hi' }] },
      },
    });
    expect(await post({ name: 'talk.srt', text: SRT })).toMatchObject({
      status: 200,
      body: { format: 'srt' },
    });
    expect(await post({ name: 'a.json', text: '{"a":1}' })).toMatchObject({
      status: 422,
      body: { error: { code: 'import.unknown' } },
    });
    expect(await post({ name: 'a.srt', text: SRT, format: 'ttml' })).toMatchObject({
      status: 422,
      body: { error: { code: 'request.invalid' } },
    });
  } finally {
    await own.close();
  }
});

test('the window opens another program’s project as a new one, with what was read otherwise', async () => {
  const studio = await openTestStudio();
  try {
    const path = join(studio.folder, 'scene.json');
    writeFileSync(path, JSON.stringify(MOTIONTEXT));
    expect(await studio.call.openProject({ path })).toMatchObject({
      ...{ path: null, baseDir: studio.folder, digest: null, problems: [] },
      document: { cueframe: 1, cues: [{ type: 'text', text: 'Hi', start: 0, end: 2 }] },
      imported: {
        ...{ name: 'scene.json', format: 'MotionText scenario, or an ECG render request' },
        warnings: [NO_EFFECT, NO_VIDEO],
      },
    });
    expect((await studio.call.describe({})).recent).toEqual([]);
  } finally {
    await studio.close();
  }
});
