import type { PixelWindow } from '../../shared/pixels/pixel-window.ts';

/** A lane's picture as it was drawn: everything outside the window is clear. */
export type KnownPicture = {
  /** Within the lane; null: nothing was drawn at all. */
  readonly window: PixelWindow | null;
  /** RGBA of the window, a word a pixel, top row first. */
  readonly words: Uint32Array;
};

/** Pictures by key, at most `limitBytes` of them: those not used for longest are forgotten first. */
export type PictureMemory = {
  get(key: string): KnownPicture | null;
  set(key: string, picture: KnownPicture): void;
};

export function createPictureMemory(limitBytes: number): PictureMemory {
  const pictures = new Map<string, KnownPicture>(); // in the order of use
  let bytes = 0;

  function forget(key: string): void {
    bytes -= pictures.get(key)?.words.byteLength ?? 0;
    pictures.delete(key);
  }

  return {
    get(key) {
      const picture = pictures.get(key);
      if (!picture) return null;
      pictures.delete(key);
      pictures.set(key, picture);
      return picture;
    },
    set(key, picture) {
      forget(key);
      if (picture.words.byteLength > limitBytes) return;
      pictures.set(key, picture);
      bytes += picture.words.byteLength;
      for (const oldest of pictures.keys()) {
        if (bytes <= limitBytes) return;
        forget(oldest);
      }
    },
  };
}
