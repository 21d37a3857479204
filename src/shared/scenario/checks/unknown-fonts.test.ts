import { expect, test } from 'vitest';
import { scenarioSchema } from '../scenario.ts';
import { scenarioWarnings } from './scenario-warnings.ts';

const STAGE = { width: 64, height: 36, frameRate: 25, duration: 1 };

test('a family that nobody brings is told once, where it is first asked for', () => {
  const text = { type: 'text', start: 0, end: 1 };
  const scenario = scenarioSchema.parse({
    ...{ cueframe: 1, stage: STAGE, fonts: [{ family: 'Brand', src: 'brand.ttf' }] },
    styles: { title: { font: 'Helvetica' }, plain: { font: 'inter' } },
    cues: [
      { ...text, text: 'a', style: { font: 'Helvetica' } },
      { ...text, text: 'b', style: { font: 'Brand' } },
      {
        ...{ type: 'group', start: 0, end: 1 },
        children: [{ ...text, words: [{ text: 'c', start: 0, end: 1, style: { font: 'Comic Sans MS' } }] }],
      },
    ],
  });
  const rest = 'is neither in `fonts` nor bundled: Inter Variable is drawn; add its file to `fonts`';
  expect(scenarioWarnings(scenario)).toEqual([
    { path: ['styles', 'title', 'font'], code: 'font.unknown', message: `"Helvetica" ${rest}` },
    {
      ...{ path: ['cues', 2, 'children', 0, 'words', 0, 'style', 'font'], code: 'font.unknown' },
      message: `"Comic Sans MS" ${rest}`,
    },
  ]);
});
