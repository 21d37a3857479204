import { makeSource } from './make-source.ts';

const FPS = 30;
const CUE_SECONDS = 2;
const WORDS = 'every word of this caption moves by itself while the film runs on and nothing waits'.split(
  ' ',
);

/** A moving test picture with sound, made for the run: what is measured is a share, so that the content matters little. */
export function makeEditSource(
  path: string,
  { ffmpeg, size, seconds }: { readonly ffmpeg: string; readonly size: string; readonly seconds: number },
): void {
  const args = [
    ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${FPS}:d=${seconds}`],
    ['-f', 'lavfi', '-i', `aevalsrc=0.2*sin(440*2*PI*t)|0.2*sin(554*2*PI*t):s=48000:d=${seconds}`],
    ['-vf', 'noise=c0s=6:c0f=t', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ['-g', '60', '-pix_fmt', 'yuv420p'],
    ['-c:a', 'aac'],
  ].flat();
  makeSource(ffmpeg, path, args);
}

/** A caption every two seconds whose words pop one by one; with `edited` that caption says something else. */
export function editScenario(source: string, seconds: number, edited: number | null): object {
  const cues = Array.from({ length: Math.floor(seconds / CUE_SECONDS) }, (_, index) => {
    const start = index * CUE_SECONDS;
    const text = Array.from({ length: 4 }, (_unused, word) => WORDS[(4 * index + word) % WORDS.length]);
    return {
      ...{ type: 'text', start, end: start + 1.8 },
      text: index === edited ? 'this one was edited' : text.join(' '),
      animate: [{ name: 'pop', when: 'word', duration: 0.2 }],
    };
  });
  return { cueframe: 1, media: { film: { src: source } }, timeline: [{ media: 'film' }], cues };
}
