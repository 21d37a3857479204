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
function dropKindOf(name: string): DropKind {
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

/** Why a dropped file is not taken. `nothing`: a folder without a file that could be; `tooMany`: more files than at once. */
export type DropReason = 'empty' | 'unknown' | 'many' | 'large' | 'nothing' | 'unreadable' | 'tooMany';

export type DropPlan<Item> = {
  /** At most one: the last dropped. */
  readonly project: Item | null;
  readonly media: readonly Item[];
  readonly cues: readonly Item[];
  readonly refused: readonly { readonly name: string; readonly reason: DropReason }[];
  /** How many files in folders are of other kinds: nobody chose those one by one. */
  readonly passedOver: number;
};

export type DropItem = {
  readonly name: string;
  /** Null: not known, as for a folder on the desktop, which the engine reads. */
  readonly sizeBytes: number | null;
  readonly isFolder: boolean;
  /** The dropped folder it was found in; null: it was dropped by itself. */
  readonly folder: string | null;
};

/** What will happen with dropped files. Nothing is lost: what is not taken is refused with its reason. */
export function planDrop<Item extends DropItem>(
  items: readonly Item[],
  { limitBytes = null }: { readonly limitBytes?: number | null } = {},
): DropPlan<Item> {
  const kindOf = ({ name, isFolder }: DropItem) => (isFolder ? 'media' : dropKindOf(name));
  const isUnknown = (item: DropItem) => kindOf(item) === 'unknown';
  const sizeProblem = ({ sizeBytes, isFolder }: DropItem): DropReason | null => {
    if (isFolder || sizeBytes === null) return null;
    if (sizeBytes === 0) return 'empty';
    return limitBytes !== null && sizeBytes > limitBytes ? 'large' : null;
  };
  const known = items.filter((item) => !isUnknown(item));
  const whole = known.filter((item) => sizeProblem(item) === null);
  const projects = whole.filter((item) => kindOf(item) === 'project');
  const project = projects.at(-1) ?? null;
  const unknownAlone = items.filter((item) => isUnknown(item) && item.folder === null);
  const isUseful = (folder: string) => known.some((item) => item.folder === folder);
  const folders = [...new Set(items.flatMap(({ folder }) => folder ?? []))];
  return {
    project,
    media: whole.filter((item) => kindOf(item) === 'media'),
    cues: whole.filter((item) => kindOf(item) === 'cues'),
    refused: [
      ...known.flatMap((item) => {
        const reason = sizeProblem(item);
        return reason ? [{ name: item.name, reason }] : [];
      }),
      ...unknownAlone.map(({ name, sizeBytes }) => ({
        name,
        reason: sizeBytes === 0 ? ('empty' as const) : ('unknown' as const),
      })),
      ...projects.filter((item) => item !== project).map(({ name }) => ({ name, reason: 'many' as const })),
      ...folders.filter((folder) => !isUseful(folder)).map((name) => ({ name, reason: 'nothing' as const })),
    ],
    passedOver: items.filter((item) => isUnknown(item) && item.folder !== null && isUseful(item.folder))
      .length,
  };
}
