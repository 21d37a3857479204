// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { frameRate } from '../../../../shared/time.ts';
import { startText } from '../../text/start-text.ts';
import { ItemView } from './ItemView.tsx';
import { cueRows } from './timeline-rows.ts';

beforeAll(() => startText());
afterEach(cleanup);

const RATE = frameRate(25);

test.each([
  [{ type: 'text', text: 'Hello' }, 'Hello', 'Cue "Hello"'],
  [{ type: 'image' }, 'Picture', 'Picture, cue without words'],
  [{ type: 'group' }, 'Group', 'Group, cue without words'],
  [{ type: 'shape' }, 'Shape', 'Shape, cue without words'],
  [{ type: 'hologram' }, 'Other', 'Other, cue without words'],
])('a cue that is %j is called %s', (cue, name, label) => {
  const [row] = cueRows([{ id: 'c1', start: 0, end: 2, ...cue }], RATE);
  const item = row?.items[0];
  if (!item) throw new Error('a cue has an item');
  const view = { pxPerFrame: 10 } as Parameters<typeof ItemView>[0]['view'];
  render(
    <ItemView
      {...{ item, view, rate: RATE, kind: 'cues', elementId: 'e', isSelected: false, isFocused: false }}
    />,
  );
  expect([
    screen.getByRole('gridcell').textContent,
    screen.queryByRole('gridcell', { name: `${label}, 00:00:00:00 to 00:00:02:00` }) !== null,
  ]).toEqual([name, true]);
});
