// Builds out/cli (the program), out/stage (the page that draws) and out/renderer (the studio's window), each only where
// it is older than its sources; with `--desktop` also out/main and out/preload (the app's own half). `--force` builds all.
// One line for each on stderr; with `--quiet` only for what was built or failed.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const isForced = process.argv.includes('--force');
const isQuiet = process.argv.includes('--quiet');

await build({
  name: 'cli',
  entry: at('src', 'cli', 'main.ts'),
  marker: 'main.js',
  sources: [at('src')], // all of it: bin/cueframe asks the same
  work: buildCli,
});
await build({
  name: 'stage',
  entry: at('src', 'stage', 'render-page', 'index.html'),
  marker: 'index.html',
  sources: [at('src', 'stage'), at('src', 'shared')],
  work: buildStage,
});
await build({
  name: 'renderer',
  entry: at('src', 'renderer', 'index.html'),
  marker: 'index.html',
  sources: [at('src', 'renderer'), at('src', 'stage'), at('src', 'shared')],
  recipes: [at('vite.renderer.config.ts')],
  work: buildRenderer,
});
for (const [name, marker] of process.argv.includes('--desktop')
  ? [
      ['main', 'index.js'],
      ['preload', 'index.cjs'],
    ]
  : [])
  await build({
    name,
    entry: at('src', name, 'index.ts'),
    marker,
    sources: [at('src')],
    recipes: [at('electron.vite.config.ts')],
    work: (_entry, outDir) => buildDesktopPart(name, outDir),
  });

/** Into a folder beside, then renamed: a program that runs meanwhile never sees half of it. */
async function build({ name, entry, marker, sources, recipes = [], work }) {
  const target = at('out', name);
  if (!existsSync(entry)) return isQuiet || say(name, `skipped: ${entry} is not there`);
  const markerMs = existsSync(join(target, marker)) ? mtimeMs(join(target, marker)) : 0;
  if (markerMs >= newestSourceMs(sources, recipes) && !isForced) return isQuiet || say(name, 'fresh');
  const startedAt = Date.now();
  const staging = at('out', `.${name}-${process.pid}`);
  const old = at('out', `.${name}-${process.pid}-old`);
  mkdirSync(at('out'), { recursive: true });
  try {
    await work(entry, staging);
    // a source changed while it was built is newer than what was built
    utimesSync(join(staging, marker), startedAt / 1000, startedAt / 1000);
    if (existsSync(target)) renameSync(target, old);
    renameSync(staging, target);
    say(name, `built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  } catch (error) {
    say(name, `failed: ${error.message}`);
    process.exitCode = 1;
  } finally {
    for (const folder of [staging, old]) rmSync(folder, { recursive: true, force: true });
  }
}

async function buildCli(entry, outdir) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    // the second is started as a thread by the first, which looks for it beside itself (engine/threads)
    entryPoints: { main: entry, thread: at('src', 'engine', 'threads', 'thread.ts') },
    outdir,
    bundle: true,
    splitting: true, // what a command does not need is not loaded
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}

async function buildStage(entry, outDir) {
  const vite = await import('vite');
  await vite.build({
    root: dirname(entry),
    base: './',
    configFile: false,
    logLevel: 'error',
    // no file is inlined: the page's content policy allows nothing but its own origin
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 },
  });
}

async function buildRenderer(_entry, outDir) {
  const vite = await import('vite');
  const { config } = await vite.loadConfigFromFile({ command: 'build' }, at('vite.renderer.config.ts'));
  await vite.build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir },
  });
}

/** As `electron-vite build` does, without the window, which is built above. */
async function buildDesktopPart(name, outDir) {
  const vite = await import('vite');
  const { resolveConfig } = await import('electron-vite');
  const options = { configFile: at('electron.vite.config.ts'), logLevel: 'error' };
  const { config } = await resolveConfig(options, 'build', 'production');
  const part = config[name];
  await vite.build({ ...part, build: { ...part.build, outDir, emptyOutDir: true } });
}

function newestSourceMs(sources, recipes) {
  const all = [at('package.json'), at('scripts', 'build.mjs'), ...recipes];
  return Math.max(...sources.map(newestMs), ...all.map(mtimeMs));
}

/** Folders count too: theirs is the time of a file taken away. */
function newestMs(folder) {
  let newest = mtimeMs(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory() && entry.name.includes('.test.')) continue;
    newest = Math.max(newest, entry.isDirectory() ? newestMs(path) : mtimeMs(path));
  }
  return newest;
}

function mtimeMs(path) {
  return statSync(path).mtimeMs;
}

function say(name, text) {
  console.error(`build  ${name.padEnd(5)} ${text}`);
}
