import type { Plan } from '../../shared/plan/plan.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';

/** Raise when the same plan comes to sound otherwise. */
const FORMAT = 1;

/**
 * SHA-256, in hex, over everything the film's sound depends on; what is heard is named by content, not by path. Null
 * for a silent film, and where a file's content is not known because it shows no picture.
 */
export function soundFingerprint(
  { sound, segments }: Pick<Plan, 'sound' | 'segments'>,
  encoding: { readonly codecArgs: readonly string[]; readonly ffmpegVersion: string },
): string | null {
  if (!sound) return null;
  const identities = new Map<string, string>();
  for (const { parts } of segments)
    for (const part of parts) if (part.kind === 'source') identities.set(part.mediaPath, part.mediaIdentity);
  const parts: object[] = [];
  for (const { source, ...span } of sound.parts) {
    if (!source) {
      parts.push(span);
      continue;
    }
    const { mediaPath, ...heard } = source;
    const media = identities.get(mediaPath);
    if (media === undefined) return null;
    parts.push({ ...span, ...heard, media });
  }
  const everything = { kind: 'sound', format: FORMAT, ...encoding, sound: { ...sound, parts } };
  return sha256Hex(canonicalJson(everything));
}
