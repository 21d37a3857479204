import { openPages, preparePages, type StagePages } from './open-pages.ts';
import type { RenderContext } from '../request/render-request.ts';

/**
 * Runs `work` with pages for the scenario's cues. The browser starts at once, beside whatever `work` does first
 * (probing, planning), or with `isLate` only when `work` asks for the pages: null where there is nothing to draw. They
 * are closed in any case.
 */
export async function withPages<T>(
  {
    hasCues,
    isDrawn,
    isLate = false,
  }: { readonly hasCues: boolean; readonly isDrawn: boolean; readonly isLate?: boolean },
  context: RenderContext,
  work: (pages: () => Promise<StagePages | null>) => Promise<T>,
): Promise<T> {
  let opening: Promise<StagePages | null> | null = null;
  const open = () => {
    opening ??= hasCues && isDrawn ? openPages(context) : Promise.resolve(null);
    opening.catch(() => {}); // told to `work` when it asks
    return opening;
  };
  if (!isLate) void open();
  // a moment later, so that probing starts first
  const prepare = isLate && hasCues && isDrawn ? setTimeout(preparePages, 10) : undefined;
  try {
    return await work(open);
  } finally {
    clearTimeout(prepare);
    const pages = await (opening as Promise<StagePages | null> | null)?.catch(() => null);
    await pages?.close();
  }
}
