/** Texts about cues, their words and their times. */
export const wordsText = {
  words: {
    none: 'The words have no times of their own.',
    make: 'Give each word a time',
    spread: 'Spread words again',
    spreadHint: 'By their letters and the pauses of the sound.',
    text: 'Word',
    start: 'Start of the word',
    end: 'End of the word',
    more: '{{count}} more words: split the cue to edit them.',
  },
} as const;

export const wordsNotices = {
  wordsTimed: {
    what: 'All words have their times.',
    kept: '“Spread words again” gives them new ones.',
  },
  noWords: { what: 'There are no words to give a time to.', kept: 'The project is unchanged.' },
} as const;
