import type { CUE_COMMANDS } from '../../../shared/commands/cue-commands.ts';
import type { Session } from '../store/session.ts';

/** What the commands for cues and words do. */
export function cueCommands({
  cues,
  words,
  view,
}: Session): Record<(typeof CUE_COMMANDS)[number]['id'], () => unknown> {
  return {
    'cues.startHere': () => cues.edgeHere('start'),
    'cues.endHere': () => cues.edgeHere('end'),
    'cues.play': () => cues.play(false),
    'cues.loop': () => cues.play(true),
    'cues.merge': cues.merge,
    'cues.cut': () => view.openDialog({ kind: 'cueTool', tool: 'cut' }),
    'cues.lines': () => view.openDialog({ kind: 'cueTool', tool: 'lines' }),
    'cues.close': () => view.openDialog({ kind: 'cueTool', tool: 'close' }),
    'cues.gap': () => view.openDialog({ kind: 'cueTool', tool: 'gap' }),
    'cues.length': () => view.openDialog({ kind: 'cueTool', tool: 'length' }),
    'cues.overlap': cues.fixOverlaps,
    'words.give': () => words.time(false),
    'words.spread': () => words.time(true),
    'words.tap': () => view.openDialog({ kind: 'tapAlong' }),
  };
}
