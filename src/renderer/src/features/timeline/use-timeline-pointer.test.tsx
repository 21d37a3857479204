// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { PointerEvent, ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { fakeStudio } from '../../../../../test/web/fake-studio.ts';
import { addCues } from '../../../../shared/edit/cue-edits.ts';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { documentOf } from '../../store/derived.ts';
import { SessionContext } from '../../store/use-session.ts';
import { RULER_PX } from './row-layout.ts';
import { useRows } from './use-rows.ts';
import { useTimelinePointer } from './use-timeline-pointer.ts';
import { NAMES_PX } from './use-viewport.ts';

const PX_PER_FRAME = 10;
const ROW_PX = RULER_PX + 10;

afterEach(cleanup);

/** A timeline with one cue from frame 0 to 30 at 30 a second, and hands on it. */
async function timeline() {
  const { session } = fakeStudio();
  await session.project.go({ type: 'new' });
  session.edit.apply({ name: 'importCues' }, (document) => {
    const stage = { width: 64, height: 36, frameRate: 30, duration: 10 };
    return addCues({ ...document, stage }, [{ type: 'text', text: 'a', start: 0, end: 1 }]).document;
  });
  session.view.prefer({ snaps: false });
  const scroller = { current: document.createElement('div') };
  scroller.current.setPointerCapture = () => {};
  scroller.current.getBoundingClientRect = () => new DOMRect(0, 0, 5000, 200);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <SessionContext value={session}>{children}</SessionContext>
  );
  const use = () => useTimelinePointer(useRows(), PX_PER_FRAME, scroller, () => {});
  const { result } = renderHook(use, { wrapper });
  const event = (frame: number, yPx: number, keys: object) =>
    ({
      ...{ button: 0, pointerId: 1, ctrlKey: false, metaKey: false, shiftKey: false, ...keys },
      ...{ clientX: NAMES_PX + frame * PX_PER_FRAME, clientY: yPx, currentTarget: scroller.current },
    }) as unknown as PointerEvent<HTMLDivElement>;
  return {
    session,
    shown: () => result.current.drag?.kind ?? null,
    cancel: () => act(() => result.current.cancel()),
    /** Events that come before the window is drawn again. */
    atOnce: (...events: readonly (readonly ['Down' | 'Move' | 'Up', number, number, object?])[]) =>
      act(() => {
        const { handlers } = result.current;
        for (const [what, frame, yPx, keys = {}] of events)
          handlers[`onPointer${what}`](event(frame, yPx, keys));
      }),
    starts: () => cuesOf(documentOf(session.store.getState())).map(({ start }) => start),
    steps: () => session.store.getState().history.past.length,
  };
}

test('a move and a release that come before the window is drawn are a drag, not a click', async () => {
  const { atOnce, starts, steps, shown } = await timeline();
  const before = steps();
  atOnce(['Down', 15, ROW_PX], ['Move', 20, ROW_PX], ['Move', 45, ROW_PX], ['Up', 45, ROW_PX]);
  expect([starts(), steps() - before, shown()]).toEqual([[1], 1, null]);
});

test('a press that hardly moves is a click, however it trembles', async () => {
  const { atOnce, starts, steps, session } = await timeline();
  const before = steps();
  atOnce(['Down', 15, ROW_PX], ['Move', 15.2, ROW_PX], ['Move', 15, ROW_PX + 1], ['Up', 15, ROW_PX]);
  expect([starts(), steps() - before, session.store.getState().selection.ids.length]).toEqual([[0], 0, 1]);
  atOnce(['Down', 100, ROW_PX], ['Up', 100, ROW_PX]); // beside all items
  expect([session.store.getState().selection.ids, session.store.getState().playback.frame]).toEqual([
    [],
    100,
  ]);
});

test('a drag that is cancelled leaves all as it was, and what the pointer does then is nothing', async () => {
  const { atOnce, cancel, starts, steps, shown, session } = await timeline();
  const before = steps();
  atOnce(['Down', 15, ROW_PX], ['Move', 45, ROW_PX]);
  expect([shown(), session.store.getState().draft !== null]).toEqual(['move', true]);
  cancel();
  expect([shown(), session.store.getState().draft]).toEqual([null, null]);
  atOnce(['Move', 60, ROW_PX], ['Up', 60, ROW_PX]);
  expect([starts(), steps() - before]).toEqual([[0], 0]);
});

test('on the ruler the playhead goes with the pointer; with Shift a range is drawn, and a click takes it back', async () => {
  const { atOnce, session } = await timeline();
  const state = () => {
    const { frame, range } = session.store.getState().playback;
    return { frame, range };
  };
  atOnce(['Down', 10, 5], ['Move', 80, 5]);
  expect(state()).toEqual({ frame: 80, range: null });
  atOnce(['Up', 80, 5]);
  const shift = { shiftKey: true };
  atOnce(['Down', 20, 5, shift], ['Move', 50, 5, shift], ['Up', 50, 5, shift]);
  expect(state().range).toEqual({ startFrame: 20, endFrame: 50 });
  atOnce(['Down', 20, 5, shift], ['Up', 20, 5, shift]);
  expect(state().range).toBe(null);
});

test('with Ctrl a press only selects', async () => {
  const { atOnce, starts, session } = await timeline();
  const ctrl = { ctrlKey: true };
  session.edit.selectNone();
  atOnce(['Down', 15, ROW_PX, ctrl], ['Move', 60, ROW_PX, ctrl], ['Up', 60, ROW_PX, ctrl]);
  expect([starts(), session.store.getState().selection.ids.length]).toEqual([[0], 1]);
});
