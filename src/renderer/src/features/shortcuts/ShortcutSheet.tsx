import { useTranslation } from 'react-i18next';
import { COMMANDS } from '../../../../shared/commands/command-table.ts';
import { IS_MAC, showChord } from '../../commands/key-chord.ts';
import { useSession } from '../../store/use-session.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const GROUPS = ['play', 'edit', 'cues', 'project', 'view', 'render', 'help'] as const;

/** All keys, from the command table. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const { view } = useSession();
  return (
    <Dialog title={t('shortcuts.title')} widthClass="w-200" onClose={view.closeDialog}>
      <div className="columns-2 gap-8 max-[760px]:columns-1">
        {GROUPS.map((group) => (
          <section key={group} aria-label={t(`group.${group}`)} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-12 font-semibold tracking-wide text-soft">{t(`group.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
                ({ id, keys }) => (
                  <div key={id} className="flex min-h-7 items-center justify-between gap-4 border-b">
                    <dt>{t(`command.${id}`)}</dt>
                    <dd className="flex gap-1">
                      {keys.map((chord) => (
                        <kbd
                          key={chord}
                          className="rounded-md border bg-raised px-1.5 font-sans text-12 whitespace-nowrap"
                        >
                          {showChord(chord, IS_MAC)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
