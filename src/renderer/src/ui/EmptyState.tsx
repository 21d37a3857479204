import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What belongs here, and how to bring it. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-6 text-center">
      <Icon size={28} strokeWidth={1.25} className="text-soft" aria-hidden />
      <p className="font-medium">{title}</p>
      <p className="max-w-72 text-soft">{text}</p>
      {children !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
