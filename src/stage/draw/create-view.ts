import type { StageCue } from '../../shared/stage-film.ts';
import type { CueView, ViewContext } from './cue-view.ts';
import { createGroupView } from './group-cue.ts';
import { createImageView } from './image-cue.ts';
import { createShapeView } from './shape-cue.ts';
import { createTextView } from './text-cue.ts';

export function createView(cue: StageCue, context: ViewContext): CueView {
  switch (cue.type) {
    case 'text':
      return createTextView(cue, context);
    case 'image':
      return createImageView(cue, context);
    case 'shape':
      return createShapeView(cue, context);
    case 'group':
      return createGroupView(cue, context);
  }
}
