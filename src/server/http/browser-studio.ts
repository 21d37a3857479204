import type { OpenStudio } from '../../studio/open-studio.ts';

/** The studio as a server gives it to browsers. */
export type BrowserStudio = OpenStudio & {
  /** Told the path to open, `/?token=…`, once requests are answered and again each time it was used. */
  readonly onInvitation: (path: string) => void;
};
