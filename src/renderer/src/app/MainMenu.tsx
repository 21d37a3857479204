import { Menu } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommandSpec } from '../../../shared/commands/command-spec.ts';
import { COMMANDS } from '../../../shared/commands/command-table.ts';
import { canRun } from '../commands/can-run.ts';
import { commandKey, useRunCommand } from '../commands/use-commands.ts';
import { useSession } from '../store/use-session.ts';

const GROUPS = ['project', 'edit', 'cues', 'play', 'view', 'render', 'help'] as const;
const CONTENT = 'appear z-50 min-w-56 rounded-md border bg-raised p-1 shadow-float';
const ITEM =
  'flex min-h-7 items-center justify-between gap-6 rounded-md px-2 outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover';

/** All commands by group, from the command table. */
export function MainMenu() {
  const { t } = useTranslation();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t('menu.title')}
        className="inline-flex size-7 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
      >
        <Menu size={16} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="start" sideOffset={6} className={CONTENT}>
          {GROUPS.map((group) => (
            <DropdownMenu.Sub key={group}>
              <DropdownMenu.SubTrigger className={ITEM}>{t(`group.${group}`)}</DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent sideOffset={4} className={CONTENT}>
                  <GroupItems group={group} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function GroupItems({ group }: { readonly group: (typeof GROUPS)[number] }) {
  const { t } = useTranslation();
  const run = useRunCommand();
  const state = useStore(useSession().store);
  const own = COMMANDS.filter((command) => command.group === group && !(command as CommandSpec).isHidden);
  return own.map(({ id }) => (
    <DropdownMenu.Item key={id} disabled={!canRun(id, state)} onSelect={() => run(id)} className={ITEM}>
      {t(`command.${id}`)}
      <span className="text-12 text-soft">{commandKey(id)}</span>
    </DropdownMenu.Item>
  ));
}
