import { Cpu } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRunCommand } from '../commands/use-commands.ts';
import { useStudio } from '../store/use-session.ts';
import { Button } from '../ui/Button.tsx';

/** What this machine works with, and the way to all of it. A narrow window has room for the icon only. */
export function MachineBadge() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const machine = useStudio((state) => state.machine);
  const facts = machine && [
    t('machine.badge', { count: machine.cores }),
    ...(machine.gpus[0] ? [machine.gpus[0].name] : []),
    ...(machine.autoEncoder ? [t(`encoder.${machine.autoEncoder}`)] : []),
  ];
  const words = facts?.join(' · ') ?? null;
  const label = words === null ? t('machine.title') : t('machine.badgeLabel', { facts: words });
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      className="min-w-7 px-1.5"
      onClick={() => run('render.machine')}
    >
      <Cpu size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-soft" />
      {words !== null && (
        <span dir="auto" className="hidden max-w-64 truncate font-normal text-soft xl:inline">
          {words}
        </span>
      )}
    </Button>
  );
}
