/** What a subtitle file says at one time. Seconds of the film. */
export type ReadCue = {
  readonly start: number;
  readonly end: number;
  /** Lines end with \n; without marks. */
  readonly text: string;
  /** Where the file says when each word is spoken. */
  readonly words: readonly { readonly text: string; readonly start: number; readonly end: number }[] | null;
};
