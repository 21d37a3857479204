/** What the ids of records of videos begin with. */
export const VIDEO_IDS = 'video:';

/** Where records of videos stand beside others of a system. */
export function videoRecordId(key: string): string {
  return VIDEO_IDS + key;
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
