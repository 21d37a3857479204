import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/suite/longest-first.ts';

/** On a loaded machine everything takes longer; what hangs is still ended. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/** Unit tests need neither ffmpeg nor a browser; integration tests use the real ones on small pictures. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit', // quick enough that starting a fresh world for each file would take twice as long as its tests
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          ...patient,
          setupFiles: ['test/helpers/patient-queries.ts'],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration', // one world for the files of a worker: reading the modules anew for each took half a minute
          include: ['test/integration/**/*.test.ts', 'test/conformance/**/*.test.ts'],
          ...patient,
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e', // the studio's window in a real browser, over a real server; two at once took as long
          include: ['test/e2e/**/*.test.ts'],
          ...patient,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
