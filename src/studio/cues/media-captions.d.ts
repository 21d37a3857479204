/** What is used of the package: its own declarations name files without endings, which TypeScript does not find for Node. */
declare module 'media-captions' {
  export type TextTrackCue = { readonly startTime: number; readonly endTime: number; readonly text: string };
  export function parseText(
    text: string,
    options: { readonly type: 'srt' | 'vtt'; readonly strict: boolean },
  ): Promise<{ readonly cues: readonly TextTrackCue[] }>;
}
