import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ffmpeg } from '../../test/integration/helpers/ffmpeg.ts';
import { FUZZ_SOURCES } from './sources/all-sources.ts';
import { makeSource } from './sources/make-source.ts';

const still = (source: string) => ['-f', 'lavfi', '-i', source, '-frames:v', '1'];

const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'photo.jpg': [...still('testsrc2=s=64x48'), '-pix_fmt', 'yuvj420p'],
  'logo.png': [
    ...still("color=c=red@0.5:s=50x30,format=rgba,geq=r='X*5':g='Y*8':b=80:a='255*lt(mod(X+Y,20),12)'"),
  ],
  'nothing.png': [...still('color=c=black@0:s=20x20,format=rgba')],
};

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 80 60">
<defs><linearGradient id="g"><stop stop-color="#f60"/><stop offset="1" stop-color="#06f" stop-opacity="0.4"/></linearGradient></defs>
<circle cx="40" cy="30" r="28" fill="url(#g)"/><text x="12" y="36" font-size="16" fill="#fff">svg</text></svg>`;

export type FuzzMedia = { readonly videos: readonly string[]; readonly images: readonly string[] };

/** The files' names, which also are their ids in `media`. */
export const FUZZ_MEDIA: FuzzMedia = {
  videos: Object.keys(FUZZ_SOURCES),
  images: [...Object.keys(PICTURES), 'drawn.svg'],
};

/** Gives a function that makes files of FUZZ_MEDIA in `folder`, each once, when it is first named. */
export function fuzzMediaIn(folder: string): (names: readonly string[]) => void {
  const made = new Set<string>();
  return (names) => {
    for (const name of names) {
      if (made.has(name)) continue;
      makeMedium(folder, name);
      made.add(name);
    }
  };
}

function makeMedium(folder: string, name: string): void {
  const picture = PICTURES[name];
  if (picture) ffmpeg([...picture, join(folder, name)]);
  else if (name === 'drawn.svg') writeFileSync(join(folder, name), SVG);
  else makeSource(folder, name);
}
