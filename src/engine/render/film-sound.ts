import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../shared/plan/plan.ts';
import { renderSound } from './render-sound.ts';
import { digestFile } from '../../base/digest/digest-file.ts';
import { linkOrCopy } from '../../base/files/link-or-copy.ts';
import { soundCodec } from '../compose/sound-args.ts';
import type { PartsWork } from './parts-work.ts';
import { soundFingerprint } from '../plan/sound-fingerprint.ts';

export type FilmSound = {
  readonly path: string;
  /** To be called once the film is verified: before that nobody has measured the sound. */
  keep(): Promise<void>;
};

/** It has no picture: its length is checked with the film's, every time. */
const NO_PACKETS = {
  ...{ kind: 'audio', codec: '', timeBase: { num: 0, den: 1 }, extradata: null, size: null, packets: [] },
};

/** The whole film's sound, from the cache or rendered; null for a silent film. An edited caption costs no sound. */
export async function filmSound(
  plan: Plan,
  { workDir, context, checkSources, warn, signal }: PartsWork,
): Promise<FilmSound | null> {
  const { sound, format } = plan;
  if (!sound) return null;
  const { ffmpeg } = context.tools;
  const store = context.segmentStore;
  const { args: codecArgs, extension } = soundCodec(format, sound);
  const fingerprint = store ? soundFingerprint(plan, { codecArgs, ffmpegVersion: ffmpeg.version }) : null;
  const cachedPath = join(workDir, `sound.cached.${extension}`);
  if (store && fingerprint && (await isTaken().catch(warn.unreadable)))
    return { path: cachedPath, async keep() {} };
  const path = await renderSound(sound, format, { workDir, ffmpeg, signal });
  return { path, keep };

  async function isTaken(): Promise<boolean> {
    const stored = await store?.find(fingerprint ?? '', 0);
    if (!stored) return false;
    try {
      await linkOrCopy(stored.path, cachedPath);
      return true;
    } catch (error) {
      await rm(cachedPath, { force: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false; // evicted since it was found
      throw error;
    }
  }

  async function keep(): Promise<void> {
    if (!store || !fingerprint) return;
    await checkSources();
    const { sha256 } = await digestFile(path);
    await store.keep(fingerprint, { path, sha256, packets: NO_PACKETS }).catch(warn.notKept);
  }
}
