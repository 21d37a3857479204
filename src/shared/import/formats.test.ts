import { expect, test } from 'vitest';
import { readScenarioDocument } from '../scenario/read-scenario.ts';
import { detectFormat, importFile } from './formats.ts';

const file = (name: string, content: unknown) => ({
  name,
  text: typeof content === 'string' ? content : JSON.stringify(content),
  json: typeof content === 'string' ? undefined : content,
});
const SRT = '1\n00:00:01,000 --> 00:00:02,500\nHello\n';
const MOTIONTEXT = {
  ...{ version: '2.0', timebase: { unit: 'seconds', fps: 25 }, stage: { baseAspect: '9:16' } },
  cues: [{ root: { eType: 'text', text: 'Hi', displayTime: [0, 2], style: { fontSizeRel: 0.1 } } }],
};
const REQUEST = {
  videoUrl: 'https://a.example.com/v.mp4',
  scenario: MOTIONTEXT,
  options: { width: 1280, height: 720, fps: 50 },
};
const FRAMES = {
  ...{ userId: 'ann', width: 640, height: 360, frameRate: 10 },
  frames: [{ frameNumber: 0, duration: 1000, layers: [{ type: 'image', src: 'a.png' }] }],
};
const TASK = {
  source: { url: 'https://a.example.com/v.mp4', title: 'Talk' },
  ...{ output_format: 'original', add_subtitles: false },
  most_relevant_segments: [
    { start_time: '00:10', end_time: '00:13', hook_title: 'one' },
    { start_time: 60, end_time: 62, hook_title: 'two' },
  ],
};
const OVERLAY = {
  ...{ type: 'overlay', input_video_key: 'v.mp4' },
  params: { text_layers: [{ startTime: 0, endTime: 1, spec: { text: 'Hi' } }] },
};

test.each([
  ['srt', file('talk.txt', SRT)],
  ['vtt', file('talk', 'WEBVTT\n')],
  ['ass', file('a.ssa', '[Script Info]\n[Events]\n')],
  ['ecg', file('a.json', MOTIONTEXT)],
  ['ecg', file('a.json', REQUEST)],
  ['video-renderer', file('a.json', FRAMES)],
  ['supoclip', file('a.json', TASK)],
  ['reel-ballers', file('a.json', OVERLAY)],
  ['reel-ballers', file('a.json', { text_layers: [] })],
  [null, file('a.scenario.json', { cueframe: 1, cues: [] })],
  [null, file('a.json', { constructor: 1 })],
  [null, file('a.json', [1, 2])],
  [null, file('a.txt', 'Dear all')],
] as const)('%s is what the file says it is', (name, foreign) => {
  expect(detectFormat(foreign)?.name ?? null).toBe(name);
});

test.each([
  ['subtitles', file('talk.srt', SRT)],
  ['a MotionText scenario', file('a.json', MOTIONTEXT)],
  ['an ECG request', file('a.json', REQUEST)],
  ['a project of video-renderer', file('a.json', FRAMES)],
  ['a SupoClip task', file('a.json', TASK)],
  ['a Reel Ballers job', file('a.json', OVERLAY)],
])('what %s becomes is a valid scenario', (_what, foreign) => {
  expect(readScenarioDocument(importFile(foreign, { media: {} }).scenario)).toMatchObject({ ok: true });
});

test('subtitles alone stand on the background as long as they last; with a video they stand over it', () => {
  const cues = [{ type: 'text', start: 1, end: 2.5, text: 'Hello' }];
  expect(importFile(file('talk.srt', SRT), { media: {} })).toEqual({
    format: 'srt',
    scenario: {
      cueframe: 1,
      stage: { width: 1920, height: 1080, frameRate: 30, duration: 2.5 },
      ...{ media: {}, cues },
    },
    media: [{ id: 'video', kind: 'video', src: null }],
    warnings: [
      {
        path: '',
        code: 'media.missing',
        message: 'the file names no video; name one, or the captions stand alone on the background',
      },
    ],
  });
  expect(importFile(file('talk.srt', SRT), { media: { video: 'talk.mp4' } })).toEqual({
    format: 'srt',
    scenario: {
      cueframe: 1,
      media: { video: { src: 'talk.mp4', kind: 'video' } },
      timeline: [{ media: 'video', fit: 'contain' }],
      cues,
    },
    media: [{ id: 'video', kind: 'video', src: 'talk.mp4' }],
    warnings: [],
  });
});

test('a request says size, rate and video; a scenario alone its shape and rate', () => {
  const { scenario: asked } = importFile(file('a.json', REQUEST), { media: {} });
  expect(asked).toMatchObject({
    stage: { width: 1280, height: 720, frameRate: 50 },
    media: { video: { src: 'https://a.example.com/v.mp4' } },
  });
  const { scenario: alone } = importFile(file('a.json', MOTIONTEXT), { media: {} });
  expect(alone).toMatchObject({ stage: { width: 1080, height: 1920, frameRate: 25, duration: 2 } });
});

test('media lie where they are said to, by their ids', () => {
  const { scenario, media } = importFile(file('a.json', FRAMES), { media: { 'image-1': '/b/c.png' } });
  expect([scenario['media'], media]).toEqual([
    { 'image-1': { src: '/b/c.png', kind: 'image' } },
    [{ id: 'image-1', kind: 'image', src: '/b/c.png' }],
  ]);
});

test('the clips of a task stand one after another, each with its title', () => {
  const { scenario, warnings } = importFile(file('a.json', TASK), { media: {} });
  expect(scenario).toMatchObject({
    title: 'Talk',
    timeline: [
      { media: 'video', in: 10, out: 13 },
      { media: 'video', in: 60, out: 62 },
    ],
    cues: [
      { text: 'one', start: 0, end: 3 },
      { text: 'two', start: 3, end: 5 },
    ],
  });
  expect(warnings.map(({ code }) => code)).toEqual(['task.clips']);
  const plain = importFile(file('a.json', { source: TASK.source, caption_template: 'x' }), { media: {} });
  expect(plain.warnings.map(({ message }) => message)).toEqual([
    'not done: finding clips (give most_relevant_segments)',
    'not done: transcription (add_subtitles)',
    'not done: reframing (output_format vertical)',
  ]);
});

test.each([
  [
    'an unknown one',
    file('a.json', { tracks: [], name: 1 }),
    'import.unknown',
    'a.json is none of the formats srt, vtt, ass, ecg, video-renderer, supoclip, reel-ballers. Its keys are tracks, name.',
  ],
  [
    'one of Cueframe',
    file('a.json', { cueframe: 1 }),
    'import.unknown',
    'a.json is none of the formats srt, vtt, ass, ecg, video-renderer, supoclip, reel-ballers. It is a scenario of Cueframe already.',
  ],
  [
    'a wrong project',
    file('a.json', { ...FRAMES, width: 641 }),
    'import.invalid',
    'width: must be whole pixels, 16 to 7680, and even',
  ],
])('%s is refused with what it is', (_what, foreign, code, message) => {
  expect(() => importFile(foreign, { media: {} })).toThrow(expect.objectContaining({ code, message }));
});
