import { useTranslation } from 'react-i18next';
import { ASPECTS, isAspect, setAspect } from '../../../../shared/edit/stage-aspect.ts';
import { filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';

/** The longer side of a button's picture. */
const PICTURE_PX = 14;

/** The film in the shapes that platforms show: clips fill it, captions stay well broken. One step. */
export function AspectButtons() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const film = useStudio(filmOf);
  return (
    <div role="group" aria-label={t('cuts.shape')} dir="ltr" className="grid grid-cols-4 gap-1">
      {ASPECTS.map((aspect) => {
        const scale = PICTURE_PX / Math.max(aspect.width, aspect.height);
        const isOn = isAspect(film, aspect);
        return (
          <button
            key={aspect.name}
            type="button"
            aria-pressed={isOn}
            aria-label={t('cuts.shapeOf', { name: aspect.name })}
            className={classNames(
              'flex h-11 flex-col items-center justify-center gap-1 rounded-md border text-12',
              isOn
                ? 'border-accent bg-accent-wash text-accent-ink'
                : 'border-line bg-raised hover:border-edge',
            )}
            onClick={() => edit.applyToClips({ name: 'aspect' }, (before) => setAspect(before, film, aspect))}
          >
            <span aria-hidden className="flex h-3.5 items-center">
              <span
                className="rounded-[2px] border-2 border-current"
                style={{ width: aspect.width * scale, height: aspect.height * scale }}
              />
            </span>
            {aspect.name}
          </button>
        );
      })}
    </div>
  );
}
