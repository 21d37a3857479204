import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTools, surveyOptions } from '../../../src/engine/environment/find-tools.ts';
import type { CaptureRung, Tools } from '../../../src/engine/environment/tools.ts';
import { planScenario } from '../../../src/engine/plan-scenario.ts';
import type {
  RenderContext,
  RenderEvent,
  RenderRequest,
  SegmentReport,
} from '../../../src/engine/request/render-request.ts';
import { keepBrowser, type BrowserKeeper } from '../../../src/engine/pages/playwright-browser.ts';
import { playwrightPages } from '../../../src/engine/pages/playwright-pages.ts';
import { renderFrame } from '../../../src/engine/render-frame.ts';
import { renderScenario } from '../../../src/engine/render-scenario.ts';
import type { Plan } from '../../../src/shared/plan/plan.ts';
import { readScenario } from '../../../src/shared/scenario/read-scenario.ts';

/** The built stage, as the command line uses it. */
const STAGE_DIR = join(import.meta.dirname, '..', '..', '..', 'out', 'stage');

export type RenderOptions = Partial<Omit<RenderRequest, 'scenario' | 'baseDir'>> & {
  readonly rung?: CaptureRung;
  /** What the engine is given from outside, over the test's own. */
  readonly context?: Partial<RenderContext>;
};

export type Rendered = {
  readonly path: string;
  readonly frames: number;
  readonly segments: number;
  readonly reports: readonly SegmentReport[];
  /** Warnings and retries; empty for a render without incident. */
  readonly incidents: readonly RenderEvent[];
};

/** The engine on this machine, with a folder for sources and films that goes when the tests are over. */
export type TestStudio = {
  readonly folder: string;
  readonly tools: Tools;
  /** Renders a scenario object, as a file would hold it, to `folder`/`name`. */
  render(scenario: object, name: string, options?: RenderOptions): Promise<Rendered>;
  /** One frame as a PNG in `folder`/`name`. */
  frame(scenario: object, frame: number, name: string, options?: RenderOptions): Promise<string>;
  plan(scenario: object, options?: RenderOptions): Promise<Plan>;
  close(): Promise<void>;
};

/**
 * Finds and proves the tools (kept between runs) and makes the folder, or takes `given`, which goes too. `hasOneBrowser`: all
 * renders use one browser, each with new pages in it; for tests of many small films that are not about browsers, whose start
 * would take most of their time.
 */
export async function openStudio({
  hasOneBrowser = false,
  folder: given = null as string | null,
} = {}): Promise<TestStudio> {
  const options = surveyOptions({ env: process.env });
  const tools = await findTools(options);
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'cueframe-film-test-')));
  const shared = hasOneBrowser ? sharedBrowser(tools) : null;
  const context = (rung: CaptureRung | undefined, incidents: RenderEvent[]): RenderContext => ({
    ...{ tools, stageDir: STAGE_DIR, tempDir: folder, cacheDir: options.cacheDir },
    ...(rung && { rung }),
    ...(shared && !rung && { pageOpener: shared.pageOpener }),
    onEvent: (event) => {
      if (event.type === 'warning' || event.type === 'retry') incidents.push(event);
    },
  });

  return {
    folder,
    tools,
    async render(scenario, name, { rung, context: own = {}, ...request } = {}) {
      const incidents: RenderEvent[] = [];
      const outputPath = join(folder, name);
      const { frames, segments } = await renderScenario(
        { scenario: read(scenario), baseDir: folder, outputPath, ...request },
        { ...context(rung, incidents), ...own },
      );
      return { path: outputPath, frames, segments: segments.length, reports: segments, incidents };
    },
    async frame(scenario, frame, name, { rung, context: own = {}, ...request } = {}) {
      const outputPath = join(folder, name);
      await renderFrame(
        { scenario: read(scenario), baseDir: folder, frame, outputPath, ...request },
        { ...context(rung, []), ...own },
      );
      return outputPath;
    },
    plan: (scenario, { rung, context: _own, ...request } = {}) =>
      planScenario({ scenario: read(scenario), baseDir: folder, ...request }, context(rung, [])),
    async close() {
      await shared?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Null where there is no browser. */
function sharedBrowser({
  browser,
}: Tools): (Pick<BrowserKeeper, 'close'> & Pick<Required<RenderContext>, 'pageOpener'>) | null {
  if (!browser) return null;
  const { rung } = browser;
  const keeper = keepBrowser(browser);
  const lent = { ...keeper, close: async () => {} };
  return {
    pageOpener: (server) => playwrightPages({ keeper: lent, rung, server }),
    close: () => keeper.close(),
  };
}

function read(scenario: object) {
  const reading = readScenario(JSON.stringify({ cueframe: 1, ...scenario }));
  if (!reading.ok) throw reading.error;
  return reading.scenario;
}
