import { expect, test } from 'vitest';
import { en } from '../../text/en.ts';
import { dropWord } from './drop-word.ts';

const KINDS = ['media', 'cues', 'project', 'unknown'] as const;
const said = (hasProject: boolean) =>
  KINDS.map((kind) => {
    const word = dropWord(kind, hasProject);
    return `${en.drop[word]}. ${en.drop[`${word}Text`]}`;
  });

test('without a project nothing is said of what one would have', () => {
  expect(said(false)).toEqual([
    'New project. One video alone is also put on the timeline.',
    'New project. The subtitles become its cues.',
    'Open project. It is opened in this window.',
    'Drop to add. Media, subtitles or a project. Anything else is skipped.',
  ]);
});

test('with a project it is said what is added to it, and what becomes of it', () => {
  expect(said(true)).toEqual([
    'Add to media. The files stay where they are.',
    'Add as cues. The subtitles are added to the cues there are.',
    'Open project. Unsaved changes are asked about first.',
    'Drop to add. Media, subtitles or a project. Anything else is skipped.',
  ]);
});
