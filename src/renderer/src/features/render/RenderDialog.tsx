import { Clapperboard } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenderSettings } from '../../../../shared/contract/studio.ts';
import { partOf } from '../../../../shared/edit/document.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { projectTitle } from '../project/project-title.ts';
import { FilmPlaceField } from '../storage/FilmPlaceField.tsx';
import { filmFileName, formatOf } from './formats.ts';
import { PlanReport } from './PlanReport.tsx';
import { RenderOptions } from './RenderOptions.tsx';
import { usePlan } from './use-plan.ts';

/** What to render, and in words what will happen. It remembers what was chosen. */
export function RenderDialog() {
  const { t } = useTranslation();
  const { jobs, view } = useSession();
  const document = useStudio(documentOf);
  const { totalFrames } = useStudio(filmOf);
  const last = useStudio((state) => state.lastRender);
  const range = useStudio(({ playback }) => playback.range);
  const title = useStudio(({ project }) => (project ? projectTitle(project) : ''));
  const isDesktop = useStudio(({ info }) => info?.door === 'desktop');
  const output = partOf(document, 'output');
  const [settings, setSettings] = useState<RenderSettings>({
    preset: (output['preset'] as RenderSettings['preset']) ?? 'high',
    format: formatOf(output['format']),
    ...last,
    ...(range ? { range } : {}),
  });
  const [name, setName] = useState(title === '' ? t('render.film') : title);
  const [isToBucket, setToBucket] = useState(false);
  const asksPlace = isDesktop && !isToBucket;
  const answer = usePlan(settings);
  const fileName = filmFileName(name, formatOf(settings.format));
  const start = async () => {
    const place = asksPlace ? await jobs.askFilmPlace(fileName) : null;
    if (asksPlace && place === null) return;
    await jobs.start(settings, place, name);
  };
  return (
    <Dialog
      title={t('render.title')}
      widthClass="w-180"
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          <Button look="main" disabled={answer.plan === null || answer.isStale} onClick={() => void start()}>
            <Clapperboard size={15} aria-hidden />
            {asksPlace ? t('render.startAt') : t('render.start')}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-6 max-[760px]:grid-cols-1">
        <div className="flex flex-col gap-2">
          <Field label={t('render.name')}>
            {(id) => <TextField id={id} label={t('render.name')} value={name} onChange={setName} />}
          </Field>
          {isDesktop && <FilmPlaceField isToBucket={isToBucket} onChange={setToBucket} />}
          <RenderOptions settings={settings} totalFrames={totalFrames} onChange={setSettings} />
        </div>
        <PlanReport answer={answer} fileName={isToBucket ? t('storage.bucketFile') : fileName} />
      </div>
    </Dialog>
  );
}
