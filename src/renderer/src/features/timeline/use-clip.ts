import { useMemo } from 'react';
import { shownFilmOf, mediaStateOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';

/** A clip with what is known of its file; null before the file is read. */
export function useClip(clipId: string) {
  const clip = useStudio(
    (state) => shownFilmOf(state).clips.find((span) => span.clip.id === clipId)?.clip ?? null,
  );
  const media = useStudio((state) => (clip ? mediaStateOf(state, clip.media) : undefined));
  const rate = useStudio((state) => shownFilmOf(state).rate);
  return useMemo(() => {
    if (!clip || media?.state !== 'ready') return null;
    return { entry: media.entry, inSeconds: clip.in ?? 0, speed: clip.speed ?? 1, rate };
  }, [clip, media, rate]);
}
