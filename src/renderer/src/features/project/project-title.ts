import type { Project } from '../../store/state.ts';

/** The project's name: its title, else its file's name; empty: it has none yet. */
export function projectTitle({ document, path }: Pick<Project, 'document' | 'path'>): string {
  const { title } = document;
  if (typeof title === 'string' && title !== '') return title;
  const file = path?.split(/[\\/]/).at(-1) ?? '';
  return file.replace(/(\.scenario)?\.json$/i, '');
}
