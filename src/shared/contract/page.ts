import type { ErrorCode } from '../errors.ts';
import type { PixelWindow } from '../pixels/pixel-window.ts';
import type { YuvCoding } from '../pixels/yuv-matrix.ts';
import type { StageFilm } from '../stage-film.ts';
import type { FrameSpan } from '../time.ts';

/** A part of the stage drawn and sent on its own: its window in stage pixels, even numbers. Lanes never overlap. */
export type Lane = PixelWindow;

/**
 * canvas: the page reads its own pixels (HTML-in-canvas) and sends patches.
 * show: the page only shows each changed frame; the engine takes the picture from outside.
 */
export type CaptureMode = 'canvas' | 'show';

/** Core asks; every request carries an id and gets exactly one reply with the same id. */
export type PageRequest =
  | {
      readonly type: 'open';
      readonly film: StageFilm;
      readonly span: FrameSpan;
      readonly coding: YuvCoding;
      readonly mode: CaptureMode;
      /** Free pixels kept around measured content; raised when a picture touched its lane's edge. */
      readonly marginPx: number;
    }
  /** Canvas mode: the next patches, of whole frames: the next batch begins at a later one. */
  | { readonly type: 'next' }
  /** Show mode: put the next changed frame on the page. */
  | { readonly type: 'show' };

/** What `open` found out about the segment. */
export type PageOpened = {
  readonly lanes: readonly Lane[];
  /** Characters no font covers, by cue. */
  readonly uncovered: readonly { readonly id: string; readonly path: string; readonly characters: string }[];
};

/** Show mode: which lanes changed at `frame`; null after the last change of the segment. */
export type PageShown = {
  readonly frame: number;
  readonly changed: readonly { readonly lane: number; readonly clear: boolean }[];
} | null;

export type PageReply =
  | { readonly id: number; readonly ok: true; readonly value: PageOpened | PageShown | null }
  /** No answer yet: the page is at work on it and got one step further. */
  | { readonly id: number; readonly isAtWork: true }
  | {
      readonly id: number;
      readonly ok: false;
      readonly error: { readonly code: ErrorCode | 'lane.overflow'; readonly message: string };
    };

/** The part of a lane that changed at a film frame. No data: the lane is clear (fully transparent) from here on. */
export type Patch = {
  readonly frame: number;
  readonly lane: number;
  /** Within the lane. */
  readonly window: PixelWindow;
  /** yuva420p of the window, or null for a clear lane. */
  readonly data: Uint8Array | null;
};
