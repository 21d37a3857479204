import type { Lane } from '../../shared/contract/page.ts';
import type { PageLink } from './page-connection.ts';
import type { LanePicture } from './picture-patches.ts';

/** One browser page that shows the stage, however it was opened. */
export type StagePage = {
  readonly connection: PageLink;
  /** Takes the picture of the lanes at the frame shown last; null where the page reads its own pixels. */
  readonly capture: ((lanes: readonly Lane[], frame: number) => Promise<LanePicture>) | null;
  close(): Promise<void>;
};

/** Opens pages on one rung of the capture ladder. One browser behind it, started with the first page, restarted when it dies. */
export interface PageOpener {
  open(signal: AbortSignal): Promise<StagePage>;
  close(): Promise<void>;
}
