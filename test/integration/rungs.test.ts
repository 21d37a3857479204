import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAPTURE_RUNGS } from '../../src/engine/environment/tools.ts';
import { psnr } from './helpers/compare-pictures.ts';
import { probeStream, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Every rung of the capture ladder draws the same film. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const [WIDTH, HEIGHT] = [320, 180];
/** Measured: equal to the bit. Another browser may round a blur by a level; a picture one frame late is below 35 dB. */
const LEAST_PSNR = 40;

const EVERYTHING = {
  stage: { width: WIDTH, height: HEIGHT, frameRate: 25, duration: 1.2, background: '#808080' },
  cues: [
    {
      ...{ type: 'text', text: 'Stroke & shadow', start: 0, end: 1 },
      layout: { anchor: 'tl', x: 0.03, y: 0.04, width: 0.55 },
      style: {
        ...{ size: 0.11, color: '#ffe0a0', stroke: { width: 0.012, color: '#102040' } },
        shadow: [{ x: 0.015, y: 0.02, blur: 0.03, color: 'rgba(0, 0, 0, 0.6)' }],
      },
      animate: [{ name: 'pop', when: 'word', duration: 0.2 }],
    },
    {
      ...{ type: 'text', text: 'שלום עולם 🎬😀', start: 0.12, end: 1.1 },
      layout: { anchor: 'tr', x: 0.97, y: 0.04, width: 0.4 },
      style: { size: 0.1, stroke: null, shadow: [] },
    },
    {
      ...{ type: 'text', text: 'Marked letters and 字幕を描く', start: 0, end: 1.2 },
      layout: { anchor: 'bl', x: 0.02, y: 0.98, width: 0.3 },
      style: { size: 0.08, underline: true },
      marks: [
        { from: 3, to: 10, style: { italic: true, color: '#ff8040', underline: false } },
        { from: 11, to: 21, style: { color: '#40ff80', strikethrough: true, size: 0.1 } },
      ],
    },
    {
      ...{ type: 'text', text: 'Turned', start: 0.2, end: 1 },
      layout: { anchor: 'cc', x: 0.25, y: 0.6, rotate: 20 },
      style: { size: 0.12, color: '#8040ff' },
      transform: [
        { time: 0, scale: 0.7, rotate: -10 },
        { time: 0.5, scale: 1.3, rotate: 15 },
      ],
    },
    {
      ...{ type: 'text', text: 'Blurred', start: 0.1, end: 1 },
      layout: { anchor: 'cc', x: 0.75, y: 0.6 },
      style: { size: 0.13 },
      animate: [{ name: 'blur', when: 'in', duration: 0.4 }],
    },
    {
      ...{ type: 'text', text: 'boxed words', start: 0, end: 1.2 },
      layout: { anchor: 'bl', x: 0.03, y: 0.98 },
      style: { size: 0.12, wordBox: { padding: 0.035 } },
      animate: [{ name: 'bounce' }],
    },
    {
      ...{
        type: 'shape',
        shape: 'ellipse',
        start: 0.4,
        end: 0.9,
        opacity: 0.5,
        fill: 'rgba(255, 60, 0, 0.7)',
      },
      layout: { anchor: 'bc', x: 0.5, y: 0.98, width: 0.3, height: 0.2 },
    },
  ],
};

test('canvas and screenshot draw the same pictures', async () => {
  const films = new Map<string, Buffer[]>();
  for (const rung of CAPTURE_RUNGS) {
    const film = await studio.render(EVERYTHING, `${rung}.mp4`, { rung, quality: 'lossless', segments: 1 });
    expect({ rung, frames: film.frames, incidents: film.incidents }).toEqual({
      rung,
      frames: 30,
      incidents: [],
    });
    const { pix_fmt: pixelFormat } = probeStream(film.path, 'v', 'pix_fmt');
    expect(pixelFormat).toBe('yuv420p');
    films.set(rung, rawFrames(film.path, { pixelFormat: 'yuv420p', frameBytes: (WIDTH * HEIGHT * 3) / 2 }));
  }
  const canvas = films.get('canvas') ?? [];
  for (const [rung, frames] of films) {
    const found = frames.map((frame, index) => psnr(frame, canvas[index] ?? Buffer.alloc(0)));
    expect({ rung, frames: frames.length, worst: Math.min(...found) }).toEqual({
      ...{ rung, frames: 30 },
      worst: expect.toSatisfy((worst: number) => worst >= LEAST_PSNR) as number,
    });
  }
});
