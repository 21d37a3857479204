import type { Page } from 'playwright';

/** The studio's window, with a folder of its own and nothing of anybody else's. */
export type StudioWindow = {
  readonly page: Page;
  /** For files of the test; removed with the rest. */
  readonly folder: string;
  /** Where its service keeps jobs and, in a browser, uploads and projects. */
  readonly dataDir: string;
  /** What the page wrote as an error, and what it threw. */
  readonly problems: readonly string[];
  /** The system's dialogs of the desktop app; null in a browser, which asks in the page. */
  readonly dialogs: SystemDialogs | null;
  /** Another window: in a browser through the next address that is printed, as an app another app. */
  openPage(options?: PageOptions): Promise<Page>;
  /** Kills the server and starts another over the same folder, on the same port; gives its address. In a browser only. */
  restart(): Promise<string>;
  close(): Promise<void>;
};

/** What a person answers from now on. */
export type SystemDialogs = {
  answerOpen(paths: readonly string[]): Promise<void>;
  answerSave(path: string): Promise<void>;
};

export type PageOptions = {
  /** Of the window's texts; its own are English. */
  readonly language?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Before anything is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
};

export const WINDOW_SIZE = { width: 1440, height: 900 } as const;

/** Gives tests patience with a page, and notes what goes wrong in it. */
export function watchPage(page: Page, problems: string[]): void {
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
  });
}

/** The window has drawn. */
export const started = (page: Page) => page.getByRole('heading', { name: 'Cueframe' }).waitFor();

export const languageScript = (language: string) =>
  `localStorage.setItem('cueframe.language', ${JSON.stringify(language)})`;
