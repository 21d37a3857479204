import { StudioError } from '../errors.ts';
import { asObject } from '../scenario/json/loose.ts';
import { ecgFormat } from './ecg/ecg-format.ts';
import type { ForeignFile, Imported, ImportFormat, ImportOptions } from './import-format.ts';
import { reelFormat } from './reel-ballers/reel-format.ts';
import { SUBTITLE_FORMATS } from './subtitles/subtitle-format.ts';
import { supoclipFormat } from './supoclip/supoclip-format.ts';
import { videoRendererFormat } from './video-renderer/video-renderer-format.ts';

/** Every kind of file that is read, in the order in which they are tried: a request is looked for before what it holds. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  ...SUBTITLE_FORMATS,
  ecgFormat,
  videoRendererFormat,
  supoclipFormat,
  reelFormat,
];

export const IMPORT_FORMAT_NAMES: readonly string[] = IMPORT_FORMATS.map(({ name }) => name);

/** Returns the first format that recognises the file. Null: no format does, or the file is a scenario of Cueframe. */
export function detectFormat(file: ForeignFile): ImportFormat | null {
  if (asObject(file.json)['cueframe'] !== undefined) return null;
  return IMPORT_FORMATS.find((format) => format.detect(file)) ?? null;
}

/**
 * A file of another program as a scenario. Throws `import.unknown` where it is of no format that is read, and what the
 * format's `convert` throws.
 */
export function importFile(
  file: ForeignFile,
  options: ImportOptions & { readonly format?: string | undefined },
): Imported & { readonly format: string } {
  const named = IMPORT_FORMATS.find(({ name }) => name === options.format);
  const format = options.format === undefined ? detectFormat(file) : named;
  if (!format) throw unknownFormat(file);
  return { format: format.name, ...withMedia(format.convert(file, options), options.media) };
}

/** Every medium lies where it was said to, whatever the file says. */
function withMedia(imported: Imported, given: ImportOptions['media']): Imported {
  const srcOf = (id: string, src: unknown) => (Object.hasOwn(given, id) ? given[id] : src);
  const media = Object.entries(asObject(imported.scenario['media'])).map(
    ([id, entry]) => [id, { ...asObject(entry), src: srcOf(id, asObject(entry)['src']) }] as const,
  );
  return {
    ...imported,
    scenario: { ...imported.scenario, ...(media.length > 0 ? { media: Object.fromEntries(media) } : {}) },
    media: imported.media.map((needed) => ({ ...needed, src: given[needed.id] ?? needed.src })),
  };
}

function unknownFormat({ name, json }: ForeignFile): StudioError {
  const keys = Object.keys(asObject(json));
  const own = asObject(json)['cueframe'] === undefined ? '' : ' It is a scenario of Cueframe already.';
  const begins = keys.length > 0 ? ` Its keys are ${keys.slice(0, 10).join(', ')}.` : '';
  return new StudioError(
    'import.unknown',
    `${name} is none of the formats ${IMPORT_FORMAT_NAMES.join(', ')}.${own || begins}`,
    { details: { formats: IMPORT_FORMAT_NAMES, keys: keys.slice(0, 100) } },
  );
}
