import type { Browser } from 'playwright';
import { StudioError } from '../../shared/errors.ts';
import { browserArgs, wantsSandbox } from '../environment/browser-args.ts';
import { chromium } from '../environment/playwright.ts';
import type { BrowserTool } from '../environment/tools.ts';
import { browserCall } from './browser-call.ts';

const LAUNCH_LIMIT_MS = 30_000;

/** One browser, started when first asked for and again after it died. */
export type BrowserKeeper = {
  /** Throws `browser.failed`. */
  running(): Promise<Browser>;
  close(): Promise<void>;
};

export function keepBrowser(tool: BrowserTool): BrowserKeeper {
  let launched: Promise<Browser> | null = null;
  return {
    running() {
      launched ??= launch(tool, () => (launched = null)).catch((error: unknown) => {
        launched = null;
        throw error;
      });
      return launched;
    },
    async close() {
      const browser = await launched?.catch(() => null);
      launched = null;
      if (browser) await browserCall(browser, browser.close()).catch(() => {}); // it may have died meanwhile
    },
  };
}

async function launch(tool: BrowserTool, onGone: () => void): Promise<Browser> {
  const options = {
    ...{ executablePath: tool.path, args: browserArgs(), chromiumSandbox: wantsSandbox() },
    ...{ env: { ...process.env, ...tool.env } as Record<string, string>, timeout: LAUNCH_LIMIT_MS },
    // the door decides what a signal means, and closes us
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  };
  const browser = await chromium.launch(options).catch((cause: unknown) => {
    throw new StudioError('browser.failed', `the browser ${tool.path} did not start`, { cause });
  });
  browser.on('disconnected', onGone);
  return browser;
}
