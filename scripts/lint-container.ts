import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { composeFaults } from './lint-container-compose.ts';
import { dockerfileFaults } from './lint-container-dockerfile.ts';
import { openRepository } from './lint-container-repository.ts';

// Checks Dockerfile and compose.yaml without a Docker engine: that they are sound, safe, and name only what there is.
const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const repository = openRepository(root);
const dockerfile = read('Dockerfile');
const parsed = DockerfileParser.parse(dockerfile);
const image = {
  stages: parsed.getFROMs().flatMap((from) => from.getBuildStage() ?? []),
  port: /^EXPOSE (\d+)$/m.exec(dockerfile)?.[1] ?? '',
};

const faults = [
  ...dockerfileFaults(dockerfile, repository).map(({ line, text }) => `Dockerfile:${line}  ${text}`),
  ...composeFaults(read('compose.yaml'), repository, image).map(
    ({ line, text }) => `compose.yaml:${line}  ${text}`,
  ),
];
for (const fault of faults) console.error(fault);
if (faults.length === 0) console.error('container  ok');
process.exitCode = faults.length === 0 ? 0 : 1;
