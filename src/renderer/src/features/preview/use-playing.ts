import { useEffect, useState } from 'react';
import { secondsAt } from '../../../../shared/time.ts';
import { documentOf } from '../../store/derived.ts';
import type { Session } from '../../store/session.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { startPlayLoop } from './play-loop.ts';
import { createSoundPlayer, type SoundPlayer } from './sound-player.ts';
import { entriesOf, type Watched } from './use-watched-film.ts';

/** Lets the film play while its speed is not 0, with its sound at single speed. */
export function usePlaying(watched: Watched, volume: number): void {
  const session = useSession();
  const isMuted = useStudio(({ preferences }) => preferences.isMuted);
  const [sound, setSound] = useState<SoundPlayer | null>(null);

  useEffect(() => {
    // a film without its sound still plays; what a file is, its card in the bin says
    const made = createSoundPlayer(() => undefined);
    setSound(made);
    const stop = startPlayLoop(session, made);
    return () => {
      stop();
      made.dispose();
    };
  }, [session]);

  useEffect(() => sound?.setVolume(isMuted ? 0 : volume), [sound, isMuted, volume]);
  useEffect(() => (sound ? followPlayback(session, sound, watched) : undefined), [session, sound, watched]);
}

/** The picture is a little behind or ahead of the sound by latency and rounding; more is a jump that a person made. */
const JUMP_SECONDS = 0.2;

/** Starts the sound wherever playing starts or jumps to. Returns what stops it. */
function followPlayback({ store }: Session, sound: SoundPlayer, watched: Watched): () => void {
  let heardFrame = NaN;
  const follow = (): void => {
    const state = store.getState();
    const { speed, frame } = state.playback;
    if (watched.state !== 'ready' || !watched.film.sound || speed !== 1) {
      heardFrame = NaN;
      return sound.stop();
    }
    const { rate } = watched.film;
    const heard = sound.heardSeconds();
    const isOnward =
      heard === null
        ? frame >= heardFrame && frame - heardFrame < rate.num / rate.den
        : Math.abs(secondsAt(frame, rate) - heard) < JUMP_SECONDS;
    heardFrame = frame;
    if (isOnward) return;
    const entries = entriesOf(documentOf(state), state.project?.baseDir ?? null, state.media);
    const byPath = new Map([...entries.values()].map(({ info, mediaUrl }) => [info.path, mediaUrl]));
    sound.play(watched.film.sound, secondsAt(frame, rate), (path) => byPath.get(path) ?? null);
  };
  const stop = store.subscribe((state, before) => state.playback !== before.playback && follow());
  follow();
  return () => {
    stop();
    sound.stop();
  };
}
