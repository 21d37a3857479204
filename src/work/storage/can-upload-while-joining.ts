import type { OutputFormat } from '../../shared/plan/plan.ts';

/**
 * Whether a film of this format may be sent while it is still being joined: its file grows at its end, and only its
 * first bytes are written again last, so that all parts but the first are final as soon as they are whole. True of webm
 * and wav. mp4 and mov with their index in front are moved as a whole at the end, a gif is small, and pictures are many
 * files: those are sent when they are done.
 */
export function canUploadWhileJoining(format: OutputFormat): boolean {
  return format === 'webm' || format === 'wav';
}
