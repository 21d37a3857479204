import { CircleAlert, Clapperboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outputOf } from '../../../../shared/edit/output-edits.ts';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { missingMedia } from '../../store/relink-actions.ts';
import { renderSettingsOf } from '../../store/render-settings.ts';
import type { RenderChoices } from '../../store/state.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { projectTitle } from '../project/project-title.ts';
import { FilmPlaceField } from '../storage/FilmPlaceField.tsx';
import { filmFileName } from './formats.ts';
import { OutputFields } from './OutputFields.tsx';
import { PlanReport } from './PlanReport.tsx';
import { renderProblem } from './render-problem.ts';
import { RenderOptions } from './RenderOptions.tsx';
import { usePlan } from './use-plan.ts';

const NOTHING_CHOSEN: RenderChoices = {};

/** What to render, and in words what will happen. Nobody waits for the plan: only what is known to fail is not begun. */
export function RenderDialog() {
  const { t } = useTranslation();
  const { jobs, view } = useSession();
  const document = useStudio(documentOf);
  const { totalFrames, rate } = useStudio(filmOf);
  const missingFiles = useStudio((state) => missingMedia(state).length);
  const choices = useStudio(({ project }) => project?.render ?? NOTHING_CHOSEN);
  const title = useStudio(({ project }) => (project ? projectTitle(project) : ''));
  const isDesktop = useStudio(({ info }) => info?.door === 'desktop');
  const [name, setName] = useState(title === '' ? t('render.film') : title);
  const [isToBucket, setToBucket] = useState(false);
  useEffect(() => jobs.chooseMarkedRange(), [jobs]);
  const settings = renderSettingsOf(document, choices);
  const problem = renderProblem({ totalFrames, missingFiles, range: choices.range });
  const asksPlace = isDesktop && !isToBucket;
  const answer = usePlan(problem === null ? settings : null);
  const fileName = filmFileName(name, outputOf(document).format);
  const isRefused = problem !== null || (answer.failure !== null && !answer.isStale);
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
          <Button look="main" disabled={isRefused} onClick={() => void start()}>
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
          <OutputFields />
          <RenderOptions choices={choices} />
        </div>
        {problem === null ? (
          <PlanReport answer={answer} fileName={isToBucket ? t('storage.bucketFile') : fileName} />
        ) : (
          <div role="alert" className="flex h-fit gap-2 rounded-md border bg-bad-wash p-3" data-selectable>
            <CircleAlert size={16} className="mt-px shrink-0 text-bad" aria-hidden />
            <div className="min-w-0 break-words">
              <p className="font-medium">{t('render.noPlan')}</p>
              <p className="mt-1">
                {t(`render.problem.${problem}`, {
                  count: missingFiles,
                  length: formatTimecode(totalFrames, rate),
                })}
              </p>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}
