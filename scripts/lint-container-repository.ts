import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../src/cli/commands.ts';
import type { Repository } from './lint-container-faults.ts';

/** The repository at `root` as the container files see it. */
export function openRepository(root: string): Repository {
  const { scripts, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
    readonly bin: Readonly<Record<string, string>>;
  };
  return {
    hasPath: (path) => existsSync(join(root, path)),
    isInContext: contextOf(readFileSync(join(root, '.dockerignore'), 'utf8')),
    scripts: Object.keys(scripts),
    programs: Object.values(bin),
    commands: new Map(COMMANDS.map(({ name, options }) => [name, ['json', 'help', ...Object.keys(options)]])),
  };
}

/** What a .dockerignore lets in: patterns in turn, the last that fits decides; only `*` and `**` are known here. */
export function contextOf(dockerignore: string): (path: string) => boolean {
  const rules = dockerignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isLetIn: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }));
  return (path) => {
    let isLetIn = true;
    for (const rule of rules) if (rule.pattern.test(path.replace(/^\.\//, ''))) isLetIn = rule.isLetIn;
    return isLetIn;
  };
}

/** A pattern fits a path and all that lies below it. */
function patternOf(text: string): RegExp {
  const source = text
    .split(/(\*\*\/|\*)/)
    .map((part) => ({ '**/': '(?:.*/)?', '*': '[^/]*' })[part] ?? part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}(?:/.*)?$`);
}
