import type { DropKind } from '../../../../shared/edit/drop-plan.ts';

/** The name of the catalogue's words (`drop.NAME`, `drop.NAMEText`) for what files will become where they are let go. */
export function dropWord(kind: DropKind, hasProject: boolean) {
  switch (kind) {
    case 'media':
      return hasProject ? 'media' : 'newProject';
    case 'cues':
      return hasProject ? 'cues' : 'newCues';
    case 'project':
      return hasProject ? 'project' : 'firstProject';
    case 'unknown':
      return 'unknown';
  }
}
