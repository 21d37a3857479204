import { useId, type ReactNode } from 'react';

export const FIELD_CLASS =
  'h-7 w-full min-w-0 rounded-md border border-line bg-raised px-2 text-13 text-ink placeholder:text-soft hover:border-edge disabled:opacity-50';

/** A label beside its control. The control gets the id that binds them. */
export function Field({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid min-h-7 grid-cols-[minmax(84px,0.42fr)_1fr] items-center gap-2">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <div className="flex min-w-0 items-center gap-1">{children(id)}</div>
    </div>
  );
}
