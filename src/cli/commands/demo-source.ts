import { runFfmpeg } from '../../engine/encode/ffmpeg-process/run-ffmpeg.ts';
import { StudioError } from '../../shared/errors.ts';

/** Length of the demo's background in seconds; the demo scenario shows all of it. */
const DEMO_SECONDS = 8;

/** ffmpeg 4.4 and newer turn a gradient; older ones have at least the test card. */
const PICTURES = {
  gradient: [
    `gradients=s=1280x720:r=30:d=${DEMO_SECONDS}:n=4:c0=0x120c3a:c1=0x5b1a8a:c2=0xc23a7e:c3=0x0b6e85`,
    ':x0=0:y0=0:x1=1280:y1=720:speed=0.012:seed=7,hue=h=6*t',
  ].join(''),
  testCard: `testsrc2=s=1280x720:r=30:d=${DEMO_SECONDS}`,
} as const;

/** A soft A major chord that fades in and out. */
const SOUND = [
  `aevalsrc=0.08*sin(2*PI*220*t)+0.06*sin(2*PI*277.18*t)+0.06*sin(2*PI*329.63*t):s=48000:d=${DEMO_SECONDS}`,
  `tremolo=f=0.5:d=0.4,afade=t=in:d=1,afade=t=out:st=${DEMO_SECONDS - 1.5}:d=1.5`,
].join(',');

/** What to try in turn: the last is within what every ffmpeg can do. */
const RECIPES = [
  { picture: PICTURES.gradient, encoder: ['libx264', '-preset', 'ultrafast', '-crf', '16'] },
  { picture: PICTURES.testCard, encoder: ['libx264', '-preset', 'ultrafast', '-crf', '16'] },
  { picture: PICTURES.testCard, encoder: ['mpeg4', '-q:v', '2'] },
] as const;
export type DemoRecipe = (typeof RECIPES)[number];

/** The arguments that make the demo's background video. */
export function demoSourceArgs({ picture, encoder }: DemoRecipe, outputPath: string): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ['-f', 'lavfi', '-i', picture],
    ['-f', 'lavfi', '-i', SOUND],
    ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'], // ffmpeg would take BT.601 from RGB
    ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ['-c:v', ...encoder, '-g', '30'],
    ['-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    [outputPath],
  ].flat();
}

/** Makes the demo's background video with the best recipe this ffmpeg can do. */
export async function makeDemoSource(
  ffmpegPath: string,
  outputPath: string,
  signal: AbortSignal,
): Promise<void> {
  let failure: unknown;
  for (const recipe of RECIPES) {
    try {
      await runFfmpeg({ program: ffmpegPath, args: demoSourceArgs(recipe, outputPath), signal });
      return;
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'ffmpeg.failed') throw error;
      failure = error;
    }
  }
  throw failure;
}
