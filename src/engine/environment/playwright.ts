import { createRequire } from 'node:module';
import type * as Playwright from 'playwright';

/**
 * Playwright's library. By `require`: for an `import` Node first reads its megabytes of CommonJS for names it might
 * export, which is 0.23 s of every start; loading it takes 0.25 s more.
 */
export const { chromium } = createRequire(import.meta.url)('playwright') as typeof Playwright;
