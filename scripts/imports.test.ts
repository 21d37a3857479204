import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

/** The walls as the tree has them, whatever the lint rules saw: layers, cycles, size of files. */
const ROOT = join(import.meta.dirname, '..');
const MOST_LINES = 400;

type Layers = Readonly<
  Record<string, { readonly folders: readonly string[]; readonly files?: readonly string[] }>
>;
type SourceFile = { readonly path: string; readonly lines: number; readonly imports: readonly string[] };

function importsOf(path: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(
    /\bfrom\s+'(\.[^']+)'|\bimport\s*\(\s*'(\.[^']+)'\s*\)|^import\s+'(\.[^']+)'/gm,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return join(dirname(path), target.split('?')[0] ?? '')
      .split(sep)
      .join('/');
  });
}

function readSources(): readonly SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/');
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const files = readSources();
const sources = files.filter(({ path }) => !path.endsWith('.test.ts') && !path.endsWith('.test.tsx'));
const layerOf = (path: string) => path.split('/')[1] ?? '';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const importsByFile: Graph = new Map(sources.map((file) => [file.path, new Set(file.imports)]));

/** The room a file stands in: two levels below src; the window's rooms lie below renderer/src and its features. */
function roomOf(path: string): string {
  const folders = path.split('/').slice(1, -1);
  const isFeature = folders[2] === 'features';
  return folders.slice(0, folders[0] === 'renderer' ? (isFeature ? 4 : 3) : 2).join('/');
}

function importsByRoom(): Graph {
  const rooms = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const from = roomOf(path);
    const others = imports.map(roomOf).filter((to) => to !== from);
    rooms.set(from, new Set([...(rooms.get(from) ?? []), ...others]));
  }
  return rooms;
}

/** Rings of imports, each as the files or rooms on the way round. */
function cycles(graph: Graph): string[] {
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, trail: readonly string[]) => {
    const start = trail.indexOf(name);
    if (start !== -1) found.push([...trail.slice(start), name].join(' -> '));
    if (start !== -1 || finished.has(name)) return;
    for (const next of graph.get(name) ?? []) visit(next, [...trail, name]);
    finished.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}

test('imports are found in every form', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { b } from '../b.ts';",
    "export { c } from './c.ts';",
    "const d = await import('./d.ts');",
    "import './e.css';",
    "import {\n  f,\n} from './f.ts';",
    "// import { g } from './g.ts';",
    "import fs from 'node:fs';",
  ].join('\n');
  expect(importsOf('src/x/y.ts', text)).toEqual(
    ['x/a.ts', 'b.ts', 'x/c.ts', 'x/d.ts', 'x/e.css', 'x/f.ts'].map((path) => `src/${path}`),
  );
});

test('files import only what their layer may', async () => {
  const file = pathToFileURL(join(ROOT, 'scripts', 'layers.mjs')).href;
  const { LAYERS: layers } = (await import(file)) as { LAYERS: Layers };
  const strangers = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => {
        const [from, to] = [layerOf(path), layerOf(target)];
        const isDoor = layers[from]?.files?.some((file) => target === `src/${file}`);
        return from !== to && !isDoor && !layers[from]?.folders.includes(to);
      })
      .map((target) => `${path} imports ${target}`),
  );
  const unknown = sources.map(({ path }) => layerOf(path)).filter((layer) => !(layer in layers));
  expect({ strangers, unknown: [...new Set(unknown)] }).toEqual({ strangers: [], unknown: [] });
});

test('no file imports itself over a ring', () => {
  expect(cycles(importsByFile)).toEqual([]);
});

test('no folder of two levels imports itself over a ring', () => {
  expect(cycles(importsByRoom())).toEqual([]);
});

test('a ring is found', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
  ]);
  expect(cycles(graph)).toEqual(['b -> c -> b']);
});

test('only the runner and those that make or compose the job store hold all of it; others name the ports they need', () => {
  const mayHold = /^src\/(?:service\/|work\/queue\/(?:sqlite|memory)\/|work\/queue\/run\/run-jobs\.ts$)/;
  const holders = sources
    .filter(({ imports }) => imports.includes('src/work/queue/ports/job-store.ts'))
    .map(({ path }) => path);
  expect(holders.filter((path) => mayHold.test(path))).toContain('src/work/queue/run/run-jobs.ts');
  expect(holders.filter((path) => !mayHold.test(path))).toEqual([]);
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (ratio: number) => lengths[Math.floor(ratio * (lengths.length - 1))];
  console.log(`${lengths.length} source files: median ${at(0.5)} lines, p90 ${at(0.9)}, longest ${at(1)}`);
  expect(files.filter(({ lines }) => lines > MOST_LINES).map(({ path }) => path)).toEqual([]);
});
