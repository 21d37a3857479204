import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SegmentStore } from '../../src/engine/cache/segment-store.ts';
import { findTools, surveyOptions } from '../../src/engine/environment/find-tools.ts';
import type { CaptureRung } from '../../src/engine/environment/tools.ts';
import { planScenario } from '../../src/engine/plan-scenario.ts';
import { renderFrame } from '../../src/engine/render-frame.ts';
import type { RenderContext, RenderEvent, SegmentReport } from '../../src/engine/request/render-request.ts';
import { renderScenario } from '../../src/engine/render-scenario.ts';
import { keepBrowser } from '../../src/engine/pages/playwright-browser.ts';
import { playwrightPages } from '../../src/engine/pages/playwright-pages.ts';
import type { Plan } from '../../src/shared/plan/plan.ts';
import { readScenario } from '../../src/shared/scenario/read-scenario.ts';
import { fuzzMediaIn } from './fuzz-media.ts';
import type { FuzzScenario } from './make-scenario.ts';
import { watchProgress, type ProgressWatch } from './watch-progress.ts';

const STAGE_DIR = join(import.meta.dirname, '..', '..', 'out', 'stage');
/** The film's own pixels, so that pictures can be compared to the bit. */
const EXACT = { quality: 'lossless', speed: 'ultrafast', encoder: 'libx264', workers: 1 } as const;

export type FuzzFilm = {
  readonly path: string;
  readonly retries: readonly string[];
  readonly reports: readonly SegmentReport[];
};

/** The engine with browser and proofs kept warm. Each call fails with "stands still" where nothing moves any more. */
export type FuzzEngine = {
  plan(scenario: FuzzScenario): Promise<Plan>;
  render(scenario: FuzzScenario, options?: RenderChoice): Promise<FuzzFilm>;
  /** What the scenario's `output` asks for; the other calls leave it aside. A path, of a folder for pictures. */
  renderOutput(scenario: FuzzScenario, segments: number): Promise<string>;
  /** The film's sound alone, as a WAV. */
  renderSound(scenario: FuzzScenario): Promise<string>;
  /** Path of the PNG. */
  frame(scenario: FuzzScenario, frame: number): Promise<string>;
  /** Where the scenario's media are. */
  readonly folder: string;
  /** An empty folder for a cache. */
  newFolder(): Promise<string>;
  close(): Promise<void>;
};

type RenderChoice = {
  readonly rung?: 'canvas' | 'screenshot';
  readonly segments?: number;
  readonly segmentStore?: SegmentStore;
};

export async function openFuzzEngine(): Promise<FuzzEngine> {
  const found = surveyOptions({ env: process.env });
  const tools = await findTools(found);
  const { browser } = tools;
  if (!browser) throw new Error('no browser was found that could draw the films');
  const folder = await mkdtemp(join(tmpdir(), 'cueframe-fuzz-'));
  const makeMedia = fuzzMediaIn(folder);
  const keeper = keepBrowser(browser);
  const lent = { ...keeper, close: async () => {} };
  let files = 0;

  const asWritten = (scenario: FuzzScenario) => {
    makeMedia(Object.values(scenario.media).map(({ src }) => src));
    return { scenario: read(scenario), baseDir: folder };
  };
  const request = ({ output: _output, ...scenario }: FuzzScenario) => ({ ...asWritten(scenario), ...EXACT });
  const context = (
    rung: CaptureRung,
    watch: ProgressWatch,
    onEvent: (event: RenderEvent) => void = () => {},
  ) =>
    ({
      ...{
        tools,
        rung,
        stageDir: STAGE_DIR,
        tempDir: folder,
        cacheDir: found.cacheDir,
        signal: watch.signal,
      },
      pageOpener: (server) => playwrightPages({ keeper: lent, rung, server }),
      onEvent(event) {
        watch.touch();
        onEvent(event);
      },
    }) satisfies RenderContext;

  async function watched<T>(work: (watch: ProgressWatch) => Promise<T>): Promise<T> {
    const watch = watchProgress();
    try {
      return await work(watch);
    } catch (error) {
      if (watch.hasStalled) throw new Error('the render stands still', { cause: error });
      throw error;
    } finally {
      watch.stop();
    }
  }

  return {
    folder,
    plan: (scenario) =>
      watched((watch) => planScenario({ ...request(scenario), segments: 1 }, context(browser.rung, watch))),
    render: (scenario, { rung, segments = 1, segmentStore } = {}) =>
      watched(async (watch) => {
        const path = join(folder, `film-${(files += 1)}.mp4`);
        const retries: string[] = [];
        const whole = context(rung ?? browser.rung, watch, (event) => {
          if (event.type === 'retry') retries.push(event.message);
        });
        const result = await renderScenario(
          { ...request(scenario), segments, outputPath: path },
          { ...whole, ...(segmentStore && { segmentStore }) },
        );
        return { path, retries, reports: result.segments };
      }),
    renderOutput: (scenario, segments) =>
      watched(async (watch) => {
        const asked = asWritten(scenario);
        const { format } = asked.scenario.output;
        const path = join(folder, `asked-${(files += 1)}${format === 'png-sequence' ? '' : `.${format}`}`);
        const choices = { segments, workers: 1, speed: 'ultrafast' } as const;
        await renderScenario({ ...asked, ...choices, outputPath: path }, context(browser.rung, watch));
        return path;
      }),
    renderSound: (scenario) =>
      watched(async (watch) => {
        const path = join(folder, `sound-${(files += 1)}.wav`);
        const { output: _output, ...film } = scenario;
        await renderScenario({ ...asWritten(film), outputPath: path }, context(browser.rung, watch));
        return path;
      }),
    frame: (scenario, frame) =>
      watched(async (watch) => {
        const outputPath = join(folder, `frame-${(files += 1)}.png`);
        await renderFrame({ ...request(scenario), frame, outputPath }, context(browser.rung, watch));
        return outputPath;
      }),
    newFolder: () => mkdtemp(join(folder, 'cache-')),
    async close() {
      await keeper.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function read(scenario: FuzzScenario) {
  const reading = readScenario(JSON.stringify({ cueframe: 1, ...scenario }));
  if (!reading.ok) throw reading.error;
  return reading.scenario;
}
