import type { PlanSummary, RenderSettings } from '../../../shared/contract/studio.ts';
import { patched } from '../../../shared/edit/document.ts';
import type { Job } from '../../../shared/job/job.ts';
import { withJob, withoutJob } from './jobs.ts';
import { attempt, notify, type SessionContext } from './session-context.ts';
import type { RenderChoices } from './state.ts';
import { documentOf } from './derived.ts';
import { latestOnly } from './latest-only.ts';

export type JobAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';
export type JobActions = ReturnType<typeof createJobActions>;

const MOST_JOBS = 200;

export function createJobActions(context: SessionContext) {
  const { store, client } = context;
  const what = () => {
    const state = store.getState();
    return { document: { ...documentOf(state) }, baseDir: state.project?.baseDir ?? null };
  };
  return {
    async load(): Promise<void> {
      const found = await attempt(context, 'jobsFailed', () => client.call.jobs({ limit: MOST_JOBS }));
      if (found) store.setState({ jobs: [...found.jobs].sort((a, b) => b.createdAtMs - a.createdAtMs) });
    },
    async loadSegments(jobId: string): Promise<void> {
      const found = await attempt(context, 'jobsFailed', () => client.call.jobSegments({ jobId }));
      if (found) store.setState(({ segments }) => ({ segments: { ...segments, [jobId]: found } }));
    },
    async act(jobId: string, action: JobAction): Promise<void> {
      const done = await attempt(context, 'jobActionFailed', async () => ({
        job: await client.call.jobAction({ jobId, action }),
      }));
      if (!done) return;
      if (action === 'remove') store.setState((state) => withoutJob(state, jobId));
      else if (done.job) {
        const { job } = done;
        store.setState(({ jobs }) => ({ jobs: withJob(jobs, job) }));
      }
    },
    /** Shows the film in its folder; in a browser, downloads it. */
    async reveal(jobId: string, download: (url: string) => void): Promise<void> {
      const found = await attempt(context, 'revealFailed', () => client.call.revealOutput({ jobId }));
      if (found?.downloadUrl) download(found.downloadUrl);
    },
    /** An address of a film in a bucket, into the clipboard; where there is none, shown to be copied by hand. */
    async copyLink(jobId: string, copy: (text: string) => Promise<boolean>): Promise<void> {
      const found = await attempt(context, 'linkFailed', () => client.call.filmLink({ jobId }));
      if (!found) return;
      const { url, expiresSeconds } = found;
      const values = { url, hours: Math.round(expiresSeconds / 3600) };
      if (await copy(url)) notify(context, { tone: 'info', name: 'linkCopied', values });
      else notify(context, { tone: 'error', name: 'linkNotCopied', values });
    },
    /**
     * What a render of the project as it is now would do. One plan at a time: where others are asked for meanwhile, only
     * the last of them is made, and those before it give null. Rejects, so that the dialog itself can say why there is
     * no plan.
     */
    plan: latestOnly((settings: RenderSettings): Promise<PlanSummary> =>
      client.call.planRender({ ...what(), settings }),
    ),
    /** Changes what is chosen for renders of this project; a key set to undefined is as usual again. */
    choose: (change: Partial<Record<keyof RenderChoices, unknown>>) =>
      store.setState(({ project }) =>
        project ? { project: { ...project, render: patched(project.render, change) } } : {},
      ),
    /** A range that is marked on the timeline is the part to render. */
    chooseMarkedRange: () =>
      store.setState(({ project, playback: { range } }) =>
        project && range ? { project: { ...project, render: { ...project.render, range } } } : {},
      ),
    async loadMachine(): Promise<void> {
      const machine = await attempt(context, 'machineFailed', () => client.call.machine({}));
      if (machine) store.setState({ machine });
    },
    askFilmPlace: (name: string) =>
      attempt(context, 'saveFailed', () => client.call.askSave({ kind: 'film', name })),
    async start(settings: RenderSettings, output: string | null, title: string | null): Promise<Job | null> {
      const job = await attempt(context, 'startFailed', () =>
        client.call.startJob({ ...what(), settings, output, title }),
      );
      if (!job) return null;
      store.setState(({ jobs }) => ({ jobs: withJob(jobs, job), dialog: null, isQueueOpen: true }));
      return job;
    },
  };
}
