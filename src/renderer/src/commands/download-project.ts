import { placeOf } from '../../../shared/edit/place-of.ts';
import { plainDocument } from '../../../shared/edit/plain-document.ts';
import { documentOf } from '../store/derived.ts';
import type { Session } from '../store/session.ts';

/** Gives the project as a file to the browser, with its media by the names the person knows. */
export function downloadProject({ store }: Session): void {
  const { project, media } = store.getState();
  const document = plainDocument(documentOf({ project }), (src) => {
    const place = placeOf(src, project?.baseDir ?? null);
    const known = place === null ? undefined : media[place];
    return known?.state === 'ready' ? known.entry : null;
  });
  const text = JSON.stringify(document, null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  download(url, `${String(document['title'] ?? 'project')}.scenario.json`);
  setTimeout(() => URL.revokeObjectURL(url), 10_000); // the browser reads it after the click
}

/** Follows a link as a person would, to a file to be kept. */
export function download(url: string, name = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // another's address: what it answers, a refusal too, must not take this window's place
  if (/^https?:/.test(url) && !url.startsWith(`${location.origin}/`)) link.target = '_blank';
  link.click();
}
