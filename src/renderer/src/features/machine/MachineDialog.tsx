import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineReport } from '../../../../shared/contract/studio.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { formatBytes } from '../../text/format.ts';
import { failureLines } from '../../text/failure-lines.ts';
import { plainSentences } from '../../text/plain-message.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { documentOf } from '../../store/derived.ts';
import { renderSettingsOf } from '../../store/render-settings.ts';
import type { RenderChoices } from '../../store/state.ts';
import { usePlan } from '../render/use-plan.ts';
import { EncoderList } from './EncoderList.tsx';

const NOTHING_CHOSEN: RenderChoices = {};

/** What this machine has, proved, and why a render would go as planned. */
export function MachineDialog() {
  const { t } = useTranslation();
  const { jobs, view } = useSession();
  const hasProject = useStudio(({ project }) => project !== null);
  const report = useStudio(({ machine }) => machine);
  useEffect(() => void jobs.loadMachine(), [jobs]);
  return (
    <Dialog
      title={t('machine.title')}
      description={t('machine.text')}
      widthClass="w-160"
      onClose={view.closeDialog}
    >
      <div className="flex flex-col gap-5" data-selectable>
        {report ? <Report report={report} /> : <Meter label={t('machine.asking')} ratio={null} />}
        {hasProject && <WhyThisPlan />}
      </div>
    </Dialog>
  );
}

function Report({ report }: { readonly report: MachineReport }) {
  const { t } = useTranslation();
  const facts = [
    [t('machine.cores'), String(report.cores)],
    [t('machine.memory'), formatBytes(report.memoryBytes)],
    [t('machine.pages'), t('machine.pagesValue', { count: report.pageWorkers })],
    [t('machine.browser'), report.browser ?? t('machine.none')],
    [t('machine.ffmpeg'), report.ffmpeg],
    [t('machine.cache'), formatBytes(report.cacheBytes)],
    [t('machine.free'), formatBytes(report.freeBytes)],
  ] as const;
  return (
    <>
      <dl className="time grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-label={t('machine.gpus')}>
        <h3 className="mb-1 font-medium">{t('machine.gpus')}</h3>
        {report.gpus.length === 0 && <p className="text-soft">{t('machine.noGpu')}</p>}
        <ul className="flex flex-col gap-1">
          {report.gpus.map(({ name, driver, note }) => (
            <li key={`${name} ${note}`}>
              {driver === null ? name : t('machine.gpu', { name, driver })}
              <span className="block text-12 text-soft">{note}</span>
            </li>
          ))}
        </ul>
      </section>
      <EncoderList encoders={report.encoders} />
    </>
  );
}

function WhyThisPlan() {
  const { t } = useTranslation();
  const document = useStudio(documentOf);
  const choices = useStudio(({ project }) => project?.render ?? NOTHING_CHOSEN);
  const settings = renderSettingsOf(document, choices);
  const { plan, failure } = usePlan(settings);
  return (
    <section aria-label={t('machine.why')}>
      <h3 className="mb-1 font-medium">{t('machine.why')}</h3>
      {!plan && !failure && <Meter label={t('render.planning')} ratio={null} />}
      {failure && <p className="text-bad">{failureLines(t, failure).what}</p>}
      <ul className="flex list-disc flex-col gap-1 ps-4">
        {plainSentences(plan?.sentences ?? []).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
