import { basename } from 'node:path';
import type { OpenedProject } from '../../shared/contract/studio.ts';
import { importFile, detectFormat, IMPORT_FORMATS } from '../../shared/import/formats.ts';

type Document = OpenedProject['document'];

/**
 * A project file of another program as a scenario, with what was read otherwise; null: no format says that the file is its
 * own. Throws what the format's converter throws.
 */
export function importedProject(
  path: string,
  document: Document,
): { readonly document: Document; readonly imported: NonNullable<OpenedProject['imported']> } | null {
  const name = basename(path);
  const file = { name, text: '', json: document };
  if (detectFormat(file) === null) return null;
  const { scenario, format, warnings } = importFile(file, { media: {} });
  const title = IMPORT_FORMATS.find((known) => known.name === format)?.title ?? format;
  return { document: scenario, imported: { name, format: title, warnings } };
}
