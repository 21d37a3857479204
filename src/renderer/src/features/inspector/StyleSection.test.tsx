// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeStudio, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import { addCues } from '../../../../shared/edit/cue-edits.ts';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { styleSchema } from '../../../../shared/scenario/style-schema.ts';
import { documentOf } from '../../store/derived.ts';
import { SessionContext, useStudio } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { StyleSection } from './StyleSection.tsx';

beforeAll(() => {
  startText();
  // what a list of choices asks of a browser that this one lacks
  Element.prototype.hasPointerCapture ??= () => false;
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(cleanup);

function Shown() {
  const document = useStudio(documentOf);
  return <StyleSection cues={cuesOf(document)} />;
}

async function mount(...styles: readonly unknown[]): Promise<FakeStudio> {
  const studio = fakeStudio();
  await studio.session.project.go({ type: 'new' });
  const cues = styles.map((style, at) => ({ type: 'text', text: 'Say it', start: at, end: at + 1, style }));
  studio.session.edit.apply({ name: 'importCues' }, (document) => addCues(document, cues).document);
  render(
    <SessionContext value={studio.session}>
      <Tooltip.Provider>
        <Shown />
      </Tooltip.Provider>
    </SessionContext>,
  );
  for (const closed of document.querySelectorAll('button[aria-expanded=false][data-state=closed]'))
    if (closed.getAttribute('role') !== 'combobox') fireEvent.click(closed);
  return studio;
}
const stylesNow = ({ session }: FakeStudio) =>
  cuesOf(documentOf(session.store.getState())).map(({ style }) => style);
const steps = ({ session }: FakeStudio) => session.store.getState().history.past.length;
const lastStep = ({ session }: FakeStudio) => session.store.getState().history.past.at(-1)?.name;
/** By attributes: to work out the role of each element takes long where there are so many. */
const all = (selector: string) => [...document.querySelectorAll<HTMLInputElement>(selector)];
const labelled = (label: string, at = 0) => {
  const found = all(`button[aria-label="${label}"], input[aria-label="${label}"]`)[at];
  if (!found) throw new Error(`nothing is named ${label}`);
  return found;
};
const type = (label: string, value: string) => {
  const field = labelled(label);
  fireEvent.change(field, { target: { value } });
  fireEvent.keyDown(field, { key: 'Enter' });
};
const flip = (name: string) => fireEvent.click(labelled(name));

/** Uses every control once, as a person would who knows nothing of styles. */
function useEverything() {
  const boxes = () => all('input:not([type=color])');
  all('[role=switch]').forEach((control) => fireEvent.click(control));
  for (let at = 0; at < boxes().length; at += 1) {
    const field = boxes()[at] as HTMLInputElement;
    if (field.getAttribute('aria-label') === 'Keep as style') continue;
    const isColor = field.parentElement?.querySelector('input[type=color]') !== null;
    fireEvent.change(field, { target: { value: isColor ? '#123456' : '17' } });
    fireEvent.keyDown(field, { key: 'Enter' });
  }
  fireEvent.keyDown(labelled('Alignment'), { key: 'Enter' });
  const right = all('[role=option]').find(({ textContent }) => textContent === 'Right');
  fireEvent.keyDown(right as HTMLElement, { key: 'Enter' });
}

test('every key of a style has a control in the inspector', async () => {
  const studio = await mount(undefined);
  useEverything();
  const [style] = stylesNow(studio) as [object];
  const wanted = Object.keys(styleSchema.shape).filter((key) => key !== 'extends');
  expect(Object.keys(style).sort()).toEqual(wanted.sort());
});

test('a change is one step, named for what it changes, and each key has its own way back', async () => {
  const studio = await mount('boxed');
  const before = steps(studio);
  type('Highlight', '#00ff00');
  expect([stylesNow(studio), steps(studio) - before, lastStep(studio)]).toEqual([
    [{ extends: 'boxed', activeColor: '#00ff00' }],
    1,
    'styleActiveColor',
  ]);
  type('Words a line', '4');
  flip('Italic');
  expect(steps(studio) - before).toBe(3);
  fireEvent.click(labelled('Words a line: back to the style'));
  expect(stylesNow(studio)).toEqual([{ extends: 'boxed', activeColor: '#00ff00', italic: true }]);
  fireEvent.click(labelled('Highlight: none'));
  expect(stylesNow(studio)).toEqual([{ extends: 'boxed', activeColor: null, italic: true }]);
});

test('a limit is taken away by emptying its field', async () => {
  const studio = await mount('bold-pop');
  type('Words a line', '');
  expect(stylesNow(studio)).toEqual([{ extends: 'bold-pop', maxWordsPerLine: null }]);
  expect(labelled('Words a line').getAttribute('placeholder')).toBe('no limit');
});

test('a part of an outline is changed in each selected cue, and its other parts stay', async () => {
  const studio = await mount({ stroke: { width: 0.01, color: '#ff0000' } }, { stroke: { color: '#00ff00' } });
  expect(labelled('Thickness %')).toMatchObject({
    value: '',
    placeholder: 'mixed',
  });
  type('Outline colour', '#0000ff');
  expect(stylesNow(studio)).toEqual([
    { stroke: { width: 0.01, color: '#0000ff' } },
    { stroke: { width: 0.0045, color: '#0000ff' } }, // the width is that of the default style
  ]);
});

test('cues that differ show it, and one click makes them alike', async () => {
  const studio = await mount({ italic: true }, undefined, 'boxed');
  flip('Italic: mixed');
  expect(stylesNow(studio)).toEqual([{ italic: true }, { italic: true }, { extends: 'boxed', italic: true }]);
  flip('Box: mixed');
  expect(stylesNow(studio)).toEqual([
    { italic: true, box: expect.objectContaining({ color: '#101014' }) },
    { italic: true, box: expect.objectContaining({ color: '#101014' }) },
    { extends: 'boxed', italic: true, box: expect.objectContaining({ opacity: 0.82 }) },
  ]);
});

test('shadows are added, changed and removed one by one', async () => {
  const studio = await mount({ shadow: [{ x: 0.01, color: '#000000' }] });
  const add = all('button').find(({ textContent }) => textContent === 'Add a shadow');
  fireEvent.click(add as HTMLElement);
  const blur = labelled('Shadow blur %');
  fireEvent.change(blur, { target: { value: '2' } });
  fireEvent.blur(blur);
  const second = { x: 0, y: 0.004, blur: 0.008, color: 'rgba(0, 0, 0, 0.6)' };
  expect(stylesNow(studio)).toEqual([{ shadow: [{ x: 0.01, blur: 0.02, color: '#000000' }, second] }]);
  fireEvent.click(labelled('Remove the shadow'));
  expect(stylesNow(studio)).toEqual([{ shadow: [second] }]);
});
