import type { VideoStream } from '../media.ts';

/**
 * Where a source's colour samples lie: as it says, else at the left pixel of two, as video has had it since MPEG-2 and as
 * players take it. Pictures that do not share colour samples have no say.
 */
export function chromaLocation({ chromaLocation: said }: Pick<VideoStream, 'chromaLocation'>): string {
  return said === 'unspecified' ? 'left' : said;
}

/** Where a film's colour samples lie: as its first source's, so that a film of one source keeps them as they are. */
export function filmChromaLocation(first: Pick<VideoStream, 'chromaLocation'> | undefined): string {
  return first ? chromaLocation(first) : 'left';
}
