import type { Scenario } from '../shared/scenario/scenario.ts';
import { openPages, type StagePages } from './render/open-pages.ts';
import type { RenderContext } from './render-request.ts';

/**
 * Runs `work` with pages for the scenario's cues. The browser starts at once, beside whatever `work` does first
 * (probing, planning); `work` asks for the pages when it needs them: null where there is nothing to draw. They are
 * closed in any case.
 */
export async function withPages<T>(
  { cues, isDrawn }: { readonly cues: Scenario['cues']; readonly isDrawn: boolean },
  context: RenderContext,
  work: (pages: () => Promise<StagePages | null>) => Promise<T>,
): Promise<T> {
  const opening =
    cues.length > 0 && isDrawn ? Promise.resolve().then(() => openPages(context)) : Promise.resolve(null);
  opening.catch(() => {}); // told to `work` when it asks
  try {
    return await work(() => opening);
  } finally {
    const pages = await opening.catch(() => null);
    await pages?.close();
  }
}
