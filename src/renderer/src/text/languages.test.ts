import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import { isolate } from './isolate.ts';
import { longerText, longerTexts } from './pseudo-text.ts';
import { startText } from './start-text.ts';

afterEach(() => startText());

test('a longer text has two fifths more letters, and its slots as they were', () => {
  const texts = ['Save', '{{name}} was not added.', 'Segments of {{name}}: {{done}} of {{count}} done'];
  const slots = (text: string) => text.match(/\{\{[^}]*\}\}/g) ?? [];
  expect(texts.map((text) => slots(longerText(text)))).toEqual(texts.map(slots));
  expect(longerText('Save your changes?').length).toBeGreaterThanOrEqual(18 * 1.4);
  expect(longerText('{{percent}}')).toBe('{{percent}}');
  expect(longerTexts({ a: { b: 'Show' } })).toEqual({ a: { b: 'Show ip' } });
});

test('a name written right to left stands apart from the sentence around it', () => {
  startText();
  const removing = (name: string) => i18next.t('media.removeTitle', { name });
  expect(removing('sea.mp4')).toBe('Remove sea.mp4?');
  expect(removing('بحر.mp4')).toBe('Remove \u2068بحر.mp4\u2069?');
  expect(isolate('<b>')).toBe('<b>');
});

test('the languages nobody speaks are longer, and one of them is written right to left', () => {
  const looks = ['en-XA', 'ar-XB', 'xx', null].map((language) => {
    startText(language);
    return [i18next.dir(i18next.language), i18next.t('common.cancel'), i18next.t('cues.count', { count: 3 })];
  });
  expect(looks).toEqual([
    ['ltr', 'Cancel ips', '3 cues ip'],
    ['rtl', 'Cancel ips', '3 cues ip'],
    ['ltr', 'Cancel', '3 cues'],
    ['ltr', 'Cancel', '3 cues'],
  ]);
});
