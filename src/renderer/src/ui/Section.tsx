import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';

/** A part of the inspector that can be folded. */
export function Section({
  title,
  children,
  isOpen = true,
  aside,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
  /** Beside the title: an action. */
  readonly aside?: ReactNode;
}) {
  return (
    <Collapsible.Root defaultOpen={isOpen} className="border-b">
      <div className="flex items-center gap-1 pe-2">
        <h3 className="flex-1">
          <Collapsible.Trigger className="group flex h-9 w-full items-center gap-1.5 px-3 text-12 font-semibold tracking-wide text-soft hover:text-ink">
            <ChevronDown
              size={14}
              aria-hidden
              className="transition-transform duration-100 group-data-[state=closed]:-rotate-90 rtl:group-data-[state=closed]:rotate-90"
            />
            {title}
          </Collapsible.Trigger>
        </h3>
        {aside}
      </div>
      <Collapsible.Content className="flex flex-col gap-2 px-3 pb-3">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
