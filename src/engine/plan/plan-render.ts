import { StudioError } from '../../shared/errors.ts';
import { overlaySpans } from '../../shared/motion/overlay-spans.ts';
import type { Plan, PlanSegment } from '../../shared/plan/plan.ts';
import { fewProblems } from '../../shared/scenario/few-problems.ts';
import { secondsAt, type FrameSpan } from '../../shared/time.ts';
import { chooseSegments } from './choose-segments.ts';
import { explainPlan } from './explain-plan.ts';
import { filmColor } from '../../shared/film/film-color.ts';
import { filmChromaLocation } from '../../shared/film/chroma-location.ts';
import { clipMapping } from '../../shared/film/clip-mapping.ts';
import { filmShape, type FilmShape } from '../../shared/film/film-shape.ts';
import { contentPrint } from './fingerprint.ts';
import { drawnPrints } from './fingerprint-cues.ts';
import { shareAmongRuns, spansWithin } from './spans-within.ts';
import { placePicture } from '../../shared/film/place-picture.ts';
import type { PlanInput } from './plan-input.ts';
import { refuseUnsupported } from '../../shared/scenario/refuse-unsupported.ts';
import { cutShortWarnings } from './cut-short-warnings.ts';
import { namedAssets } from './named-assets.ts';
import { resolveFilm } from '../../shared/film/resolve-film/resolve-film.ts';
import { filmKeyFrames, segmentParts, shownTicks, type PlacedClip } from './segment-parts.ts';
import { soundPlan } from '../../shared/film/sound-plan.ts';

/** Each of them is written down as an event of its job. */
const MOST_WARNINGS = 100;

/** Formats without room for sound. */
const SILENT_FORMATS = ['gif', 'png-sequence'];

/**
 * Scenario → plan: exact frames, segments, fingerprints. Pure: same input, same plan.
 * Throws `scenario.invalid`, `scenario.unsupported`, `media.unsupported`, and `usage` for a range outside the film.
 */
export function planRender(input: PlanInput): Plan {
  const { scenario, encode, format, overlayOnly, outputSize } = input;
  refuseUnsupported(scenario);
  const shape = filmShape(scenario, input.media);
  const { widthPx, heightPx, rate } = shape;
  const span = wantedSpan(input.range, shape);
  const { clips, color } = placeClips(input, shape);
  const pictures = overlayOnly ? [] : clips;
  const { film, assets, warnings } = resolveFilm(scenario, shape);
  const { paths, identities } = namedAssets(assets, input.assets);
  const common = {
    widthPx,
    heightPx,
    rate,
    background: scenario.stage.background,
    color,
    chromaLocation: filmChromaLocation(clips[0]?.video),
    encode,
    format,
    overlayOnly,
    outputSize,
  };

  const shown = overlaySpans(film, span);
  const runs = chooseSegments({
    ...{ span, rate, count: input.segments },
    overlaySpans: shown,
    keyFrames: filmKeyFrames(span, pictures),
    cuts: new Set(pictures.map((clip) => clip.startFrame)),
  });
  const cues = shareAmongRuns(film.cues, runs);
  const prints = drawnPrints(film, identities);
  const segments = runs.map((run, index): PlanSegment => {
    const parts = segmentParts(run, pictures);
    const ticks = shownTicks(run, pictures);
    const print = contentPrint({
      ...common,
      span: run,
      parts,
      ticks,
      cues: cues[index] ?? [],
      prints,
    });
    const overlaid = spansWithin(shown, run).map(({ startFrame, endFrame }) => ({ startFrame, endFrame }));
    return { ...run, index, contentPrint: print, parts, overlaySpans: overlaid };
  });
  const isSilent = overlayOnly || SILENT_FORMATS.includes(format);
  const plan = {
    title: scenario.title ?? null,
    ...common,
    ...{ totalFrames: span.endFrame - span.startFrame, firstFrame: span.startFrame, segments },
    sound: isSilent ? null : soundPlan(clips, scenario.timeline, span, rate),
    ...{ film, assets: paths, assetDigests: identities },
    warnings: fewProblems([...cutShortWarnings(pictures), ...warnings], MOST_WARNINGS),
  };
  const facts = { clips: pictures, isCountGiven: input.segments !== null };
  return { ...plan, reasons: explainPlan(plan, facts) };
}

function wantedSpan(range: FrameSpan | null, { totalFrames, rate }: FilmShape): FrameSpan {
  if (range === null) return { startFrame: 0, endFrame: totalFrames };
  const { startFrame, endFrame } = range;
  if (startFrame >= 0 && startFrame < endFrame && endFrame <= totalFrames) return { startFrame, endFrame };
  const seconds = Number(secondsAt(totalFrames, rate).toFixed(3));
  const film = `the film has ${totalFrames} frames (${seconds} s), numbered from 0 to ${totalFrames - 1}`;
  const asked =
    endFrame - startFrame === 1
      ? `is no frame ${startFrame}`
      : `are no frames ${startFrame} to ${endFrame - 1}`;
  throw new StudioError('usage', `there ${asked}: ${film}`, {
    details: { startFrame, endFrame, totalFrames },
  });
}

function placeClips(
  { scenario, encode }: PlanInput,
  shape: FilmShape,
): { clips: PlacedClip[]; color: Plan['color'] } {
  const sources = shape.clips.map(({ source, video }) => ({ path: source.info.path, video }));
  const { color, convertFrom } = filmColor(sources, encode.pixelFormat);
  const clips = shape.clips.map((clip, index) => ({
    ...clip,
    mapping: clipMapping(clip, shape.rate),
    placement: placePicture(clip.video, shape, scenario.timeline[clip.clipIndex]?.fit ?? 'contain'),
    convertFrom: convertFrom[index] ?? null,
  }));
  return { clips, color };
}
