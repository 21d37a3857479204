import i18next from 'i18next';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import type { Session } from '../store/session.ts';
import { canRun } from './can-run.ts';
import { downloadProject } from './download-project.ts';
import { cueCommands } from './cue-commands.ts';
import { fileCommands, type PickFiles } from './file-commands.ts';
import { toggleFullScreen } from './full-screen.ts';

export type RunCommand = (id: CommandId) => void;

/** What each command of the table does. A command without an entry does not compile. */
export function createCommandRunner(session: Session, doors: { readonly pickFiles: PickFiles }): RunCommand {
  const { edit, play, view, project, media } = session;
  const files = fileCommands(session, doors.pickFiles);
  const deleteSelected = () => {
    const { selection } = session.store.getState();
    if (selection.kind === 'media') selection.ids.forEach((id) => media.requestRemove(id));
    else edit.deleteSelected();
  };
  const actions: Readonly<Record<CommandId, () => unknown>> = {
    'project.new': () => project.request({ type: 'new' }),
    'project.open': files.open,
    'project.save': project.save,
    'project.saveAs': project.saveAs,
    'project.download': () => downloadProject(session),
    'project.addMedia': files.addMedia,
    'project.importCues': files.importCues,
    'edit.undo': edit.undo,
    'edit.redo': edit.redo,
    'edit.addCue': () => edit.addCueAtPlayhead(i18next.t('cues.newText')),
    'edit.split': edit.splitAtPlayhead,
    'edit.duplicate': edit.duplicateSelected,
    'edit.delete': deleteSelected,
    'edit.selectAll': edit.selectAllCues,
    'edit.selectNone': edit.selectNone,
    'edit.marker': edit.toggleMarker,
    'edit.nudgeLeft': () => edit.nudgeSelected(-1),
    'edit.nudgeRight': () => edit.nudgeSelected(1),
    'edit.search': () => view.openSearch(true),
    'edit.shiftAll': () => view.openDialog({ kind: 'shiftAll' }),
    ...cueCommands(session),
    'play.toggle': play.toggle,
    'play.reverse': () => play.shuttle(-1),
    'play.pause': play.pause,
    'play.forward': () => play.shuttle(1),
    'play.frameBack': () => play.step(-1),
    'play.frameForward': () => play.step(1),
    'play.secondBack': () => play.stepSeconds(-1),
    'play.secondForward': () => play.stepSeconds(1),
    'play.start': play.toStart,
    'play.end': play.toEnd,
    'play.previousCut': () => play.toNeighbourCut(-1),
    'play.nextCut': () => play.toNeighbourCut(1),
    'play.rangeIn': () => play.rangeEdge('in'),
    'play.rangeOut': () => play.rangeEdge('out'),
    'play.rangeClear': play.clearRange,
    'play.loop': play.toggleLoop,
    'view.media': () => view.prefer({ leftTab: 'media' }),
    'view.cues': () => view.prefer({ leftTab: 'cues' }),
    'view.styles': () => view.prefer({ leftTab: 'styles' }),
    'view.safeAreas': () =>
      view.prefer({ showsSafeAreas: !session.store.getState().preferences.showsSafeAreas }),
    'view.fullScreen': toggleFullScreen,
    'view.themeDark': () => view.prefer({ theme: 'dark' }),
    'view.themeLight': () => view.prefer({ theme: 'light' }),
    'view.themeSystem': () => view.prefer({ theme: 'system' }),
    'render.open': () => view.openDialog({ kind: 'render' }),
    'render.queue': () => view.toggleQueue(),
    'render.machine': () => view.openDialog({ kind: 'machine' }),
    'render.storage': () => view.openDialog({ kind: 'storage' }),
    'help.palette': () => view.openDialog({ kind: 'palette' }),
    'help.shortcuts': () => view.openDialog({ kind: 'shortcuts' }),
  };
  return (id) => {
    if (canRun(id, session.store.getState())) void actions[id]();
  };
}
