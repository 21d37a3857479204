import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toStudioError } from '../../../shared/errors.ts';
import type { JobResult } from '../../../shared/job/job.ts';
import { createJobProgress, type ProgressFacts, type TellFacts } from '../film/job-progress.ts';
import type { JobAttempt, JobWork } from '../run/attempts.ts';
import type { JobServices } from '../film/job-services.ts';
import { outputOf, type JobOutput } from '../film/job-output.ts';
import { digestFilm } from '../film/film-digest.ts';
import { renderJob } from '../film/render-job.ts';
import type { SpeedKey } from '../film/machine-speed.ts';
import { sendFilm } from '../film/send-film.ts';

const NOTHING_DONE: ProgressFacts = {
  phase: 'probing',
  frames: 0,
  totalFrames: 0,
  fps: 0,
  etaSeconds: null,
  working: [],
  uploadedRatio: 0,
};

/** What renders a job's film to its place and uploads it where asked; a film that only misses its upload is not rendered again. */
export function createRenderWork(services: JobServices): JobWork {
  return async (attempt) => {
    const output = outputOf(attempt.job, services.places, services.nameOutput);
    let speedKey: SpeedKey | null = null;
    const progressOf = createJobProgress({
      hasUpload: output.uploadTo !== null,
      expectedFps: () => speedKey && services.speeds.expect(speedKey),
    });
    let facts = NOTHING_DONE;
    const tell: TellFacts = (changed) => {
      facts = { ...facts, ...changed };
      attempt.tellProgress(progressOf(facts));
    };
    const renderTo = (onJoining: RenderTold['onJoining']) =>
      renderInFolder(attempt, output, services, { tell, onJoining, onKey: (key) => (speedKey = key) });

    const film = output.uploadTo === null ? await renderTo(() => {}) : await renderAndSend(output.uploadTo);
    tell({ phase: 'done' });
    return film;

    async function renderAndSend(to: string): Promise<JobResult> {
      const sending = await sendFilm(to, {
        filmStore: services.filmStore,
        format: attempt.job.request.format,
        onProgress: (uploadedRatio) => tell({ uploadedRatio }),
        signal: attempt.signal,
      });
      try {
        const kept = await keptFilm(attempt, output);
        const rendered = kept ?? (await renderTo(sending.begin));
        if (!kept) await attempt.rendered(rendered);
        tell({ phase: 'uploading', frames: rendered.frames, totalFrames: rendered.frames });
        await sending.finish(output.path, rendered);
        return { ...rendered, output: to };
      } finally {
        await sending.abort().catch((error: unknown) => {
          const { code, message } = toStudioError(error);
          const what = 'what was uploaded of the film stays until it is swept';
          attempt.warn({ code, path: 'output', message: `${what}: ${message}` });
        });
      }
    }
  };
}

type RenderTold = Pick<Parameters<typeof renderJob>[2], 'tell' | 'onKey' | 'onJoining'>;

async function renderInFolder(
  attempt: JobAttempt,
  output: JobOutput,
  services: JobServices,
  told: RenderTold,
): Promise<JobResult> {
  told.tell({});
  const workDir = join(services.places.workDir, attempt.job.id);
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  // a place somebody named must be there; our own is made
  if (attempt.job.request.output === null || output.uploadTo)
    await mkdir(dirname(output.path), { recursive: true, mode: 0o700 });
  try {
    return await renderJob(attempt, output.path, { ...services, ...told, tempDir: workDir });
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The film an attempt before left for its upload, if it is still that film. */
async function keptFilm({ job }: JobAttempt, { path, uploadTo }: JobOutput): Promise<JobResult | null> {
  if (!job.isRendered || !job.result || uploadTo === null) return null;
  const digest = await digestFilm(path).catch(() => null);
  return digest?.sha256 === job.result.sha256 ? job.result : null;
}
