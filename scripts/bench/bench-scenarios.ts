import { BENCH_SECONDS } from './bench-source.ts';

/** What is measured: the captions, and the x264 speed they are encoded at. */
export type BenchCase = {
  readonly name: string;
  readonly speed: 'veryfast' | 'medium';
  /** Least share of the bare transcode's speed that is aimed at. */
  readonly target: number;
  readonly cues: readonly object[];
};

const WORDS = 'every word of this caption moves by itself while the film runs on and nothing waits'.split(
  ' ',
);
const WORD_SECONDS = 0.5;
const WORDS_PER_CAPTION = 4;

/** Four words at a time, each popping for 6 of its 15 frames: 420 of 900 overlay frames differ from the one before. */
function everyWord(fromSeconds: number, toSeconds: number): object[] {
  const cues: object[] = [];
  const length = WORDS_PER_CAPTION * WORD_SECONDS;
  for (let start = fromSeconds; start < toSeconds; start += length) {
    const words = Array.from({ length: WORDS_PER_CAPTION }, (_, index) => {
      const at = start + index * WORD_SECONDS;
      return { text: WORDS[Math.round(at / WORD_SECONDS) % WORDS.length], start: at, end: at + WORD_SECONDS };
    });
    const animate = [{ name: 'pop', when: 'word', duration: 0.2 }];
    cues.push({ type: 'text', start, end: start + length, words, animate });
  }
  return cues;
}

function phrases(): object[] {
  return Array.from({ length: BENCH_SECONDS / 3 }, (_, index) => ({
    ...{ type: 'text', start: index * 3, end: index * 3 + 2.6 },
    text: `Phrase ${index + 1} of the film,\nshown for a while and then gone`,
    animate: [
      { name: 'fade', when: 'in', duration: 0.2 },
      { name: 'fade', when: 'out', duration: 0.2 },
    ],
  }));
}

export const BENCH_CASES: readonly BenchCase[] = [
  { name: 'every word animated', speed: 'veryfast', target: 0.95, cues: everyWord(0, BENCH_SECONDS) },
  { name: 'every word animated', speed: 'medium', target: 0.98, cues: everyWord(0, BENCH_SECONDS) },
  { name: 'phrase captions', speed: 'veryfast', target: 0.9, cues: phrases() },
  { name: 'phrase captions', speed: 'medium', target: 0.9, cues: phrases() },
  {
    name: 'captions on a fifth',
    speed: 'veryfast',
    target: 0.9,
    cues: everyWord(12, 12 + BENCH_SECONDS / 5),
  },
];

export function benchScenario(source: string, { cues }: BenchCase): object {
  return { cueframe: 1, media: { film: { src: source } }, timeline: [{ media: 'film' }], cues };
}
