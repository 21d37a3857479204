import { expect, test } from 'vitest';
import { createStripPictures } from './strip-pictures.ts';

type Question = {
  readonly place: string;
  readonly ticks: readonly number[];
  answer(urls: readonly (string | null)[]): Promise<void>;
  fail(): Promise<void>;
};

function strip() {
  const questions: Question[] = [];
  const shown: string[] = [];
  const settle = () => new Promise<void>((done) => setTimeout(done));
  const pictures = createStripPictures(
    (place, ticks) =>
      new Promise((resolve, reject) =>
        questions.push({
          ...{ place, ticks },
          answer: (urls) => (resolve(urls), settle()),
          fail: () => (reject(new Error('no answer')), settle()),
        }),
      ),
    queueMicrotask,
  );
  const want = (place: string, tick: number, mediaUrl = place) =>
    pictures.want({ place, mediaUrl }, tick, (url) => shown.push(`${place} ${tick} ${url}`));
  return { questions, shown, pictures, want, settle };
}

test('wishes of one file are one question, and nothing that left the view is in it', async () => {
  const { questions, shown, pictures, want, settle } = strip();
  want('/a', 1);
  const takeBack = want('/a', 2);
  for (const tick of [3, 3, 4, 5, 6, 7, 8, 9, 10]) want('/a', tick);
  takeBack();
  await settle();
  expect(questions.map(({ place, ticks }) => [place, ticks])).toEqual([['/a', [1, 3, 4, 5, 6, 7, 8, 9]]]);
  await questions[0]?.answer(['/1', '/3', null, '/5', '/6', '/7', '/8', '/9']);
  expect(shown.slice(0, 4)).toEqual(['/a 1 /1', '/a 3 /3', '/a 3 /3', '/a 4 null']);
  expect([3, 4, 10, 2].map((tick) => pictures.known({ place: '/a', mediaUrl: '/a' }, tick))).toEqual([
    '/3',
    null,
    undefined,
    undefined,
  ]);
  expect(questions[1]?.ticks).toEqual([10]);
});

test('while a question is open no other is asked; one that failed can be asked again', async () => {
  const { questions, pictures, want, settle } = strip();
  want('/a', 1);
  await settle();
  want('/b', 1);
  await settle();
  expect(questions).toHaveLength(1);
  await questions[0]?.fail();
  expect([questions[1]?.place, pictures.known({ place: '/a', mediaUrl: '/a' }, 1)]).toEqual([
    '/b',
    undefined,
  ]);
  await questions[1]?.answer(['/b1']);
  want('/a', 1);
  await settle();
  expect(questions.map(({ place }) => place)).toEqual(['/a', '/b', '/a']);
});

test('of a file that was changed its pictures are asked for again', async () => {
  const { questions, shown, want, settle } = strip();
  want('/a', 1, '/old');
  want('/a', 1, '/new');
  await settle();
  await questions[0]?.answer(['/picture-before']);
  await questions[1]?.answer(['/picture-after']);
  expect(shown).toEqual(['/a 1 /picture-before', '/a 1 /picture-after']);
});
