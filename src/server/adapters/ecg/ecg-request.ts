import { z } from 'zod';

/** Limits of the original. */
const MAX_SCENARIO_BYTES = 5 * 1024 * 1024;
const MAX_CUES = 1000;
/** The Node server took bodies of up to 50 MB. */
export const MAX_BODY_BYTES = 50 * 1024 * 1024;

const SOURCE_ENDINGS = /\.(?:mp4|mov|avi|mkv|webm)$/i;
const videoUrl = z
  .string('must be an address')
  .min(1, 'must be an address')
  .max(4096)
  .refine(hasKnownEnding, 'must be a .mp4, .mov, .avi, .mkv or .webm');

const scenario = z
  .looseObject({ cues: z.array(z.unknown(), 'must be a list').max(MAX_CUES, `at most ${MAX_CUES} cues`) })
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= MAX_SCENARIO_BYTES,
    'must be at most 5 MB of JSON',
  );

const widthPx = z.int().min(480).max(3840);
const heightPx = z.int().min(360).max(2160);
const fps = z.int('must be a whole number of frames per second').min(1).max(60);
const format = z.enum(['mp4', 'mov', 'webm']);
const options = z
  .looseObject({
    width: widthPx.default(1920),
    height: heightPx.default(1080),
    fps: fps.default(30),
    quality: z.number().min(10).max(100).default(90),
    format: format.default('mp4'),
  })
  .prefault({});

/** `POST /api/render/create` */
export const createSchema = z.object({ videoUrl, scenario, options, callbackUrl: z.url().optional() });
/** `POST /render` of the GPU server: the caller names the job. */
export const gpuSchema = z.object({
  jobId: z.string().min(1).max(200),
  videoUrl,
  scenario,
  options,
  callbackUrl: z.url().nullish(),
});
/** `POST /api/render/export` of the Node server. */
export const exportSchema = z.object({
  scenario,
  sourceVideoUrl: videoUrl,
  options: z
    .looseObject({
      resolution: z
        .looseObject({ width: widthPx.default(1920), height: heightPx.default(1080) })
        .prefault({}),
      fps: fps.default(30),
      chunkSize: z.number().positive().optional(),
      format: z.enum(['mp4', 'webm']).default('mp4'),
    })
    .prefault({}),
});

/** `GET /api/render/history` */
export const historySchema = z.object({ limit: z.coerce.number().int().min(1).max(500).default(10) });

/** 100 is CRF 15, 90 is 18, 70 is 25, 50 is 31, 10 is 45. */
export function crfOfQuality(quality: number): number {
  return Math.round(48 - quality / 3);
}

function hasKnownEnding(address: string): boolean {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  return !/\.[a-z\d]{2,5}$/i.test(path) || SOURCE_ENDINGS.test(path); // signed addresses may end in anything
}
