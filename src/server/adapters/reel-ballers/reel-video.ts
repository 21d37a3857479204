import { VIDEO_IDS, videoRecordId } from '../../../work/records/record-ids.ts';
import { StudioError } from '../../../shared/errors.ts';
import { asObject, asText } from '../../../shared/scenario/json/loose.ts';
import type { AdapterCaller, AdapterServices } from '../adapter-services.ts';

/** Places of one project that are looked through for the one that was filled last. */
const MOST_OF_A_PROJECT = 1000;

/** A place for a video, until it was put there and after. */
export type ReelVideo = {
  readonly key: string;
  readonly filename: string;
  readonly contentType: string;
  readonly projectId: string | null;
  /** Null until the file arrived. */
  readonly uploadId: string | null;
};

export function readVideo(services: AdapterServices, key: string, caller: AdapterCaller): ReelVideo | null {
  const record = services.records.get('reel-ballers', videoRecordId(key), caller.owner);
  return record ? (record.body as ReelVideo) : null;
}

/** Address of the video a job names: one that was uploaded here, or an address of its own. Throws `upload.not_found`. */
export function sourceOf(services: AdapterServices, key: string, caller: AdapterCaller): string {
  const video = readVideo(services, key, caller);
  if (video?.uploadId) return `upload://${video.uploadId}`;
  if (!video && /^(?:https?|s3|upload):\/\//i.test(key)) return key;
  throw new StudioError('upload.not_found', `the video ${key} has not been uploaded`, { details: { key } });
}

/** The video uploaded last for a project. Throws `upload.not_found`. */
export function videoOfProject(services: AdapterServices, projectId: string, caller: AdapterCaller): string {
  const records = services.records.list('reel-ballers', {
    ...{ owner: caller.owner, idStart: VIDEO_IDS, body: { projectId } },
    limit: MOST_OF_A_PROJECT,
  });
  const found = records.find(({ body }) => asText(asObject(body)['uploadId']) !== undefined);
  const key = asText(asObject(found?.body)['key']);
  if (key !== undefined) return key;
  throw new StudioError('upload.not_found', `project ${projectId} has no working video`, {
    details: { projectId },
  });
}
