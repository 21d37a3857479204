/** Of the stage, in pixels. */
export type FilmSize = { readonly widthPx: number; readonly heightPx: number };
