import { resolve } from 'node:path';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { StudioError } from '../../shared/errors.ts';
import type { SourceChoice } from './option-values.ts';

/** The files of `--source` by media id, as absolute paths. An id the scenario does not have is a slip. */
export function chosenSources(
  choices: readonly SourceChoice[],
  { media }: Pick<Scenario, 'media'>,
  currentDir: string,
): Readonly<Record<string, string>> {
  const known = Object.keys(media);
  for (const { id } of choices)
    if (!known.includes(id))
      throw new StudioError(
        'usage',
        `--source names the media "${id}", but the scenario has ${known.length > 0 ? known.join(', ') : 'none'}`,
      );
  return Object.fromEntries(choices.map(({ id, file }) => [id, resolveSource(file, currentDir)]));
}

export function resolveSource(file: string, currentDir: string): string {
  // an address stays as it is; a single letter before the colon is a Windows drive
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? file : resolve(currentDir, file);
}
