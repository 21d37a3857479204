import { useTranslation } from 'react-i18next';
import { stageOfSource } from '../../../../shared/edit/own-shape.ts';
import { takeStage } from '../../../../shared/edit/stage-aspect.ts';
import type { MediaInfo } from '../../../../shared/media.ts';
import { documentOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';

/** Gives the film the size and rate of a clip's file. Nothing of it where the film has them. */
export function TakeStage({ info }: { readonly info: MediaInfo | null }) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const document = useStudio(documentOf);
  const source = stageOfSource(info);
  if (!source || takeStage(document, source) === document) return null;
  const { width, height, frameRate } = source;
  const size = t('common.size', { width, height });
  return (
    <Button
      className="self-start"
      title={t('cuts.takeStageHint', { size, rate: frameRate })}
      onClick={() => edit.apply({ name: 'takeStage' }, (before) => takeStage(before, source))}
    >
      {t('cuts.takeStage')}
    </Button>
  );
}
