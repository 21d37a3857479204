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
  if (chance(0.5)) return { ...common, text: pick(TEXTS) };
  const texts = pick(TEXTS).split(/\s+/).filter(Boolean);
  const seconds = (span.end - span.start) / texts.length;
  const words = texts.map((text, index) => ({
    ...{ text, start: span.start + index * seconds, end: span.start + (index + 1) * seconds },
    ...(chance(0.15) && { style: chance(0.5) ? 'emphasis' : makeStyle(dice) }),
  }));
  return { ...common, words };
}
