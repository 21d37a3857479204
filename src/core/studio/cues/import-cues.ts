import { parseText } from 'media-captions';
import type { ImportedCues } from '../../../shared/contract/studio.ts';
import { StudioError } from '../../../shared/errors.ts';
import { assCues } from './ass-cues.ts';
import type { CueFile } from './read-cue-file.ts';
import type { ReadCue } from './read-cue.ts';
import { timedText } from './timed-text.ts';

/** scenario.md: the most a project may hold. */
const MOST_CUES = 100_000;
const MOST_LETTERS = 50_000;

/** The cues of a subtitle file in the order of the file, overlaps kept. Throws `media.unsupported` and `scenario.limit`. */
export async function importCues(file: CueFile): Promise<ImportedCues> {
  const { name, kind, text, isGuessed } = file;
  const read = kind === 'ass' ? assCues(text) : await captionCues(text, kind);
  const sound = read.filter(
    (cue) => cue.end > cue.start && cue.text.trim() !== '' && cue.text.length <= MOST_LETTERS,
  );
  if (sound.length > MOST_CUES)
    throw new StudioError(
      'scenario.limit',
      `a project has at most ${MOST_CUES} cues, ${name} has ${sound.length}`,
    );
  if (sound.length === 0)
    throw new StudioError('media.unsupported', `${name} holds no cue with text and time`);
  const lost = claimedCues(file) - sound.length;
  const warnings = [
    ...(isGuessed ? [`${name} is not UTF-8; it was read as Windows-1252. Check letters with accents.`] : []),
    ...(lost > 0
      ? [`${lost} cues of ${name} were left out: they have no text, no time, or end before they start.`]
      : []),
  ];
  return { cues: sound.map(toCue), warnings };
}

function toCue({ start, end, text, words }: ReadCue): Readonly<Record<string, unknown>> {
  const times = { start: milliseconds(start), end: milliseconds(end) };
  if (!words) return { type: 'text', ...times, text };
  const timed = words.map((word) => ({
    text: word.text,
    start: milliseconds(word.start),
    end: milliseconds(word.end),
  }));
  return { type: 'text', ...times, words: timed };
}

async function captionCues(text: string, kind: 'srt' | 'vtt'): Promise<ReadCue[]> {
  const { cues } = await parseText(text, { type: kind, strict: false });
  return cues.map((cue) => ({
    start: cue.startTime,
    end: cue.endTime,
    ...timedText(cue.text, { startSeconds: cue.startTime, endSeconds: cue.endTime }),
  }));
}

/** How many cues the file seems to have, so that those that were lost are told. */
function claimedCues({ text, kind }: CueFile): number {
  return (text.match(kind === 'ass' ? /^Dialogue:/gm : /^.*-->.*$/gm) ?? []).length;
}

const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
