import { useEffect, useState } from 'react';
import type { PlanSummary, RenderSettings } from '../../../../shared/contract/studio.ts';
import type { ScenarioDocument } from '../../../../shared/edit/document.ts';
import { documentOf } from '../../store/derived.ts';
import type { Notice } from '../../store/notices.ts';
import { failureOf } from '../../text/failure.ts';
import { useSession, useStudio } from '../../store/use-session.ts';

export type PlanState = {
  readonly plan: PlanSummary | null;
  readonly failure: Notice['failure'];
  /** The plan shown is of older settings, or of the film as it was. */
  readonly isStale: boolean;
};

type Answer = Omit<PlanState, 'isStale'> & {
  readonly key: string | null;
  readonly document: ScenarioDocument | null;
};

const QUIET_MS = 250;
const NO_ANSWER: Answer = { key: null, document: null, plan: null, failure: null };

/** What a render of the film with these settings would do; asked for anew a moment after either changed. Null: not asked for. */
export function usePlan(settings: RenderSettings | null): PlanState {
  const { jobs } = useSession();
  const document = useStudio(documentOf);
  const key = settings && JSON.stringify(settings);
  const [answer, setAnswer] = useState(NO_ANSWER);
  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    const tell = (told: Pick<Answer, 'plan' | 'failure'>) =>
      isWanted && setAnswer({ key, document, ...told });
    const timer = setTimeout(() => {
      jobs.plan(JSON.parse(key) as RenderSettings).then(
        (plan) => plan && tell({ plan, failure: null }),
        (error: unknown) => tell({ plan: null, failure: failureOf(error) }),
      );
    }, QUIET_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, document, jobs]);
  const isStale = answer.key !== key || answer.document !== document;
  return { plan: answer.plan, failure: answer.failure, isStale };
}
