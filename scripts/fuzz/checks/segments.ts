import { createFolderSegmentStore } from '../../../src/engine/cache/folder-segment-store.ts';
import { frameDigests } from '../../../test/integration/helpers/ffmpeg.ts';
import { differingFrames, type Check } from './check.ts';

/** The film is the same film, bit by bit, in several segments, and once more from segments that were kept. */
export const segments: Check = async ({ scenario, plan, digests, engine, dice }) => {
  const count = Math.min(dice.whole(2, 5), plan.totalFrames);
  const segmentStore = createFolderSegmentStore({ dir: await engine.newFolder(), limitBytes: 1e9 });
  for (const expected of ['render', 'cache'] as const) {
    const film = await engine.render(scenario, { segments: count, segmentStore });
    const how = new Set(film.reports.map((report) => report.how));
    if (how.size !== 1 || !how.has(expected))
      return `segments came by ${[...how].join(', ')}, not ${expected}`;
    const differ = differingFrames(digests, frameDigests(film.path));
    if (differ !== null) return `${differ} between 1 and ${count} segments (${expected})`;
  }
  return null;
};
