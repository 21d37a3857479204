import { useTranslation } from 'react-i18next';
import { setWords } from '../../../../shared/edit/cue-edits.ts';
import type { EditCue, EditWord } from '../../../../shared/edit/document.ts';
import { useRunCommand } from '../../commands/use-commands.ts';
import { filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { WordLane } from '../words/WordLane.tsx';

/** Longer lists are edited in the cue's text; their times by splitting the cue. */
const MOST_WORDS = 200;

/** The line breaks that a word carries: they are no part of what is edited here. */
const breaksAfter = (text: string) => text.slice(text.trimEnd().length);

/** When each word is spoken, for karaoke and animations by word. */
export function WordsSection({ cue }: { readonly cue: EditCue }) {
  const { t } = useTranslation();
  const { edit, words: wordTimes } = useSession();
  const run = useRunCommand();
  const { rate } = useStudio(filmOf);
  const words = cue.words;
  const change = (index: number, patch: Partial<EditWord>) =>
    edit.apply(
      { name: 'words', mergeKey: `word:${cue.id}:${index}:${Object.keys(patch).join()}` },
      (document) =>
        setWords(
          document,
          cue.id,
          (words ?? []).map((word, at) => (at === index ? { ...word, ...patch } : word)),
        ),
    );
  if (!words)
    return (
      <Section title={t('inspector.words')} isOpen={false}>
        <p className="text-soft">{t('words.none')}</p>
        <Button className="self-start" onClick={() => void wordTimes.time(false)}>
          {t('words.make')}
        </Button>
      </Section>
    );
  return (
    <Section title={t('inspector.words')}>
      <div className="flex flex-wrap gap-1">
        <Button title={t('words.spreadHint')} onClick={() => void wordTimes.time(true)}>
          {t('words.spread')}
        </Button>
        <Button onClick={() => run('words.tap')}>{t('words.tap')}</Button>
      </div>
      <WordLane cue={cue} />
      <ul className="@container flex flex-col gap-1">
        {words.slice(0, MOST_WORDS).map((word, index) => (
          // words have no ids, and are edited in place
          <li key={index} className="grid grid-cols-2 gap-1 @min-[280px]:grid-cols-[1fr_108px_108px]">
            <TextField
              className="col-span-2 @min-[280px]:col-span-1"
              label={t('words.text')}
              value={word.text.trim()}
              onChange={(text) => change(index, { text: text + breaksAfter(word.text) })}
            />
            <TimeField
              label={t('words.start')}
              seconds={word.start}
              rate={rate}
              onChange={(start) => change(index, { start })}
              onSettle={edit.settle}
            />
            <TimeField
              label={t('words.end')}
              seconds={word.end}
              rate={rate}
              onChange={(end) => change(index, { end })}
              onSettle={edit.settle}
            />
          </li>
        ))}
      </ul>
      {words.length > MOST_WORDS && (
        <p className="text-soft">{t('words.more', { count: words.length - MOST_WORDS })}</p>
      )}
    </Section>
  );
}
