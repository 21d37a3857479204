import { MachineDialog } from '../features/machine/MachineDialog.tsx';
import { CueToolDialog } from '../features/cues/CueToolDialog.tsx';
import { ShiftAllDialog } from '../features/cues/ShiftAllDialog.tsx';
import { TapAlongDialog } from '../features/words/TapAlongDialog.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { ConflictDialog } from '../features/project/ConflictDialog.tsx';
import { OpenPlaceDialog } from '../features/project/OpenPlaceDialog.tsx';
import { RemoveMediaDialog } from '../features/media/RemoveMediaDialog.tsx';
import { SaveNameDialog } from '../features/project/SaveNameDialog.tsx';
import { UnsavedDialog } from '../features/project/UnsavedDialog.tsx';
import { RenderDialog } from '../features/render/RenderDialog.tsx';
import { ShortcutSheet } from '../features/shortcuts/ShortcutSheet.tsx';
import { StorageDialog } from '../features/storage/StorageDialog.tsx';
import { useStudio } from '../store/use-session.ts';
import { useReturnedFocus } from '../ui/use-returned-focus.ts';

/** The dialog that is open, if any. */
export function Dialogs() {
  const dialog = useStudio((state) => state.dialog);
  useReturnedFocus(dialog !== null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'unsaved':
      return <UnsavedDialog destination={dialog.destination} />;
    case 'saveName':
      return <SaveNameDialog />;
    case 'conflict':
      return <ConflictDialog {...dialog} />;
    case 'openPlace':
      return <OpenPlaceDialog />;
    case 'render':
      return <RenderDialog />;
    case 'machine':
      return <MachineDialog />;
    case 'storage':
      return <StorageDialog />;
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'shiftAll':
      return <ShiftAllDialog />;
    case 'cueTool':
      return <CueToolDialog key={dialog.tool} tool={dialog.tool} />;
    case 'tapAlong':
      return <TapAlongDialog />;
    case 'removeMedia':
      return <RemoveMediaDialog mediaId={dialog.mediaId} uses={dialog.uses} />;
  }
}
