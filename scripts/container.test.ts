import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../src/cli/commands.ts';

/** What can be known of Dockerfile and compose.yaml without a Docker engine. */
const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const DOCKERFILE = read('Dockerfile');

test('the Dockerfile is sound, and its program is one of ours, without rights', () => {
  expect(validate(DOCKERFILE)).toEqual([]);
  const last = (instruction: string) => DOCKERFILE.match(new RegExp(`^${instruction} .*$`, 'gm'))?.at(-1);
  const [command = ''] = JSON.parse((last('CMD') ?? '').slice('CMD '.length)) as string[];
  expect({ user: last('USER'), command }).toEqual({ user: 'USER 10001:10001', command: 'serve' });
});

type Service = { readonly image: string; readonly ports?: string[]; readonly command?: string[] };

test('the services run what there is and are reached from this machine alone', () => {
  const { services } = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, Service> };
  const names = new Set(COMMANDS.map(({ name }) => name));
  for (const { image, command = ['serve'], ports = [] } of Object.values(services)) {
    expect({ image, isCommand: names.has(command[0] ?? '') }).toEqual({
      image: 'cueframe:0.1.0',
      isCommand: true,
    });
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  }
});

/** Everything the build asks for is looked up even where nothing is to be built. */
test('the build finds in its stage all that it reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-context-'));
  const [stage = ''] = DOCKERFILE.split(/^RUN npm run build$/m);
  const paths = [...stage.matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  const missing = paths.filter((path) => !existsSync(join(root, path)) || !isInContext(path));
  for (const path of paths.filter(isInContext))
    // a link to the build's own file would be followed to the repository
    if (path === 'scripts') cpSync(join(root, path), join(folder, path), { recursive: true });
    else symlinkSync(join(root, path), join(folder, path));
  for (const made of ['cli/main.js', 'stage/index.html', 'renderer/index.html']) {
    const path = join(folder, 'out', made);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    utimesSync(path, 4e9, 4e9); // newer than every source
  }
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const fresh = stderr.match(/\w+ +(?=fresh)/g)?.map((name) => name.trim());
  expect({ missing, status, fresh }).toEqual({ missing: [], status: 0, fresh: ['cli', 'stage', 'renderer'] });
});

/** Whether .dockerignore lets a path in: the last pattern that fits decides. Of patterns, `*` and a leading `!` are known. */
function isInContext(path: string): boolean {
  let isLetIn = true;
  for (const line of read('.dockerignore').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const pattern = line
      .trim()
      .replace(/^!/, '')
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^/]*');
    if (new RegExp(`^${pattern}(?:/.*)?$`).test(path)) isLetIn = line.startsWith('!');
  }
  return isLetIn;
}
