import { classNames } from './class-names.ts';

/** How far something is. `ratio` 0-1; null: not known, but at work. */
export function Meter({
  label,
  ratio,
  className,
}: {
  readonly label: string;
  readonly ratio: number | null;
  readonly className?: string;
}) {
  const percent = ratio === null ? null : Math.round(ratio * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className={classNames('h-1.5 overflow-hidden rounded-full bg-line', className)}
    >
      {percent === null ? (
        <div className="sweep h-full w-1/3 bg-accent" />
      ) : (
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      )}
    </div>
  );
}
