import type { Dice } from '../dice.ts';
import { makeCueFrame, type CueSetting } from './cue-frame.ts';
import { makeStyle } from './styles.ts';

const TEXTS = [
  ...['One word', 'Two lines\nof text', 'A longer sentence that has to be wrapped', 'x', 'ffi AVATAR Ty.'],
  ...['שלום עולם', 'مرحبا بالعالم 42', 'नमस्ते दुनिया', 'สวัสดีชาวโลก', '字幕を描く', '한국어 자막'],
  ...['emoji 👩‍👩‍👧 🎬', 'mixed עברית and English', 'é́ combining', '   spaces   around ', '…'],
];

export function makeTextCue(setting: CueSetting): object {
  const { dice, span } = setting;
  const { chance, pick } = dice;
  const style = chance(0.7) ? { style: makeStyle(dice) } : {};
  const common = { type: 'text', ...makeCueFrame(setting), ...style };
  if (chance(0.5)) {
    const text = pick(TEXTS);
    return { ...common, text, ...(chance(0.4) && { marks: makeMarks(dice, text) }) };
  }
  const texts = pick(TEXTS).split(/\s+/).filter(Boolean);
  const seconds = (span.end - span.start) / texts.length;
  const words = texts.map((text, index) => ({
    ...{ text, start: span.start + index * seconds, end: span.start + (index + 1) * seconds },
    ...(chance(0.15) && { style: chance(0.5) ? 'emphasis' : makeStyle(dice) }),
  }));
  return { ...common, words, ...(chance(0.2) && { marks: makeMarks(dice, texts.join(' ')) }) };
}

/** Marks begin and end anywhere, also within a word, a character or beyond the text. */
function makeMarks(dice: Dice, text: string): object[] {
  const ends = dice.several(4, () => dice.whole(0, text.length + 2));
  const cuts = [...new Set(ends)].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => ({ from: cuts[index], to, style: makeStyle(dice) }));
}
