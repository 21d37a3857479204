import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import type { Rect } from '../../../src/shared/geometry.ts';
import type { StageFilm } from '../../../src/shared/stage-film.ts';

const STAGE = fileURLToPath(new URL('../../../src/stage/stage.ts', import.meta.url));
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** What the built page offers: one root as large as the page, filled by the film opened last. */
const ENTRY = `
import { createStage, loadAssets, uncoveredCharacters } from ${JSON.stringify(STAGE)};
const assetUrl = (name) => 'assets/' + name;
let stage = null;
globalThis.harness = {
  async open(film, options) {
    await loadAssets(film, { assetUrl });
    stage?.dispose();
    stage = createStage(document.getElementById('root'), film, { assetUrl, ...options });
  },
  draw(frame) { stage.draw(frame); },
  bounds() { return stage.bounds(); },
  uncovered(film) { return uncoveredCharacters(film); },
  rectsOf(selector) {
    return [...document.getElementById('root').shadowRoot.querySelectorAll(selector)].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { xPx: x, yPx: y, widthPx: width, heightPx: height };
    });
  },
  elementCount() { return document.getElementById('root').shadowRoot.querySelectorAll('*').length; },
};`;

const PAGE = `<!doctype html><meta charset="utf-8"><style>html, body { margin: 0; background: #7a7f87 }
#root { position: absolute; inset: 0 }</style><div id="root"></div><script type="module" src="./entry.js"></script>`;

const MIME: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

type Harness = {
  open(film: StageFilm, options: { originXPx?: number; originYPx?: number }): Promise<void>;
  draw(frame: number): void;
  bounds(): Rect | null;
  uncovered(film: StageFilm): { id: string; path: string; characters: string }[];
  rectsOf(selector: string): Rect[];
  elementCount(): number;
};
declare const harness: Harness;

export type StagePage = {
  /** Everything the page said on its console at level error, and every uncaught error. */
  readonly problems: string[];
  open(film: StageFilm, options?: { originXPx?: number; originYPx?: number }): Promise<void>;
  draw(frame: number): Promise<void>;
  bounds(): Promise<Rect | null>;
  uncovered(film: StageFilm): Promise<ReturnType<Harness['uncovered']>>;
  rectsOf(selector: string): Promise<Rect[]>;
  elementCount(): Promise<number>;
  /** PNG of the page, or of a part of it. */
  picture(clip?: { x: number; y: number; width: number; height: number }): Promise<Buffer>;
  close(): Promise<void>;
};

/** Builds the stage with vite and shows it in a real browser. `assets`: files served to it by name. */
export async function openStagePage(options: {
  widthPx: number;
  heightPx: number;
  assets?: Readonly<Record<string, string>>;
}): Promise<StagePage> {
  const folder = await mkdtemp(join(tmpdir(), 'cueframe-stage-'));
  const built = join(folder, 'built');
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'entry.js'), ENTRY);
  await build({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'error',
    resolve: { preserveSymlinks: true },
    server: { fs: { allow: [MODULES] } },
    build: { outDir: built, minify: false, assetsInlineLimit: 0, target: 'esnext', modulePreload: false },
  });
  const server = await serve(built, options.assets ?? {});
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs() });
  const page = await browser.newPage({ viewport: { width: options.widthPx, height: options.heightPx } });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
  await page.waitForFunction('globalThis.harness !== undefined');
  return stagePage(page, problems, async () => close(browser, server, folder));
}

function stagePage(page: Page, problems: string[], close: () => Promise<void>): StagePage {
  return {
    problems,
    open: (film, options = {}) =>
      page.evaluate(async ([f, o]) => harness.open(f, o), [film, options] as const),
    draw: (frame) => page.evaluate((n) => harness.draw(n), frame),
    bounds: () => page.evaluate(() => harness.bounds()),
    uncovered: (film) => page.evaluate((f) => harness.uncovered(f), film),
    rectsOf: (selector) => page.evaluate((s) => harness.rectsOf(s), selector),
    elementCount: () => page.evaluate(() => harness.elementCount()),
    picture: (clip) => page.screenshot(clip ? { clip } : {}),
    close,
  };
}

async function close(browser: Browser, server: Server, folder: string): Promise<void> {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
}

async function serve(folder: string, assets: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const asset = assets[path.replace(/^\/assets\//, '')];
    response.setHeader('content-type', MIME[extname(path)] ?? 'application/octet-stream');
    if (asset !== undefined) return response.end(asset);
    readFile(join(folder, path)).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function browserPath(): string {
  const candidates = [
    process.env['CUEFRAME_CHROMIUM'],
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
  ];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('no Chromium found; set CUEFRAME_CHROMIUM to one');
  return found;
}

function browserArgs(): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...asRoot,
    '--font-render-hinting=none',
    '--disable-lcd-text',
    '--force-color-profile=srgb',
    '--disable-gpu',
    // Drawing only the damaged part of a tile rounds some edge pixels differently from drawing all of it.
    '--disable-partial-raster',
  ];
}
