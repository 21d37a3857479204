import { asObject, asText } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { CODECS_OF, writtenFormat } from '../output-format.ts';
import { VIDEO_CODECS } from '../../plan/plan.ts';
import type { Report } from '../problem.ts';

/** Refuses files that do not exist: a codec its container cannot hold, alpha where there is none. */
export function checkOutput(document: Loose, report: Report): void {
  const output = asObject(document['output']);
  const format = writtenFormat(output);
  const allowed: readonly string[] = CODECS_OF[format];
  const codec = asText(output['codec']);
  const isOverlay = output['overlayOnly'] === true;
  const isKnown = VIDEO_CODECS.some((known) => known === codec);
  if (codec !== undefined && isKnown && !allowed.includes(codec)) {
    const rule = allowed.length > 0 ? `${format} holds ${allowed.join(', ')}` : `${format} takes no codec`;
    report(['output', 'codec'], 'output.combination', `${rule}, not "${codec}"`);
  }
  if (!isOverlay) return;
  const alphaCodec = { mov: 'prores', webm: 'vp9', 'png-sequence': undefined }[format as 'mov'];
  if (format === 'mp4' || format === 'gif' || format === 'wav')
    report(
      ['output', 'format'],
      'output.combination',
      `must be mov, webm or png-sequence with overlayOnly: "${format}" has no alpha channel`,
    );
  else if (codec !== undefined && allowed.includes(codec) && codec !== alphaCodec)
    report(
      ['output', 'codec'],
      'output.combination',
      `must be ${alphaCodec} in ${format} with overlayOnly: "${codec}" has no alpha channel`,
    );
}
