import { expect, test } from 'vitest';
import { countVisits } from '../../../../test/helpers/count-visits.ts';
import { readScenarioDocument } from '../../scenario/read-scenario.ts';
import { convertProject } from './project-scenario.ts';
import { projectSchema } from './project-schema.ts';

function convert(layers: readonly object[]) {
  const frames = [{ frameNumber: 0, duration: 1000, layers }];
  const project = { userId: 'ann', width: 640, height: 360, frameRate: 10, frames };
  const converted = convertProject(projectSchema.parse(project));
  const { cues, media } = converted.scenario as { cues: object[]; media: Record<string, object> };
  return { ...converted, cues, media, warned: converted.warnings.map(({ path, code }) => `${path} ${code}`) };
}

test('a solidColor layer is a rectangle of its colour over the stage, or where its transform puts it', () => {
  const { cues, warned, scenario } = convert([
    { type: 'solidColor', color: [255, 0, 0, 255] },
    {
      type: 'solidColor',
      color: [0, 0.5, 1, 0.25],
      transform: { x: 64, y: 36, width: 320, height: 180, rotation: 10, opacity: 0.5, anchorX: 0.5 },
    },
    { type: 'solidColor', color: [1, 2], enabled: false },
  ]);
  const shape = { type: 'shape', shape: 'rect', start: 0, end: 1 };
  expect(cues).toEqual([
    {
      ...{ ...shape, layer: 0, fill: 'rgba(255, 0, 0, 1)' },
      layout: { anchor: 'tl', x: 0, y: 0, width: 1, height: 1 },
    },
    {
      ...{ ...shape, layer: 1, fill: 'rgba(0, 128, 255, 0.25)', opacity: 0.5 },
      layout: { anchor: 'tl', x: 0.1, y: 0.1, width: 0.5, height: 0.5, rotate: 10 },
    },
  ]);
  expect(warned).toEqual(['frames[0].layers[1].transform.anchorX key.unknown']);
  expect(readScenarioDocument(scenario)).toMatchObject({ ok: true });
});

test('a colour that cannot be read is named, and the layer is black', () => {
  const { cues, warned } = convert([{ type: 'solid', color: ['red'] }]);
  expect(cues).toMatchObject([{ fill: '#000000' }]);
  expect(warned).toEqual(['frames[0].layers[0].color style.color']);
});

test('each file is one medium, however many layers show it', () => {
  const { media, cues } = convert(
    ['a', 'b', 'a', 'c', 'b'].map((name) => ({ type: 'image', src: `${name}.png` })),
  );
  expect(media).toEqual({
    'image-1': { src: 'a.png', kind: 'image' },
    'image-2': { src: 'b.png', kind: 'image' },
    'image-3': { src: 'c.png', kind: 'image' },
  });
  expect(cues.map((cue) => (cue as { media: string }).media)).toEqual([
    'image-1',
    'image-2',
    'image-1',
    'image-3',
    'image-2',
  ]);
});

test('twice as many pictures are twice the work', () => {
  const visits = (count: number): number => {
    const layers = Array.from({ length: count }, (_, index) => ({ type: 'image', src: `${index}.png` }));
    const project = { userId: 'ann', width: 640, height: 360, frameRate: 10, frames: [{ frameNumber: 0 }] };
    const parsed = projectSchema.parse(project);
    return countVisits(() => convertProject({ ...parsed, frames: [{ frameNumber: 0, layers }] }));
  };
  expect(visits(800)).toBeLessThan(2.1 * visits(400));
});
