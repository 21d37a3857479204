import { asList, asObject, asText } from '../../shared/scenario/json/loose.ts';
import type { AdapterRecord } from './adapter-records.ts';
import { isUploadToken, isVideo } from './record-ids.ts';

/** What a record of another system is kept for. */
export type RecordNeeds = {
  /** It is kept so long after it was last written, whatever else. */
  readonly keepMs: number;
  /** And then as long as one of these is there, or a job of this project, whether it has ended or not. */
  readonly uploadIds: readonly string[];
  readonly jobIds: readonly string[];
  readonly projectId: string | null;
};

const DAY_MS = 86_400_000;
/** An address to upload to that was not used, and a place for a video that never came. */
export const UNUSED_MS = DAY_MS;
/** What a list shows of videos and tasks that are gone. */
const SHOWN_MS = 30 * DAY_MS;
/** A project that is neither changed nor rendered. */
const PROJECT_MS = 90 * DAY_MS;

const NOTHING = { uploadIds: [], jobIds: [], projectId: null } as const;

/** By what the records of each system hold (docs/adapters.md, "What is kept"). */
export function recordNeeds(system: string, { id, body }: Pick<AdapterRecord, 'id' | 'body'>): RecordNeeds {
  const { uploadId, jobIds } = asObject(body);
  const upload = asText(uploadId);
  const uploadIds = upload === undefined ? [] : [upload];
  if (isUploadToken(id)) return { ...NOTHING, keepMs: UNUSED_MS };
  if (isVideo(id)) return { ...NOTHING, uploadIds, keepMs: upload === undefined ? UNUSED_MS : SHOWN_MS };
  if (system === 'video-renderer') return { ...NOTHING, keepMs: PROJECT_MS, projectId: `${system}:${id}` };
  return { ...NOTHING, uploadIds, jobIds: asList(jobIds).map(String), keepMs: SHOWN_MS };
}
