import { Bookmark, Magnet, Maximize2, Repeat, Scissors, Trash2, ZoomIn, ZoomOut } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../../shared/commands/command-table.ts';
import { canRun } from '../../commands/can-run.ts';
import { commandKey, useRunCommand } from '../../commands/use-commands.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { IconButton, type IconButtonProps } from '../../ui/IconButton.tsx';

const ZOOM_STEP = 1.5;

function CommandButton({
  id,
  icon,
  isPressed,
}: { readonly id: CommandId } & Pick<IconButtonProps, 'icon' | 'isPressed'>) {
  const { t } = useTranslation();
  const run = useRunCommand();
  const isPossible = useStudio((state) => canRun(id, state));
  return (
    <IconButton
      icon={icon}
      label={t(`command.${id}`)}
      hint={commandKey(id)}
      disabled={!isPossible}
      {...(isPressed === undefined ? {} : { isPressed })}
      onClick={() => run(id)}
    />
  );
}

/** What is done to the timeline with the pointer; all of it has a key as well. */
export const TimelineToolbar = memo(function TimelineToolbar({
  onZoom,
  onFit,
}: {
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}) {
  const { t } = useTranslation();
  const { view } = useSession();
  const snaps = useStudio(({ preferences }) => preferences.snaps);
  const isLooping = useStudio(({ playback }) => playback.isLooping);
  return (
    <div
      role="toolbar"
      aria-label={t('timeline.toolbar')}
      className="flex h-9 shrink-0 items-center gap-1 border-b px-2"
    >
      <CommandButton id="edit.split" icon={Scissors} />
      <CommandButton id="edit.delete" icon={Trash2} />
      <CommandButton id="edit.marker" icon={Bookmark} />
      <CommandButton id="play.loop" icon={Repeat} isPressed={isLooping} />
      <IconButton
        icon={Magnet}
        label={t('timeline.snap')}
        isPressed={snaps}
        onClick={() => view.prefer({ snaps: !snaps })}
      />
      <span className="flex-1" />
      <IconButton icon={ZoomOut} label={t('timeline.zoomOut')} onClick={() => onZoom(1 / ZOOM_STEP)} />
      <IconButton icon={ZoomIn} label={t('timeline.zoomIn')} onClick={() => onZoom(ZOOM_STEP)} />
      <IconButton icon={Maximize2} label={t('timeline.fit')} onClick={onFit} />
    </div>
  );
});
