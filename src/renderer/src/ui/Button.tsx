import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

const LOOKS = {
  plain: 'border bg-raised hover:bg-hover text-ink',
  main: 'border border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  quiet: 'border border-transparent bg-transparent hover:bg-hover text-ink',
  danger: 'border border-bad/50 bg-raised text-bad hover:bg-bad-wash',
} as const;

export type ButtonProps = ComponentProps<'button'> & { readonly look?: keyof typeof LOOKS };

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 text-13 font-medium whitespace-nowrap',
        'transition-colors duration-100 disabled:pointer-events-none disabled:opacity-45',
        LOOKS[look],
        className,
      )}
    />
  );
}
