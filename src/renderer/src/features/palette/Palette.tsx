import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandSpec } from '../../../../shared/commands/command-spec.ts';
import { COMMANDS, type CommandId } from '../../../../shared/commands/command-table.ts';
import { canRun } from '../../commands/can-run.ts';
import { commandKey, useRunCommand } from '../../commands/use-commands.ts';
import { useSession } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import { searchEntries } from './search-entries.ts';

/** Every command by its name. */
export function Palette() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const { store, view } = useSession();
  const [wanted, setWanted] = useState('');
  const [row, setRow] = useState(0);
  const state = store.getState();
  const all = COMMANDS.filter(({ id }) => id !== 'help.palette' && canRun(id, state))
    .filter((command) => !(command as CommandSpec).isHidden)
    .map(({ id, group }) => ({ id, label: t(`command.${id}`), group: t(`group.${group}`) }));
  const found = searchEntries(all, wanted);
  const active = Math.min(row, found.length - 1);
  const choose = (id: CommandId | undefined) => {
    if (!id) return;
    view.closeDialog();
    run(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault(); // else the same key presses what the dialog it opens has the focus on
      choose(found[active]?.id);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (active + step + found.length) % Math.max(1, found.length);
    setRow(next);
    document.getElementById(`palette-${found[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && view.closeDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-0 top-[12vh] z-40 mx-auto flex max-h-[60vh] w-136 max-w-[94vw] flex-col overflow-hidden rounded-md border bg-panel shadow-float"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <div className="flex h-11 shrink-0 items-center gap-2 border-b-2 px-3 focus-within:border-b-accent-ink">
            <Search size={16} className="text-soft" aria-hidden />
            <input
              role="combobox"
              aria-label={t('palette.title')}
              aria-expanded
              aria-controls="palette-list"
              aria-activedescendant={found[active] ? `palette-${found[active].id}` : undefined}
              placeholder={t('palette.placeholder')}
              value={wanted}
              onChange={(event) => {
                setWanted(event.target.value);
                setRow(0);
              }}
              onKeyDown={onKeyDown}
              className="h-full min-w-0 flex-1 bg-transparent text-15 outline-none placeholder:text-soft"
            />
          </div>
          <ul
            id="palette-list"
            role="listbox"
            aria-label={t('palette.list')}
            className="min-h-0 flex-1 overflow-auto p-1.5"
          >
            {found.map(({ id, label, group }, index) => (
              // the combobox above has the keys
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={id}
                id={`palette-${id}`}
                role="option"
                aria-selected={index === active}
                onClick={() => choose(id)}
                onPointerMove={() => setRow(index)}
                className={classNames(
                  'flex min-h-8 items-center gap-3 rounded-md px-2.5',
                  index === active && 'bg-accent-wash',
                )}
              >
                <span className="w-16 shrink-0 text-12 text-soft">{group}</span>
                <span className="min-w-0 flex-1 truncate">{label}</span>
                <span className="shrink-0 text-12 text-soft">{commandKey(id)}</span>
              </li>
            ))}
          </ul>
          {found.length === 0 && <p className="p-4 text-center text-soft">{t('palette.nothing')}</p>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
