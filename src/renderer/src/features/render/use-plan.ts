import { useEffect, useState } from 'react';
import type { PlanSummary, RenderSettings } from '../../../../shared/contract/studio.ts';
import { failureOf, type Notice } from '../../store/notices.ts';
import { useSession } from '../../store/use-session.ts';

export type PlanState = {
  readonly plan: PlanSummary | null;
  readonly failure: Notice['failure'];
  /** The plan shown is of older settings. */
  readonly isStale: boolean;
};

const QUIET_MS = 250;

/** What a render with these settings would do; asked for anew a moment after they changed. */
export function usePlan(settings: RenderSettings): PlanState {
  const { jobs } = useSession();
  const key = JSON.stringify(settings);
  const [answer, setAnswer] = useState<{ readonly key: string } & Omit<PlanState, 'isStale'>>({
    key: '',
    plan: null,
    failure: null,
  });
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      jobs.plan(JSON.parse(key) as RenderSettings).then(
        (plan) => isWanted && setAnswer({ key, plan, failure: null }),
        (error: unknown) => isWanted && setAnswer({ key, plan: null, failure: failureOf(error) }),
      );
    }, QUIET_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, jobs]);
  return { plan: answer.plan, failure: answer.failure, isStale: answer.key !== key };
}
