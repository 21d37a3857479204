/** What one holder of a segment shows to have its result counted: the counter fences, the secret authorises. */
export type SegmentToken = { readonly attempt: number; readonly secret: string };
