import { expect, test } from 'vitest';
import { COMMANDS } from '../../../shared/commands/command-table.ts';
import { chordOf, showChord } from '../commands/key-chord.ts';
import { searchEntries } from '../features/palette/search-entries.ts';
import { DEFAULT_PREFERENCES, readPreferences } from '../preferences/preferences.ts';
import { en } from './en.ts';
import { formatBytes, formatDuration } from './format.ts';

type Glob = (pattern: readonly string[], options: object) => Record<string, string>;
const sources = (import.meta as unknown as { readonly glob: Glob }).glob(
  ['../**/*.{ts,tsx}', '../../../main/**/*.ts', '!**/*.test.*'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

function keysOf(texts: object, before = ''): readonly string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [before + key] : keysOf(value as object, `${before}${key}.`),
  );
}
const keys = new Set(keysOf(en).map((key) => key.replace(/_(one|other)$/, '')));
const calls = Object.values(sources).flatMap((text) => [
  ...text.matchAll(/\b(?:t|say)\(\s*(['`])([^'`]+)\1/g),
]);
const plain = calls.filter(([, quote]) => quote === "'").map((call) => call[2] ?? '');
const patterns = calls
  .filter(([, quote]) => quote === '`')
  .map(
    (call) => new RegExp(`^${(call[2] ?? '').replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`),
  );

test('every text that is used is in the catalogue', () => {
  expect(plain.length).toBeGreaterThan(150);
  expect(plain.filter((key) => !keys.has(key))).toEqual([]);
  expect(patterns.filter((pattern) => ![...keys].some((key) => pattern.test(key)))).toEqual([]);
});

/** Texts of the desktop: `DESKTOP_TEXT.quit.leave`, or a group of which one is chosen, `DESKTOP_TEXT.menu[group]`. */
const ofDesktop = Object.values(sources).flatMap((text) =>
  [...text.matchAll(/\bDESKTOP_TEXT((?:\.(?!replace\b)\w+)+)(\[?)/g)].map(
    ([, path, chosen]) => `desktop${path}${chosen ? '.' : ''}`,
  ),
);

test('every text of the catalogue is used', () => {
  const used = new Set([...plain, ...ofDesktop]);
  const isChosen = (key: string) => ofDesktop.some((start) => start.endsWith('.') && key.startsWith(start));
  const unused = [...keys].filter(
    (key) => !used.has(key) && !isChosen(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('no key does two things', () => {
  const chords = COMMANDS.flatMap(({ keys: own }) => own as readonly string[]);
  expect(chords.filter((chord, index) => chords.indexOf(chord) !== index)).toEqual([]);
});

test('keys are read and shown as the table writes them', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const read = [
    chordOf({ ...press, key: 'Z', ctrlKey: true, shiftKey: true }, false),
    chordOf({ ...press, key: 'z', metaKey: true }, true),
    chordOf({ ...press, key: '?', shiftKey: true }, false),
    chordOf({ ...press, key: ' ' }, false),
    chordOf({ ...press, key: 'ArrowLeft', shiftKey: true }, false),
  ];
  expect(read).toEqual(['mod+shift+z', 'mod+z', '?', 'space', 'shift+arrowleft']);
  expect([showChord('mod+shift+z', false), showChord('mod+shift+z', true)]).toEqual(['Ctrl+Shift+Z', '⌘⇧Z']);
});

test('the palette finds by the starts of words', () => {
  const entries = ['Render…', 'Redo', 'Go to the end', 'Search and replace in cues'].map((label) => ({
    id: label,
    label,
  }));
  expect(searchEntries(entries, 'rep').map(({ label }) => label)).toEqual(['Search and replace in cues']);
  expect(searchEntries(entries, 're')[0]?.label).toBe('Redo');
  expect(searchEntries(entries, ' ')).toBe(entries);
});

test('what was remembered wrongly becomes the default', () => {
  expect(readPreferences('{"theme":"pink","leftWidthPx":9999,"snaps":false,"x":1}')).toEqual({
    ...DEFAULT_PREFERENCES,
    leftWidthPx: 560,
    snaps: false,
  });
  expect([readPreferences(null), readPreferences('{{'), readPreferences('[]')]).toEqual([
    DEFAULT_PREFERENCES,
    DEFAULT_PREFERENCES,
    DEFAULT_PREFERENCES,
  ]);
});

test('sizes and times have units', () => {
  expect([0, 999, 1234, 1.2e9, 38e6].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.2 kB',
    '1.2 GB',
    '38.0 MB',
  ]);
  expect([0.44, 12.2, 72, 7400].map(formatDuration)).toEqual(['0.4 s', '12 s', '1:12', '2:03:20']);
});
