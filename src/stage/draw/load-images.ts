import { StudioError } from '../../shared/errors.ts';
import type { StageCue, StageFilm, StageImageCue } from '../../shared/stage-film.ts';
import type { AssetUrl } from './cue-view.ts';

/** Loaded images by address, held so that the browser keeps them and an element of a new cue shows its picture at once. */
const loaded = new Map<string, HTMLImageElement>();

/** All image cues, also those in groups. */
export function imageCues(cues: readonly StageCue[]): StageImageCue[] {
  return cues.flatMap((cue) => {
    if (cue.type === 'group') return imageCues(cue.children);
    return cue.type === 'image' ? [cue] : [];
  });
}

async function loadImage(url: string, cue: StageImageCue): Promise<void> {
  if (loaded.has(url)) return;
  const image = new Image();
  image.decoding = 'sync';
  image.src = url;
  try {
    await image.decode();
  } catch (cause) {
    throw new StudioError(
      'media.unreadable',
      `the image ${cue.asset} of ${cue.path} could not be loaded or decoded`,
      {
        cause,
        details: { asset: cue.asset, path: cue.path },
      },
    );
  }
  loaded.set(url, image);
}

/** Loads and decodes each image once. Rejects naming the first that fails. */
export async function loadImages(film: StageFilm, options: { readonly assetUrl: AssetUrl }): Promise<void> {
  const byUrl = new Map(imageCues(film.cues).map((cue) => [options.assetUrl(cue.asset, cue), cue]));
  await Promise.all([...byUrl].map(([url, cue]) => loadImage(url, cue)));
}

/** Lets the browser forget the image of an address that is used no more. */
export function forgetImage(url: string): void {
  loaded.delete(url);
}
