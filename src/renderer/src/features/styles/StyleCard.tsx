import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { useReducedMotion } from '../../ui/use-reduced-motion.ts';
import { cardFilm, cardScale } from './card-film.ts';
import { useCardStage } from './use-card-stage.ts';

type StyleCardProps = {
  readonly name: string;
  /** Of the project. */
  readonly styles: unknown;
  readonly fonts: unknown;
  readonly isUsed: boolean;
  readonly isDisabled: boolean;
  readonly onApply: (name: string) => void;
};

/** A style at work on two words, as the stage draws it. It moves while pointed at or focused. */
export const StyleCard = memo(function StyleCard(props: StyleCardProps) {
  const { name, styles, fonts, isUsed, isDisabled, onApply } = props;
  const { t } = useTranslation();
  const [isLookedAt, setLookedAt] = useState(false);
  const isStill = useReducedMotion();
  const root = useRef<HTMLSpanElement>(null);
  const text = t('styles.sample');
  const resolved = useMemo(() => cardFilm(name, text, { styles, fonts }), [name, text, styles, fonts]);
  useCardStage(root, resolved, isLookedAt && !isStill);
  const scale = resolved ? cardScale(resolved) : 1;
  return (
    <button
      type="button"
      aria-pressed={isUsed}
      aria-disabled={isDisabled}
      onClick={() => !isDisabled && onApply(name)}
      onPointerEnter={() => setLookedAt(true)}
      onPointerLeave={() => setLookedAt(false)}
      onFocus={() => setLookedAt(true)}
      onBlur={() => setLookedAt(false)}
      className={classNames(
        'flex w-full flex-col overflow-hidden rounded-md border bg-raised text-start hover:border-edge',
        isUsed && 'border-accent-ink ring-1 ring-accent-ink',
      )}
    >
      <span
        aria-hidden
        dir="ltr"
        className="relative block h-18 w-full overflow-clip bg-[linear-gradient(160deg,#5b6470,#23272d)]"
      >
        {resolved && (
          <span
            ref={root}
            data-style-card={name}
            className="absolute top-1/2 left-1/2 block"
            style={{
              width: resolved.film.widthPx,
              height: resolved.film.heightPx,
              transform: `translate(-50%, -50%) scale(${scale})`,
            }}
          />
        )}
      </span>
      <span className="block w-full truncate px-2 py-1.5 text-12 font-medium">{name}</span>
    </button>
  );
});
