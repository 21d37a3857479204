// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeStudio } from '../../../../../test/web/fake-studio.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import type { SoundPlayer } from './sound-player.ts';
import { SoundMeter } from './SoundMeter.tsx';

beforeAll(() => startText());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the meter rises at once, falls by 20 dB a second, and is silent when the film stands', () => {
  let [nowMs, next] = [0, (_ms: number): void => {}];
  vi.stubGlobal('requestAnimationFrame', (work: typeof next) => {
    next = work;
    return 1;
  });
  vi.stubGlobal('performance', { now: () => nowMs });
  let peaks: readonly [number, number] = [0.1, 0.5];
  const sound = { peaks: () => peaks } as unknown as SoundPlayer;
  const { session } = fakeStudio();
  const play = (speed: number) =>
    session.store.setState(({ playback }) => ({ playback: { ...playback, speed } }));
  play(1);
  render(
    <SessionContext value={session}>
      <SoundMeter sound={sound} />
    </SessionContext>,
  );
  const meter = screen.getByRole('meter', { name: 'Sound level' });
  const after = (passedMs: number) => {
    nowMs += passedMs;
    next(nowMs);
    return [meter.getAttribute('aria-valuenow'), meter.getAttribute('aria-valuetext')];
  };
  expect(after(16)).toEqual(['-6', '-6 dB']);
  peaks = [0, 0];
  expect(after(500)).toEqual(['-16', '-16 dB']);
  peaks = [1, 0];
  expect(after(16)).toEqual(['0', '0 dB']);
  act(() => play(0));
  expect(meter.getAttribute('aria-valuetext')).toBe('Silent');
});
