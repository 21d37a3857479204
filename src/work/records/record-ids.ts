/** What the ids of records of videos begin with. */
export const VIDEO_IDS = 'video:';

/** Where records of videos stand beside others of a system. */
export function videoRecordId(key: string): string {
  return VIDEO_IDS + key;
}

/** What the ids of records of exports begin with. */
export const EXPORT_IDS = 'export:';

/** Where an export stands under the name its front end gave it. */
export function exportRecordId(exportId: string): string {
  return EXPORT_IDS + exportId;
}

/** Where the secret of an address to upload to stands beside them. */
export function tokenRecordId(token: string): string {
  return `token:${token}`;
}

export function isVideo(recordId: string): boolean {
  return recordId.startsWith(VIDEO_IDS);
}

export function isUploadToken(recordId: string): boolean {
  return recordId.startsWith('token:');
}
