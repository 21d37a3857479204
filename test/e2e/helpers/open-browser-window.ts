import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { browserArgs, wantsSandbox } from '../../../src/engine/environment/browser-args.ts';
import { STUDIO_ADDRESS_FILE } from '../../../src/service/studio-address.ts';
import { findTools, surveyOptions } from '../../../src/engine/environment/find-tools.ts';
import { startServe, until, type Served } from '../../integration/helpers/served-job.ts';
import {
  languageScript,
  started,
  watchPage,
  WINDOW_SIZE,
  type PageOptions,
  type StudioWindow,
} from './studio-window.ts';

const START_LIMIT_MS = 60_000;

/** A real `cueframe serve` over a folder of its own, and its window in a real browser. */
export async function openBrowserWindow(): Promise<StudioWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-e2e-'));
  const dataDir = join(folder, 'data');
  let served = startServe(dataDir);
  let browser: Browser | null = null;
  const problems: string[] = [];
  const used = new Set<string>();
  const close = async () => {
    await browser?.close();
    await served.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const openPage = async (options: PageOptions = {}) => {
    const address = await freshAddress(served, dataDir, used);
    const page = await openedPage(browser, problems, options);
    await page.goto(address);
    await started(page);
    return page;
  };
  const restart = async () => {
    const port = new URL([...used][0] ?? '').port;
    await served.end('SIGKILL');
    used.add(newestAddress(dataDir)); // what it printed last opens nothing any more
    served = startServe(dataDir, { args: ['--port', port] });
    return freshAddress(served, dataDir, used);
  };
  try {
    browser = await launchBrowser();
    return { page: await openPage(), folder, dataDir, problems, dialogs: null, openPage, restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openedPage(
  browser: Browser | null,
  problems: string[],
  { language, size = WINDOW_SIZE, reducedMotion = 'reduce', prepare }: PageOptions,
): Promise<Page> {
  if (!browser) throw new Error('the browser was closed');
  const context = await browser.newContext({ viewport: size, reducedMotion });
  const page = await context.newPage();
  if (language !== undefined) await page.addInitScript(languageScript(language));
  await prepare?.(page);
  watchPage(page, problems);
  return page;
}

/** Each address works once: the newest that was not used yet. */
async function freshAddress(served: Served, dataDir: string, used: Set<string>): Promise<string> {
  const newest = () => newestAddress(dataDir);
  const isThere = await until(served, () => newest() !== '' && !used.has(newest()), START_LIMIT_MS);
  if (!isThere) throw new Error(`serve gave no new address of the studio:\n${served.said()}`);
  used.add(newest());
  return newest();
}

function newestAddress(dataDir: string): string {
  const path = join(dataDir, STUDIO_ADDRESS_FILE);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}

async function launchBrowser(): Promise<Browser> {
  const { browser: tool } = await findTools(surveyOptions({ env: process.env }));
  if (!tool) throw new Error('no browser works here');
  return chromium.launch({
    executablePath: tool.path,
    env: { ...process.env, ...tool.env } as Record<string, string>,
    args: browserArgs(),
    chromiumSandbox: wantsSandbox(),
  });
}
