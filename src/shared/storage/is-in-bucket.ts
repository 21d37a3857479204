/** Whether a place is `s3://bucket/key`, rather than a path of this machine or an address of the web. */
export function isInBucket(place: string): boolean {
  return place.startsWith('s3://');
}
