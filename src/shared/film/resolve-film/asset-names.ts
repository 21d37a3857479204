/** Endings the stage page's server knows a content type for. */
const ENDINGS = new Set(['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'bmp', 'svg', 'ttf', 'otf', 'woff2']);

/** Names under which files are served beside the stage page; they tell nothing of where a file lies. */
export type AssetNames = {
  /** The name of a file by its `src` as written; the same for the same `src`. */
  nameOf(src: string): string;
  /** `src` as written, by name. */
  readonly assets: Record<string, string>;
};

function endingOf(src: string): string {
  const ending = /\.([a-z\d]{1,5})(?:[?#].*)?$/is.exec(src)?.[1]?.toLowerCase() ?? '';
  return ENDINGS.has(ending) ? ending : 'bin';
}

/** Names are given in the order of asking: `asset-0.png`, `asset-1.woff2`, … */
export function createAssetNames(): AssetNames {
  const names = new Map<string, string>();
  const assets: Record<string, string> = {};
  return {
    assets,
    nameOf(src) {
      const known = names.get(src);
      if (known !== undefined) return known;
      const name = `asset-${names.size}.${endingOf(src)}`;
      names.set(src, name);
      assets[name] = src;
      return name;
    },
  };
}
