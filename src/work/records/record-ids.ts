/** Where records of videos stand beside others of a system. */
export function videoRecordId(key: string): string {
  return `video:${key}`;
}

/** Where the secret of an address to upload to stands beside them. */
export function tokenRecordId(token: string): string {
  return `token:${token}`;
}

export function isVideo(recordId: string): boolean {
  return recordId.startsWith('video:');
}

export function isUploadToken(recordId: string): boolean {
  return recordId.startsWith('token:');
}
