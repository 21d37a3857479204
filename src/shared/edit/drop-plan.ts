/** What a dropped file is by its name, before anyone looked into it. */
export type DropKind = 'project' | 'cues' | 'media' | 'unknown';

const CUE_ENDINGS = new Set(['srt', 'vtt', 'ass', 'ssa']);
const MEDIA_ENDINGS = new Set(
  (
    'mp4 m4v mov mkv webm avi mpg mpeg ts mts m2ts mxf wmv flv ogv 3gp gif mp3 wav m4a aac flac ogg opus aif aiff wma ' +
    'png jpg jpeg webp bmp tif tiff avif svg'
  ).split(' '),
);

/** By the file's ending; `.json` counts as a project only with `.scenario` before it or alone. */
export function dropKindOf(name: string): DropKind {
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  if (ending === 'json') return 'project';
  if (CUE_ENDINGS.has(ending)) return 'cues';
  return MEDIA_ENDINGS.has(ending) ? 'media' : 'unknown';
}

/** What a browser says of files that are still held over the window: their types, not their names. */
export function promisedKind(types: readonly string[]): DropKind {
  if (types.length === 0) return 'unknown';
  if (types.every((type) => /^(video|audio|image)\//.test(type))) return 'media';
  if (types.length === 1 && types[0] === 'application/json') return 'project';
  return types.every((type) => /subrip|vtt|ssa|ass$/.test(type)) ? 'cues' : 'unknown';
}

export type DropPlan<Item> = {
  /** At most one: the last dropped. */
  readonly project: Item | null;
  readonly media: readonly Item[];
  readonly cues: readonly Item[];
  readonly refused: readonly { readonly item: Item; readonly reason: 'empty' | 'unknown' | 'many' }[];
};

export type DropItem = {
  readonly name: string;
  /** Null: not known, as for a folder on the desktop, which the engine reads. */
  readonly sizeBytes: number | null;
  readonly isFolder: boolean;
};

/** What will happen with dropped files. Nothing is lost: what is not taken is refused with its reason. */
export function planDrop<Item extends DropItem>(items: readonly Item[]): DropPlan<Item> {
  const isEmpty = ({ sizeBytes, isFolder }: DropItem) => !isFolder && sizeBytes === 0;
  const kindOf = ({ name, isFolder }: DropItem) => (isFolder ? 'media' : dropKindOf(name));
  const whole = items.filter((item) => !isEmpty(item));
  const projects = whole.filter((item) => kindOf(item) === 'project');
  const project = projects.at(-1) ?? null;
  return {
    project,
    media: whole.filter((item) => kindOf(item) === 'media'),
    cues: whole.filter((item) => kindOf(item) === 'cues'),
    refused: [
      ...items.filter(isEmpty).map((item) => ({ item, reason: 'empty' as const })),
      ...whole
        .filter((item) => kindOf(item) === 'unknown')
        .map((item) => ({ item, reason: 'unknown' as const })),
      ...projects.filter((item) => item !== project).map((item) => ({ item, reason: 'many' as const })),
    ],
  };
}
