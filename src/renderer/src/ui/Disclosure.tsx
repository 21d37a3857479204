import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';

/** What only some want to read, folded away under its name. */
export function Disclosure({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Collapsible.Root>
      <Collapsible.Trigger className="group -ms-1 flex min-h-7 items-center gap-1.5 rounded-md px-1 text-start text-soft hover:text-ink">
        <ChevronDown
          size={14}
          aria-hidden
          className="shrink-0 transition-transform duration-100 group-data-[state=closed]:-rotate-90 rtl:group-data-[state=closed]:rotate-90"
        />
        {title}
      </Collapsible.Trigger>
      <Collapsible.Content className="pt-1">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
