import { StudioError } from '../../shared/errors.ts';
import type { StageFilm, StageFont } from '../../shared/stage-film.ts';

/** Faces of scenarios in this document, by what they were made from. */
const faces = new Map<string, FontFace>();

function sameSlot(face: FontFace, font: StageFont): boolean {
  return (
    face.family.replaceAll('"', '') === font.family &&
    face.weight === font.weight &&
    face.style === font.style
  );
}

async function loadFace(font: StageFont, url: string): Promise<void> {
  const key = JSON.stringify([font.family, font.weight, font.style, url]);
  if (faces.has(key)) return;
  const face = new FontFace(font.family, `url(${JSON.stringify(url)})`, {
    weight: font.weight,
    style: font.style,
    display: 'block',
  });
  try {
    await face.load();
  } catch (cause) {
    throw new StudioError('font.unreadable', `the font ${font.family} (${font.asset}) could not be loaded`, {
      cause,
      details: { family: font.family, asset: font.asset },
    });
  }
  // A preview may change the file of a font: the old face would still be found under the same name.
  for (const [oldKey, old] of faces) {
    if (sameSlot(old, font)) {
      document.fonts.delete(old);
      faces.delete(oldKey);
    }
  }
  faces.set(key, face);
  document.fonts.add(face);
}

/** Registers and loads all fonts of the scenario itself, whole: which weights an animation asks for is not known here. */
export async function loadScenarioFonts(
  film: StageFilm,
  options: { assetUrl(name: string): string },
): Promise<void> {
  await Promise.all(film.fonts.map((font) => loadFace(font, options.assetUrl(font.asset))));
}
