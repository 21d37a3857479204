import { isObject, type Loose } from '../scenario/json/loose.ts';
import type { ScenarioDocument } from './document.ts';

/** Why the window cannot edit a document, as the path of the first part without the needed shape; null: it can. */
export function editProblem(document: ScenarioDocument): string | null {
  for (const key of ['stage', 'media', 'styles', 'output'])
    if (document[key] !== undefined && !isObject(document[key])) return key;
  for (const [id, entry] of Object.entries(document['media'] ?? {}))
    if (!isObject(entry) || typeof entry['src'] !== 'string') return `media.${id}`;
  return listProblem(document, 'cues', isCue) ?? listProblem(document, 'timeline', isClip);
}

function listProblem(
  document: ScenarioDocument,
  key: string,
  isItem: (item: Loose) => boolean,
): string | null {
  const list = document[key];
  if (list === undefined) return null;
  if (!Array.isArray(list)) return key;
  const index = list.findIndex((item: unknown) => !isObject(item) || !isItem(item));
  return index === -1 ? null : `${key}[${index}]`;
}

function isCue(cue: Loose): boolean {
  const hasSpan = Number.isFinite(cue['start']) && Number.isFinite(cue['end']);
  const words = cue['words'];
  return hasSpan && typeof cue['type'] === 'string' && (words === undefined || isWordList(words));
}

function isWordList(words: unknown): boolean {
  return (
    Array.isArray(words) &&
    words.every(
      (word: unknown) =>
        isObject(word) &&
        typeof word['text'] === 'string' &&
        Number.isFinite(word['start']) &&
        Number.isFinite(word['end']),
    )
  );
}

function isClip(clip: Loose): boolean {
  return typeof clip['media'] === 'string';
}
