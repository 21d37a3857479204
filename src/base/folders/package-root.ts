import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StudioError } from '../../shared/errors.ts';

type PackageFile = {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

/** Cueframe's own folder. Found by walking up, so that it is the same from the sources and from the built program. */
export function packageRoot(): string {
  return findPackage().root;
}

/** Cueframe's version, from its package.json. */
export function packageVersion(): string {
  return findPackage().file.version ?? 'unknown';
}

/** Names of the packages Cueframe cannot do without. */
export function packageDependencies(): string[] {
  return Object.keys(findPackage().file.dependencies ?? {});
}

function findPackage(): { readonly root: string; readonly file: PackageFile } {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const file = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PackageFile) : {};
    if (file.name === 'cueframe') return { root: folder, file };
    if (dirname(folder) === folder)
      throw new StudioError('internal', "Cueframe's own package.json is not above its program files");
  }
}
