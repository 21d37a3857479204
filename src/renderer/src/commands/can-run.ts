import type { CommandId } from '../../../shared/commands/command-table.ts';
import { cuesOf } from '../../../shared/edit/document.ts';
import { canMerge } from '../../../shared/edit/merge-cues.ts';
import { cueMeant } from '../store/current-cue.ts';
import { documentOf } from '../store/derived.ts';
import type { StudioState } from '../store/state.ts';

/** Whether a command makes sense now; others are shown faint and do nothing. */
export function canRun(id: CommandId, state: StudioState): boolean {
  const { project, history, selection } = state;
  switch (id) {
    case 'edit.undo':
      return history.past.length > 0;
    case 'edit.redo':
      return history.future.length > 0;
    case 'edit.delete':
      return selection.kind !== 'none';
    case 'edit.duplicate':
    case 'edit.nudgeLeft':
    case 'edit.nudgeRight':
      return selection.kind === 'cues';
    case 'cues.merge':
      return selection.kind === 'cues' && canMerge(documentOf(state), selection.ids);
    case 'cues.startHere':
    case 'cues.endHere':
    case 'cues.play':
    case 'cues.loop':
    case 'words.tap':
      return cueMeant(state) !== null;
    case 'cues.cut':
    case 'cues.lines':
    case 'cues.close':
    case 'cues.gap':
    case 'cues.length':
    case 'cues.overlap':
    case 'words.give':
    case 'words.spread':
    case 'edit.selectAll':
    case 'edit.shiftAll':
      return cuesOf(documentOf(state)).length > 0;
    case 'play.rangeClear':
      return state.playback.range !== null;
    default:
      return project !== null || WITHOUT_PROJECT.has(id);
  }
}

const WITHOUT_PROJECT: ReadonlySet<CommandId> = new Set([
  'project.new',
  'project.open',
  'project.addMedia',
  'project.importCues',
  'view.themeDark',
  'view.themeLight',
  'view.themeSystem',
  'render.queue',
  'render.machine',
  'render.storage',
  'help.palette',
  'help.shortcuts',
]);
