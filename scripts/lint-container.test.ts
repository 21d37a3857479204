import { spawnSync } from 'node:child_process';
import {
  cpSync,
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
import { expect, test } from 'vitest';
import { composeFaults } from './lint-container-compose.ts';
import { dockerfileFaults } from './lint-container-dockerfile.ts';
import type { Repository } from './lint-container-faults.ts';
import { contextOf, openRepository } from './lint-container-repository.ts';

const root = join(import.meta.dirname, '..');
const DOCKERFILE = readFileSync(join(root, 'Dockerfile'), 'utf8');
const COMPOSE = readFileSync(join(root, 'compose.yaml'), 'utf8');
const repository = openRepository(root);
const IMAGE = { stages: ['build', 'packages', 'production'], port: '4727' };

test('the Dockerfile and compose.yaml of the repository are in order', () => {
  expect(dockerfileFaults(DOCKERFILE, repository)).toEqual([]);
  expect(composeFaults(COMPOSE, repository, IMAGE)).toEqual([]);
});

/** Everything the build asks for is looked up even where nothing is to be built. */
test('the build finds in its stage all that it reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-context-'));
  const [stage = ''] = DOCKERFILE.split(/^RUN npm run build$/m);
  const paths = [...stage.matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  for (const path of paths.filter(repository.isInContext))
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
  expect([status, stderr.match(/\w+ +(?=fresh)/g)?.map((name) => name.trim())]).toEqual([
    0,
    ['cli', 'stage', 'renderer'],
  ]);
});

test.each<[string, string, RegExp]>([
  [
    'FROM node:22-bookworm-slim AS production',
    'FROM node AS production',
    /^the base node(:latest)? is not pinned/,
  ],
  [
    'FROM node:22-bookworm-slim AS production',
    'FROM node:latest AS production',
    /^the base node(:latest)? is not pinned/,
  ],
  ['COPY src ./src', 'ADD https://example.org/x ./src', /^ADD fetches and unpacks unseen/],
  ['COPY src ./src', 'COPY source ./src', /^source is not in the repository$/],
  ['COPY src ./src', 'COPY test ./test', /^\.dockerignore keeps test out$/],
  ['COPY --from=build', 'COPY --from=builder', /^there is no stage builder to copy from$/],
  ['RUN npm run build', 'RUN npm run bild', /^package\.json has no script bild$/],
  ['USER 10001:10001', 'USER root', /^USER is a number above 0, not "root"$/],
  ['USER 10001:10001', 'USER 0', /^USER is a number above 0, not "0"$/],
  ['USER 10001:10001', '', /^USER is a number above 0, not ""$/],
  ['4727/health', '80/health', /^EXPOSE, HEALTHCHECK and CMD do not name one port \(4727\)$/],
  ['"bin/cueframe"]', '"bin/cueframes"]', /^package\.json has no program bin\/cueframes$/],
  ['CMD ["serve"', 'CMD ["server"', /^cueframe has no command server$/],
  ['"--host"', '"--hots"', /^cueframe serve has no option --hots$/],
  ['HOME=/tmp', 'AWS_SECRET_ACCESS_KEY=x', /^a layer keeps what AWS_SECRET_ACCESS_KEY is$/],
  [' --no-install-recommends', '', /^apt-get install without --no-install-recommends$/],
  ['rm -rf /var/lib/apt/lists/*', 'true', /^the package lists stay in the layer$/],
  ['WORKDIR /app', 'WORKDR /app', /WORKDR/],
])('with %j as %j the Dockerfile is refused', (sound, broken, fault) => {
  expect(DOCKERFILE).toContain(sound);
  const texts = dockerfileFaults(DOCKERFILE.replaceAll(sound, broken), repository).map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringMatching(fault));
});

test('a Dockerfile without a health check is refused at the line of its last stage', () => {
  const lines = DOCKERFILE.split('\n');
  const without = lines.filter((line) => !/HEALTHCHECK|^ {2}CMD/.test(line)).join('\n');
  const line = lines.findIndex((text) => text.endsWith('AS production')) + 1;
  expect(dockerfileFaults(without, repository)).toContainEqual({ line, text: 'there is no HEALTHCHECK' });
});

test.each<[string, string, RegExp]>([
  ['image: cueframe:0.1.0', 'image: cueframe:latest', /image: must have a tag that is not latest$/],
  ['target: production', 'target: prod', /the Dockerfile has no stage prod$/],
  ['command: [serve, --no-http]', 'command: [work]', /worker: cueframe has no command work$/],
  ['--no-http', '--no-web', /cueframe serve has no option --no-web$/],
  ['[serve, --no-work,', '[serve,', /^2 services without a profile render; it must be one$/],
  ['127.0.0.1:4727:4727', '4727:4727', /ports\.0: must be bound to 127\.0\.0\.1$/],
  ['127.0.0.1:4727:4727', '127.0.0.1:80:80', /it answers on port 4727, which is not published$/],
  ['- data:/data', '- date:/data', /the volume of date:\/data is not declared$/],
  ['${CUEFRAME_S3_SECRET_ACCESS_KEY:-}', 'abc', /CUEFRAME_S3_SECRET_ACCESS_KEY must come from outside/],
  ['read_only: true', 'privileged: true', /privileged/],
  ['no-new-privileges:true', 'seccomp:unconfined', /must have no-new-privileges:true$/],
  ['    healthcheck:\n', '    healthchecks:\n', /healthchecks/],
  ['name: cueframe', 'name: [', /flow/i],
])('with %j as %j the compose file is refused', (sound, broken, fault) => {
  expect(COMPOSE).toContain(sound);
  const texts = composeFaults(COMPOSE.replace(sound, broken), repository, IMAGE).map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringMatching(fault));
});

test('a fault in a service is told at its own line', () => {
  const broken = COMPOSE.replace('stop_grace_period: 10s', 'stop_grace_period: soon');
  const line = broken.split('\n').findIndex((text) => text.includes('soon')) + 1;
  expect(composeFaults(broken, repository, IMAGE).map((fault) => fault.line)).toEqual([line]);
});

test('a .dockerignore lets in what its last fitting pattern says', () => {
  const isLetIn = contextOf('# all\n*\n!src\n!tsconfig*.json\n**/*.test.ts\n');
  const paths = ['src', 'src/a/b.ts', 'src/a/b.test.ts', 'tsconfig.node.json', '.env', 'source'];
  expect(paths.filter(isLetIn)).toEqual(['src', 'src/a/b.ts', 'tsconfig.node.json']);
});

test('an empty Dockerfile is no Dockerfile', () => {
  const nothing: Repository = { ...repository, commands: new Map() };
  expect(dockerfileFaults('# nothing\n', nothing)).toEqual([{ line: 1, text: 'there is no FROM' }]);
});
