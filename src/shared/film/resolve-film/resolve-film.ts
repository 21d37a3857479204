import type { PlanWarning } from '../../plan/plan.ts';
import type { Font, Scenario } from '../../scenario/scenario.ts';
import type { StageFilm, StageFont } from '../../stage-film.ts';
import { createAssetNames, type AssetNames } from './asset-names.ts';
import { numbered, resolveCues, type NumberedCue } from './resolve-cue.ts';
import { createStyleBook } from './style-book.ts';
import type { StageSize } from './stage-size.ts';

export type ResolvedFilm = {
  readonly film: StageFilm;
  /** Files the stage may ask for: `src` as written, by the name it is served under. */
  readonly assets: Record<string, string>;
  readonly warnings: PlanWarning[];
};

/**
 * What the stage draws of a valid scenario: seconds as frames, fractions as stage pixels, styles flattened, defaults
 * filled in. Pure. Parts this version cannot draw must have been refused before (unsupportedParts). `cues`: only these,
 * ascending, for a window that shows a part of a long film; each comes out as it would with all.
 */
export function resolveFilm(
  scenario: Scenario,
  stage: StageSize,
  cues: readonly NumberedCue[] = numbered(scenario.cues),
): ResolvedFilm {
  const { widthPx, heightPx, rate, totalFrames } = stage;
  const unitPx = scenario.stage.sizes === 'shorter-side' ? Math.min(widthPx, heightPx) : heightPx;
  const warnings: PlanWarning[] = [];
  const assetNames = createAssetNames();
  const fonts = scenario.fonts.map((font) => resolveFont(font, assetNames));
  const stageCues = resolveCues(
    cues,
    'cues',
    {
      scenario,
      stage,
      assetNames,
      unitPx,
      styleBook: createStyleBook(scenario.styles, unitPx),
      warn: (warning) => warnings.push(warning),
      offsetSeconds: 0,
      room: { startFrame: 0, endFrame: totalFrames },
      inherited: null,
      isChild: false,
    },
    true,
  );
  const film = { widthPx, heightPx, rate, totalFrames, fonts, cues: stageCues };
  return { film, assets: assetNames.assets, warnings };
}

function resolveFont({ family, src, weight, style }: Font, assetNames: AssetNames): StageFont {
  return {
    family,
    asset: assetNames.nameOf(src),
    weight: String(weight ?? 'normal'),
    style: style ?? 'normal',
  };
}
