import { isAbsolute } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { ScenarioHead } from '../../engine/plan/scenario-head.ts';
import { readApart } from '../../engine/threads/plan-apart.ts';
import { withUploadPaths } from '../media/place-path.ts';
import type { StudioServices } from '../context/studio-services.ts';

export type ReadDocument = {
  readonly head: ScenarioHead;
  /** As the window holds it, but with paths in place of uploads. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Relative paths start here; null where the project was never saved. */
  readonly baseDir: string | null;
};

/** The document of the window as the engine reads it. Throws `scenario.*` and `upload.not_found`. */
export async function readDocument(
  given: { readonly document: Readonly<Record<string, unknown>>; readonly baseDir: string | null },
  { places, threads, signal }: Pick<StudioServices, 'places' | 'threads' | 'signal'>,
): Promise<ReadDocument> {
  const { baseDir } = given;
  if (baseDir !== null && !isAbsolute(baseDir))
    throw new StudioError('request.invalid', `baseDir: must be an absolute path, not ${baseDir}`);
  const document = await withUploadPaths(given.document, places);
  const head = await readApart(JSON.stringify(document), threads, { refuse: {}, signal });
  return { head, document, baseDir };
}
