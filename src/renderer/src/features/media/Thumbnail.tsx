import { AudioLines, Film, Image } from 'lucide-react';
import { useState } from 'react';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';

const ICONS = { video: Film, audio: AudioLines, image: Image } as const;

/** A picture of a file, or the sign of its kind where there is none. */
export function Thumbnail({ entry }: { readonly entry: MediaEntry }) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const Icon = ICONS[entry.info.kind];
  return (
    <span className="flex h-10 w-16 shrink-0 items-center justify-center overflow-hidden rounded-md bg-ground text-soft">
      {entry.thumbnailUrl !== null && entry.thumbnailUrl !== brokenUrl ? (
        <img
          src={entry.thumbnailUrl}
          alt=""
          loading="lazy"
          onError={() => setBrokenUrl(entry.thumbnailUrl)}
          className="size-full object-contain"
        />
      ) : (
        <Icon size={18} strokeWidth={1.5} aria-hidden />
      )}
    </span>
  );
}
