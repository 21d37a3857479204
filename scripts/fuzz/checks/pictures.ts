import { readBarcodes } from '../../../test/integration/helpers/barcode.ts';
import { expectedBarcodes } from '../../../test/integration/helpers/expected-barcodes.ts';
import { firstNumberOf } from '../sources/all-sources.ts';
import { NUMBERED } from '../sources/make-source.ts';
import type { Check } from './check.ts';

/** Each frame shows the source picture that the rule names: the clips once more without cues, as large as their numbers. */
export const pictures: Check = async ({ scenario, facts, engine, dice }) => {
  const { timeline } = scenario;
  if (timeline.length === 0) return null;
  const bare = {
    ...scenario,
    stage: { width: NUMBERED.widthPx, height: NUMBERED.heightPx, frameRate: facts.rate },
    timeline: timeline.map((clip) => ({ ...clip, fit: 'stretch' })),
    cues: [],
  };
  const segments = Math.min(dice.whole(1, 4), facts.frames);
  const shown = readBarcodes((await engine.render(bare, { segments })).path, NUMBERED);
  const clips = timeline.map((clip) => ({ ...clip, first: firstNumberOf(clip.media) }));
  const expected = expectedBarcodes(engine.folder, clips, facts.rate);
  const wrong = expected.findIndex((number, frame) => shown[frame] !== number);
  if (wrong < 0 && shown.length === expected.length) return null;
  return `frame ${wrong} shows picture ${shown[wrong]} and not ${expected[wrong]} (${segments} segments)`;
};
