import type { ProbedMedia } from '../../shared/media.ts';
import { probeMedia } from '../../engine/probe/probe-media.ts';
import { createTurns } from '../../base/flow/turns.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { fileStamp } from '../../base/files/file-stamp.ts';

const PROBES_AT_ONCE = 2;
const MOST_REMEMBERED = 500;

export type Probe = (path: string) => Promise<ProbedMedia>;

/** Probes files, each once for as long as its size and time of change stay. Throws as probeMedia does. */
export function probeFor({ render, signal }: Pick<StudioServices, 'render' | 'signal'>): Probe {
  const known = new Map<string, { readonly stamp: string | null; readonly media: Promise<ProbedMedia> }>();
  const turns = createTurns(PROBES_AT_ONCE);

  async function probe(path: string): Promise<ProbedMedia> {
    const { tools } = await render();
    const turn = await turns.take(signal);
    try {
      return await probeMedia(path, tools, { signal });
    } finally {
      turn.end();
    }
  }

  return async (path) => {
    const stamp = await fileStamp(path);
    const found = known.get(path);
    if (found?.stamp === stamp) return found.media;
    const media = probe(path);
    known.delete(path);
    known.set(path, { stamp, media });
    media.catch(() => known.delete(path));
    const oldest = known.keys().next();
    if (known.size > MOST_REMEMBERED && !oldest.done) known.delete(oldest.value);
    return media;
  };
}
