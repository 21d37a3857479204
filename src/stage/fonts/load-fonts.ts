import './bundled-fonts.ts';
import { StudioError } from '../../shared/errors.ts';
import type { StageFilm } from '../../shared/stage-film.ts';
import { BUNDLED_FAMILIES } from '../../shared/bundled-families.ts';
import { fontChain } from './font-chain.ts';
import { lettersUsed } from './letters-used.ts';
import { loadScenarioFonts } from './scenario-fonts.ts';

function plainName(face: FontFace): string {
  return face.family.replaceAll('"', '');
}

/** A page without the style sheet would quietly draw with whatever this machine has. */
function assertBundledFaces(): void {
  const known = new Set([...document.fonts].map(plainName));
  const missing = BUNDLED_FAMILIES.filter((family) => !known.has(family));
  if (missing.length > 0)
    throw new StudioError('page.failed', `the stage page lacks the bundled fonts ${missing.join(', ')}`, {
      details: { missing },
    });
}

/** Every letter of the film once in every font it is set in, laid out but never seen. */
function createSpecimen(film: StageFilm): HTMLElement {
  const specimen = document.createElement('div');
  const shadow = specimen.attachShadow({ mode: 'open' });
  specimen.style.cssText =
    'position: fixed; left: 0; top: 0; width: 0; height: 0; overflow: hidden; visibility: hidden';
  for (const { style, graphemes } of lettersUsed(film)) {
    const sample = document.createElement('div');
    // One to a line, so that no two of them are shaped together.
    sample.textContent = [...graphemes].join('\n');
    sample.style.setProperty('white-space', 'pre');
    sample.style.setProperty('font-family', fontChain(style.font, film));
    sample.style.setProperty('font-weight', String(style.weight));
    sample.style.setProperty('font-style', style.italic ? 'italic' : 'normal');
    sample.style.setProperty('text-transform', style.uppercase ? 'uppercase' : 'none');
    shadow.append(sample);
  }
  return specimen;
}

/**
 * Loads exactly the font files the film's letters need. Which those are only the browser's own layout knows: a face may
 * claim a character in its unicode-range and lack it, and then the next family is asked. So the letters are laid out,
 * and laid out again after each load, until nothing more is asked for. Rejects naming what failed.
 */
export async function loadFonts(film: StageFilm, options: { assetUrl(name: string): string }): Promise<void> {
  assertBundledFaces();
  await loadScenarioFonts(film, options);
  const specimen = createSpecimen(film);
  document.body.append(specimen);
  try {
    for (;;) {
      void specimen.shadowRoot?.lastElementChild?.getBoundingClientRect();
      const loading = [...document.fonts].filter(({ status }) => status === 'loading');
      if (loading.length === 0) break;
      await Promise.allSettled(loading.map(({ loaded }) => loaded));
    }
  } finally {
    specimen.remove();
  }
  const failed = [...document.fonts].filter(({ status }) => status === 'error');
  if (failed.length > 0) {
    const families = [...new Set(failed.map(plainName))];
    throw new StudioError('page.failed', `bundled font files of ${families.join(', ')} could not be loaded`, {
      details: { families },
    });
  }
}
