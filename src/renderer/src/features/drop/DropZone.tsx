import { Captions, FilePlus, FileQuestion, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../store/use-session.ts';
import { dropWord } from './drop-word.ts';
import { useDrop } from './use-drop.ts';

const ICONS = { media: FilePlus, cues: Captions, project: FolderOpen, unknown: FileQuestion } as const;

/** Takes files anywhere in the window, and says before what will become of them. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { promise, handlers } = useDrop();
  const hasProject = useStudio(({ project }) => project !== null);
  const Icon = ICONS[promise ?? 'unknown'];
  const word = dropWord(promise ?? 'unknown', hasProject);
  return (
    <div className="relative h-full" {...handlers}>
      {children}
      {promise !== null && (
        <div className="pointer-events-none absolute inset-0 z-50 flex items-center justify-center bg-veil p-3">
          <div className="appear flex size-full flex-col items-center justify-center gap-3 rounded-md border-2 border-dashed border-accent-ink bg-accent-wash/70">
            <div
              className="flex items-center gap-3 rounded-md border bg-raised px-5 py-4 shadow-float"
              role="status"
            >
              <Icon size={24} className="text-accent-ink" aria-hidden />
              <div>
                <p className="text-15 font-semibold">{t(`drop.${word}`)}</p>
                <p className="text-soft">{t(`drop.${word}Text`)}</p>
              </div>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
