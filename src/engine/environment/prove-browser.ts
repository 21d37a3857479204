import type { Browser, Page } from 'playwright';
import { PNG } from 'pngjs';
import { StudioError } from '../../shared/errors.ts';
import { browserArgs, wantsSandbox } from './browser-args.ts';
import type { Candidate } from './candidate.ts';
import { PROOF_HEIGHT_PX, PROOF_WIDTH_PX, proofPage, proofPictureFault } from './proof-picture.ts';
import { chromium } from './playwright.ts';
import type { CaptureRung } from './tools.ts';

const LAUNCH_LIMIT_MS = 15_000;
const DRAW_LIMIT_MS = 10_000;

/** What a browser showed that it can do on this machine. Plain JSON: it is kept in the proof cache. */
export type BrowserProof = {
  /** Empty where it did not start. */
  readonly version: string;
  /** The best rung that drew the known picture right; null: none, or it did not start. */
  readonly rung: CaptureRung | null;
  /** Why it cannot be used, or why a better rung cannot; empty where there is nothing to say. */
  readonly problems: readonly string[];
};

/** Starts a browser and has it draw a known picture on one rung after another. Throws `job.cancelled` only. */
export async function proveBrowser(found: Candidate, signal?: AbortSignal): Promise<BrowserProof> {
  let browser: Browser | null = null;
  const close = () => void browser?.close().catch(() => {});
  try {
    throwIfCancelled(signal);
    browser = await launch(found);
    signal?.addEventListener('abort', close, { once: true });
    throwIfCancelled(signal);
    return { version: browser.version(), ...(await tryRungs(browser)) };
  } catch (error) {
    throwIfCancelled(signal);
    return { version: '', rung: null, problems: [launchProblem(error)] };
  } finally {
    signal?.removeEventListener('abort', close);
    await browser?.close().catch(() => {});
  }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new StudioError('job.cancelled', 'the work was cancelled');
}

function launch(found: Candidate): Promise<Browser> {
  return chromium.launch({
    executablePath: found.path,
    args: browserArgs(),
    chromiumSandbox: wantsSandbox(),
    env: { ...process.env, ...found.env } as Record<string, string>,
    timeout: LAUNCH_LIMIT_MS,
    handleSIGINT: false, // the door decides what a signal means
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

async function tryRungs(browser: Browser): Promise<Pick<BrowserProof, 'rung' | 'problems'>> {
  const page = await browser.newPage({ viewport: { width: 200, height: 200 } });
  page.setDefaultTimeout(DRAW_LIMIT_MS);
  await page.setContent(proofPage());
  const problems: string[] = [];
  for (const [rung, draw] of [
    ['canvas', drawOnCanvas],
    ['screenshot', takeScreenshot],
  ] as const) {
    const fault = await withinLimit(draw(page)).catch((error: unknown) => firstLine(error));
    if (fault === null) return { rung, problems };
    problems.push(`${rung}: ${fault}`);
  }
  return { rung: null, problems };
}

async function drawOnCanvas(page: Page): Promise<string | null> {
  const rgba = await page.evaluate<number[] | null>('drawProof()');
  return rgba === null ? 'it has no HTML-in-canvas' : proofPictureFault(rgba);
}

async function takeScreenshot(page: Page): Promise<string | null> {
  const clip = { x: 0, y: 0, width: PROOF_WIDTH_PX, height: PROOF_HEIGHT_PX };
  const png = await page.screenshot({ clip, omitBackground: true });
  return proofPictureFault(PNG.sync.read(png).data);
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it drew nothing within ${DRAW_LIMIT_MS / 1000} s`)),
      DRAW_LIMIT_MS,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The line of Playwright's long report that names the cause. */
export function launchProblem(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const library = /(lib[\w.+-]+\.so[\w.]*): cannot open shared object file/.exec(text)?.[1];
  if (library) return `it does not start: the library ${library} is missing`;
  if (/No usable sandbox|setuid sandbox|clone\(\) failed|Operation not permitted.*sandbox/i.test(text))
    return 'it does not start: this system keeps its sandbox from working (see the sandbox note of `cueframe doctor`)';
  return `it does not start: ${firstLine(error)}`;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]?.replace(/^browserType\.launch: /, '') ?? text;
}
