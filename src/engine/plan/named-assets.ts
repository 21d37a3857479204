import { StudioError } from '../../shared/errors.ts';
import type { AssetFile } from './plan-input.ts';

/**
 * The files behind the names the stage page will ask for: `references` says, by name, what the scenario calls each.
 * Throws `internal` for a file nobody looked up: the caller's fault, since it had the scenario too.
 */
export function namedAssets(
  references: Readonly<Record<string, string>>,
  files: ReadonlyMap<string, AssetFile>,
): { paths: Record<string, string>; identities: Record<string, string> } {
  const found = Object.entries(references).map(([name, reference]) => {
    const file = files.get(reference);
    if (!file)
      throw new StudioError('internal', `the file "${reference}" was not looked up before planning`, {
        details: { name, reference },
      });
    return { name, file };
  });
  return {
    paths: Object.fromEntries(found.map(({ name, file }) => [name, file.path])),
    identities: Object.fromEntries(found.map(({ name, file }) => [name, file.identity])),
  };
}
