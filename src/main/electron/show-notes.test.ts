import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createNotify, type Notes } from './show-notes.ts';

function fakeNotes(hasNotes: boolean) {
  const shown: (EventEmitter & { options: object })[] = [];
  class Note extends EventEmitter {
    static isSupported = () => hasNotes;
    options: object;
    constructor(options: object) {
      super();
      this.options = options;
    }
    show() {
      shown.push(this);
    }
  }
  return { shown, notes: Note as unknown as Notes };
}

test('a note says its words, and a click on it is told', () => {
  const { shown, notes } = fakeNotes(true);
  const clicks: string[] = [];
  createNotify(notes)('Film ready', 'Talk', () => clicks.push('click'));
  shown[0]?.emit('click');
  expect([shown[0]?.options, clicks]).toEqual([{ title: 'Film ready', body: 'Talk' }, ['click']]);
});

test('where the system has no notes, none is made', () => {
  const { shown, notes } = fakeNotes(false);
  createNotify(notes)('Film ready', 'Talk', () => {});
  expect(shown).toEqual([]);
});
