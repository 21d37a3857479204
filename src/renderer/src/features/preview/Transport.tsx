import {
  ChevronFirst,
  ChevronLast,
  Frame,
  Maximize,
  Pause,
  Play,
  Repeat,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../../shared/commands/command-table.ts';
import { commandKey, useRunCommand } from '../../commands/use-commands.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { IconButton, type IconButtonProps } from '../../ui/IconButton.tsx';
import { PaceField } from './PaceField.tsx';
import { ScaleField } from './ScaleField.tsx';
import { ScrubBar } from './ScrubBar.tsx';
import { SoundMeter } from './SoundMeter.tsx';
import type { SoundPlayer } from './sound-player.ts';
import { Timecode } from './Timecode.tsx';

type CommandButtonProps = { readonly id: CommandId } & Omit<IconButtonProps, 'label' | 'id'>;

function CommandButton({ id, ...rest }: CommandButtonProps) {
  const { t } = useTranslation();
  const run = useRunCommand();
  return <IconButton {...rest} label={t(`command.${id}`)} hint={commandKey(id)} onClick={() => run(id)} />;
}

/** Everything to move through the film. */
export function Transport({
  sound,
  volume,
  onVolume,
}: {
  readonly sound: SoundPlayer | null;
  readonly volume: number;
  readonly onVolume: (volume: number) => void;
}) {
  const { t } = useTranslation();
  const { view } = useSession();
  const isPlaying = useStudio(({ playback }) => playback.speed !== 0);
  const isLooping = useStudio(({ playback }) => playback.isLooping);
  const { showsSafeAreas, isMuted } = useStudio(({ preferences }) => preferences);
  return (
    // time runs to the right in every language, as on the timeline below
    <div dir="ltr" className="@container shrink-0 border-t bg-panel">
      <ScrubBar />
      <div
        role="toolbar"
        aria-label={t('preview.transport')}
        className="flex min-h-10 flex-wrap items-center gap-1 px-2"
      >
        <Timecode />
        <span className="flex-1" />
        <CommandButton id="play.start" icon={ChevronFirst} />
        <CommandButton id="play.frameBack" icon={StepBack} />
        <CommandButton id="play.toggle" icon={isPlaying ? Pause : Play} data-playing={isPlaying} />
        <CommandButton id="play.frameForward" icon={StepForward} />
        <CommandButton id="play.end" icon={ChevronLast} />
        <span className="flex-1" />
        <PaceField />
        <CommandButton id="play.loop" icon={Repeat} isPressed={isLooping} />
        <CommandButton id="view.safeAreas" icon={Frame} isPressed={showsSafeAreas} />
        <IconButton
          icon={isMuted ? VolumeX : Volume2}
          label={t(isMuted ? 'preview.unmute' : 'preview.mute')}
          isPressed={isMuted}
          onClick={() => view.prefer({ isMuted: !isMuted })}
        />
        <input
          type="range"
          aria-label={t('preview.volume')}
          min={0}
          max={1}
          step={0.05}
          value={volume}
          disabled={isMuted}
          onChange={(event) => onVolume(Number(event.target.value))}
          className="h-7 w-16 @max-[500px]:hidden"
        />
        <SoundMeter sound={sound} />
        <ScaleField />
        <CommandButton id="view.fullScreen" icon={Maximize} />
      </div>
    </div>
  );
}
