import type { PageOpened } from '../../shared/contract/page.ts';
import { toStudioError } from '../../shared/errors.ts';
import type { RenderContext } from '../request/render-request.ts';

export type Warner = {
  uncovered(uncovered: PageOpened['uncovered']): void;
  unreadable(error: unknown): null;
  notKept(error: unknown): void;
};

/** Warnings of one render that many segments would give: each is told once. */
export function warnOnce(onEvent: RenderContext['onEvent'] = () => {}): Warner {
  const told = new Set<string>();

  function warn(code: string, path: string, message: string): void {
    if (told.has(`${code} ${path}`)) return;
    told.add(`${code} ${path}`);
    onEvent?.({ type: 'warning', code, path, message });
  }

  return {
    /** Once per cue, however many segments show it. */
    uncovered(uncovered) {
      for (const { path, characters } of uncovered)
        warn(
          'font.uncovered',
          path,
          `no font of the scenario or of Cueframe has ${[...characters].map(named).join(', ')}: what this machine has is drawn, or a box; add a font to \`fonts\``,
        );
    },
    /** The cache could not be read: the segment counts as not kept. */
    unreadable(error) {
      warn(
        'cache.unreadable',
        '',
        `the segment cache cannot be read (${toStudioError(error).message}); what is in it is rendered anew`,
      );
      return null;
    },
    /** The segment stays in the work folder, so that the film is not affected. */
    notKept(error) {
      warn(
        'cache.not_kept',
        '',
        `finished segments cannot be kept in the cache (${toStudioError(error).message}); this film is not affected`,
      );
    },
  };
}

const named = (character: string) =>
  `“${character}” (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
