import { BUNDLED_FAMILIES, bundledFamily } from '../../shared/bundled-families.ts';
import type { StageFilm } from '../../shared/stage-film.ts';

/**
 * The families a text is set in, as CSS: its own, then all bundled ones. A name that is neither a font of the scenario nor
 * bundled is left out, since the browser would look for it on this machine and another machine may not have it. So a
 * system font is seen only for characters that `uncoveredCharacters` reports.
 */
export function fontChain(font: string, film: StageFilm): string {
  const own = film.fonts.some(({ family }) => family === font) ? font : bundledFamily(font);
  const families =
    own === null ? BUNDLED_FAMILIES : [own, ...BUNDLED_FAMILIES.filter((family) => family !== own)];
  return families.map((family) => `"${CSS.escape(family)}"`).join(', ');
}
