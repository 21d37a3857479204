import { mediaOf, type EditMedia, type ScenarioDocument } from './document.ts';
import { fileNameOf } from './file-name-of.ts';

/**
 * Where a project keeps what a medium's content was (see `contentIdentity`), beside its `src`: a key of tools, which a render
 * does not read. It finds a file again that was moved or renamed, and tells another one of the same name.
 */
export const CONTENT_KEY = 'x-content';

/** A file as it is known by now. */
export type KnownFile = { readonly src: string; readonly name: string; readonly content: string };

export function contentOf(media: EditMedia | undefined): string | null {
  const content = media?.[CONTENT_KEY];
  return typeof content === 'string' ? content : null;
}

/** Gives a medium another file; clips and cues stay as they are. */
export function relinkMedia(
  document: ScenarioDocument,
  mediaId: string,
  { src, content }: Pick<KnownFile, 'src' | 'content'>,
): ScenarioDocument {
  const entry = mediaOf(document)[mediaId];
  if (!entry) return document;
  const relinked = { ...entry, src, [CONTENT_KEY]: content };
  return { ...document, media: { ...mediaOf(document), [mediaId]: relinked } };
}

export type Relink<File extends KnownFile> = {
  readonly mediaId: string;
  readonly file: File;
  /** Whether the content is what the project was made with; null: nobody wrote down what that was. */
  readonly isSame: boolean | null;
};

/** Which of the files stand for media that are missing: one with the content that was, else one with the name. */
export function relinksFor<File extends KnownFile>(
  document: ScenarioDocument,
  missingIds: readonly string[],
  files: readonly File[],
): readonly Relink<File>[] {
  return missingIds.flatMap((mediaId) => {
    const entry = mediaOf(document)[mediaId];
    if (!entry) return [];
    const content = contentOf(entry);
    const name = fileNameOf(entry.src).toLowerCase();
    const same = content === null ? undefined : files.find((file) => file.content === content);
    const file = same ?? files.find((candidate) => candidate.name.toLowerCase() === name);
    return file ? [{ mediaId, file, isSame: content === null ? null : same !== undefined }] : [];
  });
}
