import { sep } from 'node:path';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import { withoutSecrets } from '../storage/without-secrets.ts';

/** Tells of files by the names they were asked for with, and not by where they lie on this machine. */
export type AskedNames = {
  inText(text: string): string;
  /**
   * Returns the failure with its paths replaced by names. `places`, which says what room is needed where, stays: only
   * this machine reads it.
   */
  inError(thrown: unknown): StudioError;
};

/**
 * `files`: the name that replaces each path, such as `upload://ID` or an address without its secrets. `folders`:
 * Cueframe's own folders. A file in one of them without a name is given by its last part only.
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
