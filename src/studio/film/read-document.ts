import { isAbsolute } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { withUploadPaths } from '../media/place-path.ts';
import type { StudioPlaces } from '../context/studio-places.ts';

export type ReadDocument = {
  readonly scenario: Scenario;
  /** As the window holds it, but with paths in place of uploads. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Relative paths start here; null where the project was never saved. */
  readonly baseDir: string | null;
};

/** The document of the window as the engine reads it. Throws `scenario.*` and `upload.not_found`. */
export async function readDocument(
  given: { readonly document: Readonly<Record<string, unknown>>; readonly baseDir: string | null },
  places: StudioPlaces,
): Promise<ReadDocument> {
  const { baseDir } = given;
  if (baseDir !== null && !isAbsolute(baseDir))
    throw new StudioError('request.invalid', `baseDir: must be an absolute path, not ${baseDir}`);
  const document = await withUploadPaths(given.document, places);
  const reading = readScenario(JSON.stringify(document));
  if (!reading.ok) throw reading.error;
  return { scenario: reading.scenario, document, baseDir };
}
