import { clipsOf, type ScenarioDocument } from './document.ts';
import { editedFilm, type InfoOf } from './edited-film.ts';
import { followClips } from './follow-clips.ts';
import { withOwnShape, withUprightSizes } from './own-shape.ts';

/**
 * An edit of the clips as the window makes it, whatever it is: cues go with what their clips show (`followClips`), and size and
 * rate of the film are its own from the first clip on (`withOwnShape`). Gives the very document where the edit changes nothing.
 */
export function editClips(
  document: ScenarioDocument,
  infoOf: InfoOf,
  change: (document: ScenarioDocument) => ScenarioDocument,
): ScenarioDocument {
  const own = withOwnShape(document, infoOf);
  const changed = change(own);
  if (changed === own) return document;
  const edited = withUprightSizes(document, withOwnShape(changed, infoOf));
  if (clipsOf(edited) === clipsOf(own)) return edited;
  return followClips(edited, editedFilm(own, infoOf), editedFilm(edited, infoOf));
}
