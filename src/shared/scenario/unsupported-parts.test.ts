import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario } from './read-scenario.ts';
import { unsupportedParts } from './unsupported-parts.ts';

function pathsOf(name: string): string[] {
  const result = readScenario(readFileSync(`test/fixtures/scenarios/${name}.scenario.json`, 'utf8'));
  if (!result.ok) throw result.error;
  return unsupportedParts(result.scenario).map(({ path }) => path);
}

test('every part this version cannot draw is named', () => {
  expect(pathsOf('unsupported-everything')).toEqual([
    'media.far.src',
    'media.bucket.src',
    'fonts[0].src',
    'tracks.a.overlap',
    'tracks.b.overlap',
    'timeline[1].speed',
    'timeline[1].framing',
    'timeline[1].transition',
    'timeline[1].rotate',
    'cues[0]',
    'cues[1]',
    'cues[1].blend',
    'cues[2].style',
    'cues[3].children[0].blend',
    'cues[3].children[0].src',
    'effects[0]',
    'effects[1]',
    'audio[0]',
    'output.loudness',
  ]);
});

test.each(['minimal', 'karaoke', 'every-cue-type', 'rtl-and-cjk'])('%s can be drawn whole', (name) => {
  expect(pathsOf(name)).toEqual([]);
});
