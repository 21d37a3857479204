import { sep } from 'node:path';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import { withoutSecrets } from '../storage/without-secrets.ts';

/** Tells of files by the names they were asked for with, and not by where they lie on this machine. */
export type AskedNames = {
  inText(text: string): string;
  /** The same failure; `places`, which says what room is needed where, stays as it is: it is for this machine. */
  inError(thrown: unknown): StudioError;
};

/**
 * `files`: names by path, such as `upload://ID` or an address, of which secrets are left out. `folders`: our own; of a file
 * in one that has no such name, only its own name is told.
 */
export function askedNames(files: ReadonlyMap<string, string>, folders: readonly string[]): AskedNames {
  // the longest first: one path may begin with another
  const known = [...files].toSorted(([a], [b]) => b.length - a.length);
  const ours = folders.toSorted((a, b) => b.length - a.length).map(inFolder);
  const inText = (text: string) => {
    const named = known.reduce(
      (rest, [path, name]) => rest.replaceAll(path, () => withoutSecrets(name)),
      text,
    );
    return ours.reduce((rest, pattern) => rest.replaceAll(pattern, '$1'), named);
  };
  return {
    inText,
    inError(thrown) {
      const { code, message, details, cause } = toStudioError(thrown);
      const { places, ...told } = details;
      const named = mapTexts(told, inText) as Record<string, unknown>;
      return new StudioError(code, inText(message), {
        details: { ...named, ...(places !== undefined && { places }) },
        cause: cause ?? thrown,
      });
    },
  };
}

/** A folder and what stands below it up to the last part of a path, which is kept. */
function inFolder(folder: string): RegExp {
  const start = `${folder}${folder.endsWith(sep) ? '' : sep}`.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`${start}(?:[^\\s'":;,/\\\\]+[/\\\\])*([^\\s'":;,/\\\\]*)`, 'g');
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}
