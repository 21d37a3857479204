// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeStudio, jobOf, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import type { Job, JobResult, JobSegment } from '../../../../shared/job/job.ts';
import { CommandContext } from '../../commands/use-commands.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { QueueDrawer } from './QueueDrawer.tsx';

beforeAll(() => startText());
afterEach(cleanup);

const segment = (index: number, part: Partial<JobSegment>): JobSegment => ({
  ...{ index, startFrame: index * 100, endFrame: index * 100 + 100, fingerprint: `f${index}` },
  ...{ state: 'planned', attempt: 0, worker: null, how: null, failure: null, ...part },
});
const SEGMENTS = [
  segment(0, { state: 'committed', how: 'cache', worker: 'cache' }),
  segment(1, { state: 'committed', how: 'render', worker: 'local-1' }),
  segment(2, { state: 'leased', worker: 'local-2', attempt: 1 }),
  segment(3, { state: 'leased', worker: 'local-1', attempt: 1 }),
  segment(4, {}),
];
const RUNNING = jobOf('j', {
  state: 'running',
  progress: {
    ...{ phase: 'rendering', percent: 40, frames: 200, totalFrames: 500, fps: 20, etaSeconds: 3 },
    working: [
      { index: 2, doing: 'encoding', frames: 90, attempt: 1 },
      { index: 3, doing: 'drawing', frames: 12, attempt: 2 },
    ],
  },
});

function mount(job: Job, studio: FakeStudio) {
  studio.session.store.setState({ jobs: [job] });
  return render(
    <SessionContext value={studio.session}>
      <CommandContext value={() => undefined}>
        <Tooltip.Provider>
          <QueueDrawer />
        </Tooltip.Provider>
      </CommandContext>
    </SessionContext>,
  );
}

test('each segment of a job has its state, and a legend counts them', async () => {
  const { container } = mount(RUNNING, fakeStudio({ jobSegments: () => SEGMENTS }));
  const strip = await screen.findByRole('slider', { name: 'Segments of Film: 2 of 5 done' });
  const cells = [...strip.children] as HTMLElement[];
  expect(cells.map(({ dataset }) => dataset['state'])).toEqual([
    ...['cache', 'done', 'encoding', 'drawing', 'waiting'],
  ]);
  expect(new Set(cells.map(({ className }) => className)).size).toBe(5);
  const legend = container.querySelector('ul ul') as HTMLElement;
  expect(
    within(legend)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    ...['waiting: 1', 'drawing: 1', 'encoding: 1', 'done: 1', 'from the cache: 1', 'tried again: 1'],
  ]);
});

test('what is known of a segment is said where one points or goes by the arrow keys', async () => {
  mount(RUNNING, fakeStudio({ jobSegments: () => SEGMENTS }));
  const strip = await screen.findByRole('slider');
  fireEvent.focus(strip);
  const said = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'End', 'Home'].map((key) => {
    fireEvent.keyDown(strip, { key });
    return strip.getAttribute('aria-valuetext');
  });
  expect(said).toEqual([
    'Segment 2: done · 100 frames · worker local-1',
    'Segment 3: encoding · 90 of 100 frames · worker local-2',
    'Segment 4: drawing · 12 of 100 frames · worker local-1 · attempt 2',
    'Segment 5: waiting · 100 frames',
    'Segment 1: from the cache · 100 frames',
  ]);
  fireEvent.pointerMove(strip.children[2] as Element);
  expect(screen.getByText('Segment 3: encoding · 90 of 100 frames · worker local-2')).toBeTruthy();
  fireEvent.pointerLeave(strip);
  expect(screen.queryByText(/^Segment 3/)).toBeNull();
});

test('a job that failed shows which segment did, and with what', async () => {
  const failed = segment(0, { worker: 'local-1', attempt: 1, failure: 'ffmpeg.failed: exit code 1' });
  mount(
    jobOf('j', { state: 'failed', progress: RUNNING.progress }),
    fakeStudio({ jobSegments: () => [failed] }),
  );
  const strip = await screen.findByRole('slider');
  expect(strip.getAttribute('aria-valuetext')).toBe(
    'Segment 1: failed · 100 frames · worker local-1 · failed before: The film could not be encoded.',
  );
});

test('a film in a bucket has a link to copy, and says so where that cannot be done', async () => {
  const result = { output: 's3://films/a.mp4', sizeBytes: 1, frames: 1, elapsedSeconds: 1 } as JobResult;
  const studio = fakeStudio();
  mount(jobOf('j', { state: 'done', result }), studio);
  const notices = () =>
    studio.session.store.getState().notices.map(({ name, values }) => [name, values['url']]);
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
  fireEvent.click(screen.getByRole('button', { name: 'Copy a link to the film' }));
  const url = 'https://s3.example/films/film.mp4?sig=1';
  await vi.waitFor(() => expect(notices()).toEqual([['linkCopied', url]]));
  expect(writeText.mock.calls).toEqual([[url]]);
  writeText.mockRejectedValueOnce(new Error('not allowed'));
  fireEvent.click(screen.getByRole('button', { name: 'Copy a link to the film' }));
  await vi.waitFor(() => expect(notices()[1]).toEqual(['linkNotCopied', url]));
  writeText.mockRestore();
});

test.each([
  [
    { phase: 'rendering', frames: 40, totalFrames: 75, fps: 20, etaSeconds: 1.4 },
    'Rendering · 40 of 75 frames · 20 fps · 2 s left',
  ],
  [
    { phase: 'rendering', frames: 40, totalFrames: 75, fps: 20, etaSeconds: 0.3 },
    'Rendering · 40 of 75 frames · 20 fps',
  ],
  [{ phase: 'rendering', frames: 75, totalFrames: 75, fps: 20, etaSeconds: 0 }, 'Finishing'],
  [{ phase: 'verifying', frames: 75, totalFrames: 75, fps: 20, etaSeconds: 0 }, 'Checking the film'],
] as const)('a job at %o says so, and never that nothing is left', (progress, words) => {
  mount(jobOf('j', { state: 'running', progress: { percent: 50, ...progress } }), fakeStudio());
  expect(screen.getByText(words)).toBeTruthy();
});
