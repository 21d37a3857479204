import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioDocument } from '../../../../shared/edit/document.ts';
import { fullStyle } from '../../../../shared/edit/style-edits.ts';
import { classNames } from '../../ui/class-names.ts';
import { styleCss } from './style-css.ts';
import { cardMotion } from './style-motion.ts';

type StyleCardProps = {
  readonly name: string;
  readonly document: ScenarioDocument;
  readonly isUsed: boolean;
  readonly isDisabled: boolean;
  readonly onApply: () => void;
};

/** A style at work on two words. It moves while pointed at or focused. */
export function StyleCard({ name, document, isUsed, isDisabled, onApply }: StyleCardProps) {
  const { t } = useTranslation();
  const style = fullStyle(document, name);
  const { text, box } = styleCss(style);
  const words = t('styles.sample').split(' ');
  return (
    <button
      type="button"
      aria-pressed={isUsed}
      aria-disabled={isDisabled}
      onClick={() => !isDisabled && onApply()}
      className={classNames(
        'style-card flex w-full flex-col overflow-hidden rounded-md border bg-raised text-start hover:border-edge',
        isUsed && 'border-accent-ink ring-1 ring-accent-ink',
      )}
    >
      <span
        aria-hidden
        data-motion={cardMotion(name, style.activeColor !== null && style.activeColor !== undefined)}
        className="flex h-18 w-full items-center justify-center overflow-hidden bg-[linear-gradient(160deg,#5b6470,#23272d)] px-1 text-center"
        style={{ '--active': style.activeColor ?? style.color } as CSSProperties}
      >
        <span style={{ ...text, ...box }}>
          {words.map((word, index) => (
            <span key={word} className="card-word px-[0.12em]" style={{ '--word': index } as CSSProperties}>
              {word}
            </span>
          ))}
        </span>
      </span>
      <span className="block truncate px-2 py-1.5 text-12 font-medium">{name}</span>
    </button>
  );
}
