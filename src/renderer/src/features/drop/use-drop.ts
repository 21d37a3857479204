import { useState, type DragEvent } from 'react';
import { promisedKind, type DropKind } from '../../../../shared/edit/drop-plan.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { readDrop } from './read-drop.ts';

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** What files held over the window would become; null: none are held. */
export function useDrop() {
  const { drop } = useSession();
  const isDesktop = useStudio(({ info }) => info?.door === 'desktop');
  const [promise, setPromise] = useState<DropKind | null>(null);
  return {
    promise,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        const files = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
        setPromise(promisedKind(files.map(({ type }) => type)));
      },
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave({ relatedTarget }: DragEvent) {
        // into another part of the page; a drag that was given up names neither a part nor its files
        if (!(relatedTarget instanceof Node)) setPromise(null);
      },
      onDrop(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setPromise(null);
        void readDrop(event.dataTransfer, !isDesktop).then(({ files, refused }) => drop.take(files, refused));
      },
    },
  };
}
