import type { PickFiles } from '../../commands/file-commands.ts';
import { droppedFile } from './read-drop.ts';

/** The browser's own file dialog. Nothing chosen: an empty list. */
export const pickFiles: PickFiles = (accept, isMany) =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = isMany;
    input.onchange = () => resolve([...(input.files ?? [])].map((file) => droppedFile(file)));
    input.oncancel = () => resolve([]);
    input.click();
  });
