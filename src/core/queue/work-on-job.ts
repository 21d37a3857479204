import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JobResult } from '../../shared/job/job.ts';
import { createJobProgress, type ProgressFacts, type TellFacts } from './job-progress.ts';
import type { JobAttempt, JobWork } from './job-attempt.ts';
import type { JobServices } from './job-services.ts';
import { outputOf, type JobOutput } from './job-output.ts';
import { digestFilm } from './film-digest.ts';
import { renderJob } from './render-job.ts';
import type { SpeedKey } from './machine-speed.ts';

const NOTHING_DONE: ProgressFacts = {
  phase: 'probing',
  frames: 0,
  totalFrames: 0,
  fps: 0,
  etaSeconds: null,
  uploadedRatio: 0,
};

/** What renders a job's film to its place and uploads it where asked; a film that only misses its upload is not rendered again. */
export function createJobWork(services: JobServices): JobWork {
  const tooManyWorkers = new Map<string, number>();
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

    const kept = await keptFilm(attempt, output);
    const film = kept ?? (await render((key) => (speedKey = key)));
    if (output.uploadTo === null) {
      tell({ phase: 'done' });
      return film;
    }
    if (!kept) attempt.rendered(film);
    return uploadFilm(film, output.uploadTo);

    async function render(onKey: (key: SpeedKey) => void): Promise<JobResult> {
      tell({});
      const workDir = join(services.places.workDir, attempt.job.id);
      await mkdir(workDir, { recursive: true, mode: 0o700 });
      // a place somebody named must be there; our own is made
      if (attempt.job.request.output === null || output.uploadTo)
        await mkdir(dirname(output.path), { recursive: true, mode: 0o700 });
      try {
        return await renderJob(attempt, output.path, {
          ...services,
          tooManyWorkers,
          tempDir: workDir,
          tell,
          onKey,
        });
      } finally {
        await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
      }
    }

    async function uploadFilm(rendered: JobResult, to: string): Promise<JobResult> {
      tell({ phase: 'uploading', frames: rendered.frames, totalFrames: rendered.frames });
      await services.upload(output.path, to, {
        sha256: rendered.sha256,
        onProgress: (doneBytes, totalBytes) =>
          tell({ uploadedRatio: totalBytes > 0 ? doneBytes / totalBytes : 1 }),
        signal: attempt.signal,
      });
      tell({ phase: 'done' });
      return { ...rendered, output: to };
    }
  };
}

/** The film an attempt before left for its upload, if it is still that film. */
async function keptFilm({ job }: JobAttempt, { path, uploadTo }: JobOutput): Promise<JobResult | null> {
  if (!job.isRendered || !job.result || uploadTo === null) return null;
  const digest = await digestFilm(path).catch(() => null);
  return digest?.sha256 === job.result.sha256 ? job.result : null;
}
