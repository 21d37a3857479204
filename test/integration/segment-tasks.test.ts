import { copyFileSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalWorker } from '../../src/engine/render/local-worker.ts';
import { openPages, type StagePages } from '../../src/engine/render/open-pages.ts';
import {
  engineOf,
  segmentFingerprint,
  type SegmentEngine,
} from '../../src/engine/segments/segment-engine.ts';
import { taskOf, type SegmentTask } from '../../src/engine/segments/segment-task.ts';
import type { Plan, PlanSegment } from '../../src/shared/plan/plan.ts';
import { ffmpeg, frameDigests } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { makeBusySource } from './helpers/sources.ts';

/** A segment is rendered from its task alone, by whoever has the files under whatever names. */
const STAGE_DIR = join(import.meta.dirname, '..', '..', 'out', 'stage');

let studio: TestStudio;
let pages: StagePages;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
  pages = await openPages({ tools: studio.tools, stageDir: STAGE_DIR });
});
afterAll(async () => {
  await pages.close();
  await studio.close();
});

test('tasks that went through JSON, with the files elsewhere, give the film’s own frames', async () => {
  const { folder, tools } = studio;
  makeBusySource(folder, 'source.mp4', { rate: '25', frames: 50 });
  writeFileSync(join(folder, 'logo.png'), ffmpeg([...LOGO, '-f', 'image2pipe', '-c:v', 'png', '-']));
  const scenario = {
    media: { main: { src: 'source.mp4' } },
    timeline: [{ media: 'main' }],
    cues: [
      { type: 'text', text: 'carried', start: 0.2, end: 1.4, animate: [{ name: 'pop', when: 'word' }] },
      { type: 'image', src: 'logo.png', start: 1.1, end: 1.9, layout: { anchor: 'tl', width: 0.2 } },
    ],
  };
  const wish = { quality: 'lossless', segments: 3 } as const;
  const film = await studio.render(scenario, 'film.mp4', wish);
  const plan = await studio.plan(scenario, wish);
  const engine = await engineOf({ tools, stageDir: STAGE_DIR });
  const texts = plan.segments.map((segment) => JSON.stringify(named(plan, segment, engine)));
  for (const text of texts) expect(text).not.toContain(folder);

  const files = moveAway(folder, plan);
  const workDir = mkdtempSync(join(folder, 'work-'));
  const worker = createLocalWorker({
    engine,
    slots: 1,
    workDir,
    files,
    openedPages: async () => pages,
    context: { tools },
  });
  const digests: string[] = [];
  for (const text of texts) {
    const task = JSON.parse(text) as SegmentTask;
    const happened: string[] = [];
    const signal = new AbortController().signal;
    const { fileName, packets } = await worker.render(task, {
      onProgress: ({ type }) => happened.push(type),
      signal,
    });
    expect(happened).toContain('frames');
    expect(packets.packets.length).toBe(task.segment.endFrame - task.segment.startFrame);
    digests.push(...frameDigests(join(workDir, fileName)));
  }
  expect(digests).toEqual(frameDigests(film.path));
  expect(digests.length).toBe(50);
});

test('a task for other programs is refused before anything is written', async () => {
  makeBusySource(studio.folder, 'other.mp4', { rate: '25', frames: 5 });
  const plan = await studio.plan({ media: { main: { src: 'other.mp4' } }, timeline: [{ media: 'main' }] });
  const [segment] = plan.segments;
  if (!segment) throw new Error('a film has a segment');
  const engine = await engineOf({ tools: studio.tools, stageDir: STAGE_DIR });
  const worker = createLocalWorker({
    engine,
    slots: 1,
    workDir: studio.folder,
    files: { media: {}, assets: {} },
    openedPages: async () => pages,
    context: { tools: studio.tools },
  });
  const task = named(plan, segment, { ...engine, ffmpeg: 'another' });
  const run = worker.render(task, { onProgress: () => {}, signal: new AbortController().signal });
  await expect(run).rejects.toMatchObject({ code: 'internal' });
});

function named(plan: Plan, segment: PlanSegment, engine: SegmentEngine): SegmentTask {
  return taskOf(plan, { ...segment, fingerprint: segmentFingerprint(segment, engine) }, engine);
}

const LOGO = ['-v', 'error', '-f', 'lavfi', '-i', 'color=red:s=32x32', '-frames:v', '1'];

/** Copies under names that nobody planned with; the planned ones are gone. */
function moveAway(folder: string, plan: Plan) {
  const away = join(folder, 'elsewhere');
  mkdirSync(away);
  const media: Record<string, string> = {};
  const assets: Record<string, string> = {};
  for (const { parts } of plan.segments)
    for (const part of parts)
      if (part.kind === 'source') media[part.mediaIdentity] = join(away, 'a video.bin');
  copyFileSync(join(folder, 'source.mp4'), join(away, 'a video.bin'));
  for (const [name, path] of Object.entries(plan.assets)) {
    const digest = plan.assetDigests[name] ?? '';
    assets[digest] = join(away, `asset ${Object.keys(assets).length}`);
    copyFileSync(path, assets[digest]);
  }
  for (const name of ['source.mp4', 'logo.png']) renameSync(join(folder, name), join(folder, `gone-${name}`));
  return { media, assets };
}
