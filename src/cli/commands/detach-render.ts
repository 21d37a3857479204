import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../../base/folders/package-root.ts';
import { startDetached } from '../../base/process/start-detached.ts';
import { formatOfPath } from '../../engine/request/output-settings.ts';
import { dataPlaces } from '../../work/queue/data-places.ts';
import { withoutSecretsIn } from '../../work/storage/without-secrets.ts';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import type { Job, JobRequest } from '../../shared/job/job.ts';
import { renderRequest } from '../../shared/job/kinds/render-kind.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';
import { given } from '../../shared/given.ts';
import type { RenderChoices } from '../arguments/prepare-render.ts';
import { readScenarioFile } from '../arguments/read-scenario-file.ts';
import { chosenSources } from '../arguments/sources.ts';
import { withJobs } from '../../service/open-jobs.ts';

/**
 * Queues a render and sees to it that somebody works on it: a `serve` that runs, or a new one without a terminal that
 * ends when nothing is queued. Throws what reading the scenario throws; what only shows when it is rendered fails the job.
 */
export async function detachRender(
  choices: RenderChoices & { readonly output: string; readonly hasCache: boolean },
  scenarioPath: string,
  { dataDir, currentDir }: { readonly dataDir: string; readonly currentDir: string },
): Promise<Job> {
  const request = await requestOf(choices, resolve(currentDir, scenarioPath), currentDir);
  const job = await withJobs(dataDir, async (store) => withoutSecretsIn((await store.add(request)).job));
  await startWorker(dataDir);
  return job;
}

async function requestOf(
  choices: RenderChoices & { readonly output: string; readonly hasCache: boolean },
  path: string,
  currentDir: string,
): Promise<JobRequest> {
  const { scenario } = await readScenarioFile(path, () => {});
  if (choices.range)
    throw new StudioError(
      'feature.unsupported',
      '--range does not go with --detach yet; leave one of them out',
    );
  const { preset, quality, speed, encoder, workers, segments } = choices;
  const isRemote = isInBucket(choices.output);
  return renderRequest({
    scenario: JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as unknown,
    baseDir: dirname(path),
    sources: chosenSources(choices.source ?? [], scenario, currentDir),
    settings: given({ preset, quality, speed, encoder, workers, segments, cache: choices.hasCache }),
    format: formatOfPath(choices.output),
    output: isRemote ? choices.output : resolve(currentDir, choices.output),
    title: scenario.title ?? null,
  });
}

/** Nothing to do where one works already. If it ends just now it sees the new job: it looks once more after that. */
async function startWorker(dataDir: string): Promise<void> {
  const { takeInstanceLock } = await import('../../work/instance/instance-lock.ts');
  try {
    takeInstanceLock(dataDir).release();
  } catch (error) {
    if (toStudioError(error).code === 'instance.running') return;
    throw error;
  }
  const args = [
    join(packageRoot(), 'bin', 'cueframe'),
    'serve',
    '--no-http',
    '--until-idle',
    '--data',
    dataDir,
  ];
  startDetached(process.execPath, args, { logPath: dataPlaces(dataDir).logPath, env: process.env });
}
