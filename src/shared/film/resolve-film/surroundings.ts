import type { PlanWarning } from '../../plan/plan.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StageImageCue } from '../../stage-film.ts';
import type { FrameSpan } from '../../time.ts';
import type { AssetNames } from './asset-names.ts';
import type { FlatStyle } from './flatten-style.ts';
import type { StageSize } from './stage-size.ts';
import type { StyleBook } from './style-book.ts';

/** What a cue is resolved within. */
export type Surroundings = {
  readonly scenario: Scenario;
  readonly stage: StageSize;
  /** Stage pixels that lengths of styles, strokes and gaps are fractions of. */
  readonly unitPx: number;
  readonly assetNames: AssetNames;
  readonly styleBook: StyleBook;
  readonly warn: (warning: PlanWarning) => void;
  /** Film time, in seconds, that the cue's own times count from: its group's start. */
  readonly offsetSeconds: number;
  /** Frames the cue may be seen in: the film's, or its group's. */
  readonly room: FrameSpan;
  /** Style of the group; null outside of groups. */
  readonly inherited: FlatStyle | null;
  readonly isChild: boolean;
};

/** What cues of all types have. */
export type CueCommon = Omit<StageImageCue, 'type' | 'asset' | 'fit'>;
