export type Entry = { readonly id: string; readonly label: string };

/** How well a label has the letters looked for, in their order; null: it has not. Starts of words count most. */
export function matchScore(label: string, wanted: string): number | null {
  const [text, letters] = [label.toLowerCase(), wanted.toLowerCase().replace(/\s+/g, '')];
  let at = -1;
  let score = 0;
  for (const letter of letters) {
    const next = text.indexOf(letter, at + 1);
    if (next === -1) return null;
    if (next === at + 1) score += 2;
    if (next === 0 || text[next - 1] === ' ') score += 3;
    at = next;
  }
  return score - text.length / 100;
}

/** Entries that match, the best first; all of them, as they are, where nothing is looked for. */
export function searchEntries<Found extends Entry>(
  entries: readonly Found[],
  wanted: string,
): readonly Found[] {
  if (wanted.trim() === '') return entries;
  return entries
    .flatMap((entry) => {
      const score = matchScore(entry.label, wanted);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
