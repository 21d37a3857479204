import type { EncodeSettings, EncoderName, OutputFormat, Plan, Quality } from '../shared/plan/plan.ts';
import { secondsAt } from '../shared/time.ts';
import { chooseEncoder } from './environment/choose-encoder.ts';
import { gatherMedia, type GatheredMedia } from './probe/gather-media.ts';
import { bitrateForSize, outputSettings, type OutputSettings } from './request/output-settings.ts';
import { filmPixelFormat } from './plan/film-pixels.ts';
import { filmShape } from '../shared/film/film-shape.ts';
import { refuseUnsupported } from '../shared/scenario/refuse-unsupported.ts';
import type { PlanInput } from './plan/plan-input.ts';
import { planRender } from './plan/plan-render.ts';
import { headOf, wholeScenario } from './plan/scenario-head.ts';
import { defaultWorkers, SEGMENT_THREADS, thisMachine } from './render/default-workers.ts';
import type { RenderContext, RenderRequest } from './request/render-request.ts';
import type { SourceStamp } from './probe/source-stamps.ts';
import type { PlanFilm } from './threads/plan-apart.ts';

/** Room left for sound under a size limit: more than soundCodec ever asks for. */
const SOUND_BITS_PER_SECOND = 192_000;

/** A plan, how many of its segments to render at once, and what its files were when it was made. */
export type PreparedPlan = {
  readonly plan: Plan;
  readonly workers: number;
  readonly stamps: readonly SourceStamp[];
};

/** Whether anything may have to be drawn. */
export function hasCues({ scenario, head }: Pick<RenderRequest, 'scenario' | 'head'>): boolean {
  return head?.hasCues ?? scenario.cues.length > 0;
}

/** What would be done for a request, without doing it: the scenario's own output format where none is asked for. */
export async function planScenario(request: RenderRequest, context: RenderContext): Promise<Plan> {
  return (await preparePlan({ ...request, format: request.scenario.output.format }, context)).plan;
}

/**
 * Reads and proves everything planning depends on (files, encoder, versions), then plans. Throws
 * `scenario.unsupported` with every part this version does not draw, and whatever probing and proving throw.
 */
export async function preparePlan(
  request: RenderRequest & { readonly format: OutputFormat },
  context: RenderContext,
): Promise<PreparedPlan> {
  const { scenario } = request;
  const { tools, signal = new AbortController().signal, onEvent = () => {} } = context;
  refuseUnsupported(scenario);
  const waiting = { frames: 0, totalFrames: 0, fps: 0, etaSeconds: null };
  onEvent({ type: 'progress', phase: 'probing', ...waiting });
  const head = request.head ?? headOf(scenario);
  const { stamps, ...files } = await gatherMedia(
    { ...head, scenario },
    {
      baseDir: request.baseDir,
      sources: request.sources ?? {},
      tools,
      signal,
    },
  );
  onEvent({ type: 'progress', phase: 'planning', ...waiting });
  const settings = outputSettings(scenario, request, request.format);
  const { encode, reasons } = await chooseEncode(request, settings, files, context);
  const input: PlanInput = {
    ...{ scenario, ...files, segments: request.segments ?? null, range: request.range ?? null },
    ...{
      encode,
      format: settings.format,
      overlayOnly: settings.overlayOnly,
      outputSize: settings.outputSize,
    },
  };
  const { planFilm = planHere } = context;
  const plan = await planFilm(input, head.drawn, signal);
  const workers = request.workers ?? defaultWorkers(plan, thisMachine());
  return { plan: { ...plan, reasons: [...plan.reasons, ...reasons] }, workers, stamps };
}

const planHere: PlanFilm = async (input, drawn) =>
  planRender({ ...input, scenario: wholeScenario(input.scenario, drawn) });

/** The encoder that proved itself at the film's own size and pixel format, and why it was that one. */
async function chooseEncode(
  request: RenderRequest,
  settings: OutputSettings,
  { media }: Pick<GatheredMedia, 'media'>,
  { tools, cacheDir, signal }: RenderContext,
): Promise<{ encode: EncodeSettings; reasons: string[] }> {
  const shape = filmShape(request.scenario, media);
  const { overlayOnly, codec } = settings;
  const quality = filmQuality(settings, secondsAt(shape.totalFrames, shape.rate));
  const first = shape.clips[0]?.video ?? null;
  const settingsFor = (encoder: EncoderName): EncodeSettings => ({
    ...{ encoder, quality, speed: settings.speed, threads: SEGMENT_THREADS },
    pixelFormat: filmPixelFormat({ first, encoder, quality, overlayOnly }),
  });
  const { encoder, reasons } = await chooseEncoder(
    {
      wanted: request.encoder ?? 'auto',
      codec,
      settingsFor,
      ...(settings.outputSize ?? shape),
      rate: shape.rate,
    },
    tools.ffmpeg,
    { cacheDir, ...(signal && { signal }) },
  );
  return {
    encode: settingsFor(encoder),
    reasons: reasons.map((verdict) => `Encoder ${verdict.encoder}: ${verdict.reason}.`),
  };
}

function filmQuality({ sizeLimitBytes, quality }: OutputSettings, durationSeconds: number): Quality {
  if (sizeLimitBytes === null || quality.kind === 'lossless') return quality;
  return {
    kind: 'bitrate',
    bitsPerSecond: bitrateForSize(sizeLimitBytes, durationSeconds, SOUND_BITS_PER_SECOND),
  };
}
