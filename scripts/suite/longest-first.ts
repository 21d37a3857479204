import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of test/integration that take long, the longest first. */
export const LONGEST = [
  ...[
    'fuzz',
    'formats',
    'jobs-kills',
    'kills',
    'jobs-control',
    'exactness',
    'barcode',
    'cache-processes',
    'cancel',
  ],
  ...[
    'cache',
    'studio-media',
    'barcode-containers',
    'disk',
    'jobs-http',
    'rungs',
    'cores',
    'syscalls',
    'load',
  ],
];

/**
 * Begins the longest files first: one begun at the end would leave a core idle for as long as it takes. How long files took is
 * known only where they ran before. In a fresh clone the largest would come first, and some of the longest are small.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    return inOrder(await super.sort(specs), ({ moduleId }) => moduleId);
  }
}

/** The files of `LONGEST` in that order, then the others in their own. */
export function inOrder<File>(files: readonly File[], pathOf: (file: File) => string): File[] {
  const rank = (file: File) => {
    const name = /\/integration\/([^/]+)\.test\.ts$/.exec(pathOf(file))?.[1] ?? '';
    return LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}
