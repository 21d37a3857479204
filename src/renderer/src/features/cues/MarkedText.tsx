import { hitsOf } from '../../../../shared/edit/search-replace.ts';
import { classNames } from '../../ui/class-names.ts';

const onOneLine = (text: string) => text.replace(/\n/g, ' ⏎ ');

/** A text on one line, with what is searched for marked; the hit that is gone through stands out. */
export function MarkedText({
  text,
  pattern,
  hitFrom,
}: {
  readonly text: string;
  readonly pattern: RegExp | null;
  readonly hitFrom: number | null;
}) {
  if (!pattern) return onOneLine(text);
  const hits = hitsOf(text, pattern);
  return (
    <>
      {hits.map(({ from, to }, index) => (
        <span key={from}>
          {onOneLine(text.slice(hits[index - 1]?.to ?? 0, from))}
          <mark
            className={classNames(
              'rounded-sm px-px',
              hitFrom === from ? 'bg-accent text-on-accent' : 'bg-accent-wash text-ink underline',
            )}
          >
            {onOneLine(text.slice(from, to))}
          </mark>
        </span>
      ))}
      {onOneLine(text.slice(hits.at(-1)?.to ?? 0))}
    </>
  );
}
