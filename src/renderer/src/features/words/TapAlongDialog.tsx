import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mapCues } from '../../../../shared/edit/cue-edits.ts';
import { cuesOf, patched, type EditCue } from '../../../../shared/edit/document.ts';
import { tappedWords } from '../../../../shared/edit/word-bounds.ts';
import { spreadWords } from '../../../../shared/edit/word-texts.ts';
import { withWordTimes } from '../../../../shared/edit/word-times.ts';
import { secondsAt } from '../../../../shared/time.ts';
import { cueMeant } from '../../store/current-cue.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Heard before the cue, to fall into step. */
const LEAD_SECONDS = 1;

/** Plays a cue while a person presses a key at the start of each word; what they tapped is one step. */
export function TapAlongDialog() {
  const { t } = useTranslation();
  const { store, edit, play, cues, view } = useSession();
  const [id] = useState(() => cueMeant(store.getState())?.id ?? '');
  const cue = useStudio((state) => cuesOf(documentOf(state)).find((one) => one.id === id));
  const isPlaying = useStudio(({ playback }) => playback.speed !== 0);
  const [taps, setTaps] = useState<readonly number[] | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const words = (cue && withTimes(cue).words) ?? [];
  const isTapping = taps !== null && isPlaying;

  const close = () => {
    play.pause();
    view.closeDialog();
  };
  function start(): void {
    if (!cue) return;
    setTaps([]);
    cues.playFrom(cue, LEAD_SECONDS);
    button.current?.focus();
  }
  function tap(): void {
    if (!isTapping) return start();
    const state = store.getState();
    const next = [...taps, secondsAt(state.playback.frame, filmOf(state).rate)];
    setTaps(next);
    if (next.length >= words.length) play.pause();
  }
  // playing ended: by the last tap, at the cue's end or by a pause
  const tapped = useRef(taps);
  tapped.current = taps;
  const wasPlaying = useRef(false);
  useEffect(() => {
    const isOver = wasPlaying.current && !isPlaying;
    wasPlaying.current = isPlaying;
    const done = tapped.current;
    if (!isOver || !done || done.length === 0) return;
    edit.apply({ name: 'words' }, (document) =>
      mapCues(document, [id], (one) => {
        const timed = withTimes(one);
        return patched(timed, { words: tappedWords(timed.words ?? [], done, timed, spreadWords) });
      }),
    );
  }, [isPlaying, edit, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isTap = event.key === ' ' || event.key === 'Enter' || /^[\p{L}\p{N}]$/u.test(event.key);
    if (!isTap || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) tap();
  };
  const count = taps?.length ?? 0;
  return (
    <Dialog
      title={t('tap.title')}
      description={t('tap.text')}
      onClose={close}
      actions={<Button onClick={close}>{t('common.close')}</Button>}
    >
      <div className="flex flex-col items-center gap-4">
        <p dir="auto" className="flex flex-wrap justify-center gap-x-2 gap-y-1 text-20">
          {words.map(({ text }, index) => (
            <span
              key={index}
              className={classNames(
                'rounded-sm px-1',
                index < count && 'text-soft',
                index === count && isTapping && 'bg-accent-wash text-accent-ink',
              )}
            >
              {text.trim()}
            </span>
          ))}
        </p>
        <Button
          ref={button}
          look="main"
          className="h-16 w-full text-15"
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.button === 0 && tap()}
        >
          {isTapping ? t('tap.tap') : taps === null ? t('tap.start') : t('tap.again')}
        </Button>
        <p role="status" className="time text-soft">
          {taps === null ? t('tap.hint') : t('tap.count', { count, of: words.length })}
        </p>
      </div>
    </Dialog>
  );
}

const withTimes = (cue: EditCue) => (cue.words ? cue : withWordTimes(cue));
