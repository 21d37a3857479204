import type { LucideIcon } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import { use, type ComponentProps } from 'react';
import { CloseAroundContext } from './close-around.ts';
import { classNames } from './class-names.ts';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  readonly icon: LucideIcon;
  /** Said by screen readers and shown beside the pointer. */
  readonly label: string;
  /** Its key, shown with the label. */
  readonly hint?: string | undefined;
  readonly isPressed?: boolean;
};

export function IconButton({ icon: Icon, label, hint, isPressed, className, ...rest }: IconButtonProps) {
  const closeAround = use(CloseAroundContext);
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
          {...rest}
          className={classNames(
            'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink',
            'transition-colors duration-100 disabled:pointer-events-none disabled:opacity-40',
            isPressed === true && 'bg-accent-wash text-accent-ink',
            className,
          )}
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          // the topmost layer alone hears the key: a tooltip must not take it from the dialog it stands over
          onEscapeKeyDown={() => closeAround?.()}
          className="appear z-50 flex items-center gap-2 rounded-md border bg-raised px-2 py-1 text-12 text-ink shadow-float"
        >
          {label}
          {hint !== undefined && hint !== '' && <span className="text-soft">{hint}</span>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
