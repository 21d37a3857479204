import { useEffect, useState } from 'react';
import { documentOf } from '../../store/derived.ts';
import type { Session } from '../../store/session.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import type { MediaFiles } from './media-file.ts';
import { soundEdgeSeconds } from './play-clock.ts';
import { startPlayLoop } from './play-loop.ts';
import { createSoundPlayer, type SoundPlayer } from './sound-player.ts';
import { entriesOf, type Watched } from './use-watched-film.ts';

/** Lets the film play while its speed is not 0, with its sound, which it returns. */
export function usePlaying(watched: Watched, volume: number, files: MediaFiles): SoundPlayer | null {
  const session = useSession();
  const isMuted = useStudio(({ preferences }) => preferences.isMuted);
  const [sound, setSound] = useState<SoundPlayer | null>(null);

  useEffect(() => {
    // a film without its sound still plays; what a file is, its card in the bin says
    const made = createSoundPlayer(files, () => undefined);
    setSound(made);
    const stop = startPlayLoop(session, made);
    return () => {
      stop();
      made.dispose();
    };
  }, [session, files]);

  useEffect(() => sound?.setVolume(isMuted ? 0 : volume), [sound, isMuted, volume]);
  useEffect(() => (sound ? followPlayback(session, sound, watched) : undefined), [session, sound, watched]);
  return sound;
}

/** The picture is a little behind or ahead of the sound by latency and rounding; more, as heard, is a jump that a person made. */
const JUMP_SECONDS = 0.2;
/** Faster, either way, sound is noise that nobody finds a place by. */
const MOST_HEARD_SPEED = 4;

/** Starts the sound wherever playing starts or jumps to. Returns what stops it. */
function followPlayback({ store }: Session, sound: SoundPlayer, watched: Watched): () => void {
  let heardFrame = NaN;
  let heardSpeed = 0;
  const follow = (): void => {
    const state = store.getState();
    const { speed, frame } = state.playback;
    const isHeard = speed !== 0 && Math.abs(speed) <= MOST_HEARD_SPEED;
    if (watched.state !== 'ready' || !watched.film.sound || !isHeard) {
      heardFrame = NaN;
      return sound.stop();
    }
    const { rate } = watched.film;
    const heard = sound.heardSeconds();
    const at = soundEdgeSeconds(frame, speed, rate);
    const onwardFrames = (frame - heardFrame) / speed;
    const isOnward =
      heard === null
        ? onwardFrames >= 0 && onwardFrames < rate.num / rate.den
        : Math.abs(at - heard) < JUMP_SECONDS * Math.abs(speed);
    const isSameSpeed = speed === heardSpeed;
    [heardFrame, heardSpeed] = [frame, speed];
    if (isOnward && isSameSpeed) return;
    const entries = entriesOf(documentOf(state), state.project?.baseDir ?? null, state.media);
    const byPath = new Map([...entries.values()].map(({ info, mediaUrl }) => [info.path, mediaUrl]));
    sound.play(watched.film.sound, { seconds: at, speed }, (path) => byPath.get(path) ?? null);
  };
  const stop = store.subscribe((state, before) => state.playback !== before.playback && follow());
  follow();
  return () => {
    stop();
    sound.stop();
  };
}
