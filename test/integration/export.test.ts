import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importSubtitles } from '../../src/shared/import/subtitles/import-subtitles.ts';
import { startTestServer } from './helpers/api-server.ts';

/** Captions for other programs, by the doors of Cueframe, as ffmpeg reads them. */
const folder = mkdtempSync(join(tmpdir(), 'cueframe-export-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const SCENARIO = {
  cueframe: 1,
  title: 'Talk',
  stage: { width: 640, height: 360, frameRate: '30000/1001', duration: 10 },
  cues: [
    {
      ...{
        id: 'a',
        type: 'text',
        start: 1.001,
        end: 2.002,
        text: 'Tom & Jerry\nsay hello, you',
        speaker: 'Ann',
      },
      marks: [{ from: 16, to: 21, style: { italic: true, color: '#00ff00' } }],
    },
    {
      ...{ id: 'b', type: 'text', start: 3, end: 5, layout: { anchor: 'tc' } },
      words: [
        { text: 'one', start: 3, end: 3.5 },
        { text: 'two', start: 4, end: 5 },
      ],
    },
    { id: 'c', type: 'shape', shape: 'rect', start: 0, end: 1 },
  ],
};
writeFileSync(at('talk.scenario.json'), JSON.stringify(SCENARIO));

async function cueframe(...args: readonly string[]) {
  const cwd = join(import.meta.dirname, '..', '..');
  const child = spawn(process.execPath, [join(cwd, 'bin', 'cueframe'), 'export', ...args], { cwd });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  return { exitCode, out, err };
}

/** The dialogue lines that ffmpeg's own reader makes of a file. */
function asFfmpegReads(path: string): string[] {
  const ass = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 'ass', '-'], { encoding: 'utf8' });
  return ass.split(/\r?\n/).filter((line) => line.startsWith('Dialogue:'));
}

test('the command line writes each format, and ffmpeg reads times, lines, italics, colours and places', async () => {
  const written: Record<string, string[]> = {};
  for (const format of ['srt', 'vtt', 'ass']) {
    const path = at(`talk.${format}`);
    const { exitCode, out } = await cueframe(at('talk.scenario.json'), '-o', path);
    expect([exitCode, out]).toEqual([0, expect.stringContaining(`${path}: 2 captions as `)]);
    written[format] = asFfmpegReads(path);
  }
  const times = Object.values(written).map((lines) => lines.map((line) => line.split(',').slice(1, 3)));
  const read = [
    ['0:00:01.00', '0:00:02.00'],
    ['0:00:03.00', '0:00:05.00'],
  ];
  expect(times).toEqual([read, read, read]);
  expect(written['srt']?.map((line) => line.split(',').slice(9).join(','))).toEqual([
    'Tom & Jerry\\Nsay {\\c&HFF00&}{\\i1}hello{\\i0}{\\c}, you',
    '{\\an8}one two',
  ]);
  expect(written['vtt']?.[0]).toContain('Tom & Jerry\\Nsay {\\i1}hello{\\i0}, you');
  expect(written['ass']?.map((line) => line.split(',').slice(3).join(','))).toEqual([
    'Default,Ann,32,32,27,,Tom & Jerry\\Nsay {\\i1\\c&H00FF00&}hello{\\i0\\c&HFFFFFF&}, you',
    'Default,,32,32,27,,{\\an8}{\\k50}one {\\k50\\k100}two',
  ]);
});

test('what was written is said, a file that is there stays, and a format must be named', async () => {
  const piped = await cueframe(at('talk.scenario.json'), '--to', 'txt');
  expect([piped.exitCode, piped.out]).toEqual([0, 'Ann: Tom & Jerry say hello, you\none two\n']);
  expect(piped.err).toContain('1 cue is no text and left out.');
  expect(piped.err).toContain('Not kept in 2 captions: when each word is spoken.');
  writeFileSync(at('there.srt'), 'mine');
  const there = await cueframe(at('talk.scenario.json'), '-o', at('there.srt'), '--json');
  expect([there.exitCode, readFileSync(at('there.srt'), 'utf8')]).toEqual([1, 'mine']);
  expect((await cueframe(at('talk.scenario.json'))).exitCode).toBe(2);
});

test('the API gives the text of all cues or of some, and refuses what is no scenario', async () => {
  const server = await startTestServer();
  try {
    const post = async (body: object) => {
      const response = await server.api('/exports', { json: body });
      return [response.status, (await response.json()) as Record<string, unknown>] as const;
    };
    expect(await post({ scenario: SCENARIO, format: 'srt', ids: ['b'] })).toEqual([
      200,
      {
        text: '1\n00:00:03,000 --> 00:00:05,000\n{\\an8}one two\n',
        captions: 1,
        remarks: ['Not kept in 1 caption: when each word is spoken.'],
      },
    ]);
    const [status, { text }] = await post({ scenario: SCENARIO, format: 'vtt' });
    const { cues } = importSubtitles({ name: 'a.vtt', kind: 'vtt', text: String(text) });
    expect([status, cues.length, cues[0]?.['speaker']]).toEqual([200, 2, 'Ann']);
    expect((await post({ scenario: { cueframe: 1, cues: [{}] }, format: 'srt' }))[0]).toBe(422);
  } finally {
    await server.close();
  }
});
