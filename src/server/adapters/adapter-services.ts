import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobControl } from '../../work/queue/ports/job-control.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import type { Job } from '../../shared/job/job.ts';
import type { AdapterRecord, AdapterRecords } from '../../work/records/adapter-records.ts';
import type { OpenStream } from '../events/open-streams.ts';
import type { ChunkFiles } from './chunk-files.ts';
import type { WantedJob } from '../jobs/accept-job.ts';
import type { SystemName } from './system-name.ts';

/** Who asks. */
export type AdapterCaller = {
  /** Whose things it may see; null: everyone's. */
  readonly owner: string | null;
  /** Whose things it makes where the request names nobody. */
  readonly name: string;
};

/** Files from outside, under `upload://ID`. */
export type AdapterUploads = {
  /** Keeps the bytes of `content`. */
  receive(
    file: { readonly filename: string; readonly owner: string },
    content: Readable,
  ): Promise<{ readonly uploadId: string; readonly sizeBytes: number }>;
  /** Removes one with its file; harmless where it is gone. */
  remove(uploadId: string): Promise<void>;
};

/** What the adapters need of the server, and nothing else. */
export type AdapterServices = {
  readonly store: JobIntake & JobControl & EventFeed;
  readonly records: AdapterRecords;
  readonly uploads: AdapterUploads;
  readonly chunks: ChunkFiles;
  /** Checks the key. Throws `key.missing` or `key.forbidden`. */
  authorize(request: FastifyRequest, scope: 'read' | 'write'): AdapterCaller;
  /** Accepts a job as the native API does: with its quotas and checks. */
  createJob(
    wanted: WantedJob,
    options: { readonly caller: FastifyRequest; readonly idempotencyKey?: string },
  ): Promise<{ readonly job: Job }>;
  /**
   * Accepts all of several jobs with the record they are for, or nothing of it: also a crash leaves no job without its
   * record. `record` makes it from the jobs.
   */
  createJobs(
    wanted: readonly WantedJob[],
    options: {
      readonly caller: FastifyRequest;
      readonly system: SystemName;
      readonly record: (jobs: readonly Job[]) => AdapterRecord;
    },
  ): Promise<readonly Job[]>;
  /** Calls back when a record was written and is certain. Gives what ends that. */
  onRecord(listener: () => void): () => void;
  /** Does the task when those given before are done: for what reads, decides and then writes. */
  inTurn<Result>(task: () => Promise<Result>): Promise<Result>;
  /** Readers of events, counted with those of the native API and ended with the server. */
  readonly streams: {
    /** Before one is opened. Throws `rate.limited` where the key has as many as it may. */
    check(caller: FastifyRequest): void;
    add(caller: FastifyRequest, stream: OpenStream): void;
  };
  /** Where a finished film can be had for a week, without a key. */
  filmUrl(job: Job, request: FastifyRequest): string;
  /** Answers with a finished film's bytes, also to who follows no redirect. */
  sendFilm(job: Job, reply: FastifyReply): Promise<FastifyReply>;
  readonly createId: () => string;
  readonly now: () => number;
};
