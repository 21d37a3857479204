import { isVideo, videoRecordId } from '../../../work/records/record-ids.ts';
import { StudioError } from '../../../shared/errors.ts';
import { asObject, asText } from '../../../shared/scenario/json/loose.ts';
import type { AdapterCaller, AdapterServices } from '../adapter-services.ts';
import { maySee } from '../find-job.ts';

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
  const record = services.records.get('reel-ballers', videoRecordId(key));
  return record && maySee(caller, record.owner) ? (record.body as ReelVideo) : null;
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
  const records = services.records.list('reel-ballers', { limit: 1000 });
  const found = records.find(({ id, owner, body }) => {
    const video = asObject(body);
    return (
      isVideo(id) && video['projectId'] === projectId && video['uploadId'] !== null && maySee(caller, owner)
    );
  });
  const key = asText(asObject(found?.body)['key']);
  if (key !== undefined) return key;
  throw new StudioError('upload.not_found', `project ${projectId} has no working video`, {
    details: { projectId },
  });
}
