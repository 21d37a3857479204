/** What a person chose for the selected cues, or for all. */
export type CueChange =
  | { readonly tool: 'cut'; readonly by: 'words' | 'characters' | 'pauses'; readonly most: number }
  | { readonly tool: 'lines'; readonly characters: number; readonly lines: number }
  | { readonly tool: 'close' | 'gap' | 'length'; readonly seconds: number };
export type CueTool = CueChange['tool'];
