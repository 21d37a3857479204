import { useRef, useState, type DragEvent } from 'react';
import { promisedKind, type DropKind } from '../../../../shared/edit/drop-plan.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { readDrop } from './read-drop.ts';

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** What files held over the window would become; null: none are held. */
export function useDrop() {
  const { drop } = useSession();
  const isDesktop = useStudio(({ info }) => info?.door === 'desktop');
  const depth = useRef(0); // entering a child leaves its parent: only the sum says whether they are over the window
  const [promise, setPromise] = useState<DropKind | null>(null);
  const leave = () => {
    depth.current = 0;
    setPromise(null);
  };
  return {
    promise,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        const files = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
        setPromise(promisedKind(files.map(({ type }) => type)));
      },
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave(event: DragEvent) {
        if (!hasFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDrop(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        leave();
        void readDrop(event.dataTransfer, !isDesktop).then((files) => drop.take(files));
      },
    },
  };
}
