import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseAroundContext } from './close-around.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';

export type DialogProps = {
  readonly title: string;
  readonly description?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly actions?: ReactNode;
  readonly widthClass?: string;
};

/** A modal dialog, open as long as it is there. Escape and the cross close it; focus goes back. */
export function Dialog({
  title,
  description,
  onClose,
  children,
  actions,
  widthClass = 'w-120',
}: DialogProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const focusFirst = (event: Event) => {
    event.preventDefault(); // the cross comes first in the page, but is nobody's first wish
    const field = body.current?.querySelector<HTMLElement>('input, textarea, [role=combobox]');
    const mainAction = foot.current?.querySelector<HTMLElement>('button:last-child:enabled');
    (field ?? mainAction ?? body.current)?.focus();
  };
  return (
    <CloseAroundContext value={onClose}>
      <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
          <Radix.Content
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
            onOpenAutoFocus={focusFirst}
            className={classNames(
              'appear fixed inset-0 z-40 m-auto flex h-fit max-h-[88vh] max-w-[94vw] flex-col rounded-md border bg-panel shadow-float',
              widthClass,
            )}
          >
            <header className="flex items-start gap-2 border-b px-4 py-3">
              <div className="min-w-0 flex-1">
                <Radix.Title className="text-15 font-semibold">{title}</Radix.Title>
                {description !== undefined && (
                  <Radix.Description className="mt-0.5 text-soft">{description}</Radix.Description>
                )}
              </div>
              <IconButton icon={X} label={t('common.close')} onClick={onClose} />
            </header>
            {/* what scrolls must be reached by the keyboard */}
            <div
              ref={body}
              role="group"
              aria-label={title}
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              className="min-h-0 flex-1 overflow-auto rounded-md p-4 focus-visible:outline-1 focus-visible:-outline-offset-4"
            >
              {children}
            </div>
            {actions !== undefined && (
              <footer ref={foot} className="flex justify-end gap-2 border-t px-4 py-3">
                {actions}
              </footer>
            )}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </CloseAroundContext>
  );
}
