/**
 * The smallest document, by leaving out one part after the other, for which `stillFails` holds; it holds for
 * `document`. Whole cues and clips go before their properties. `mostTries` bounds the calls of `stillFails`.
 */
export async function reduce<T extends object>(
  document: T,
  stillFails: (smaller: T) => Promise<boolean>,
  mostTries = 400,
): Promise<T> {
  let smallest = document;
  let tries = 0;
  for (let hasShrunk = true; hasShrunk;) {
    hasShrunk = false;
    for (const path of partsOf(smallest)) {
      if (tries >= mostTries) return smallest;
      const smaller = without(smallest, path);
      if (smaller === null) continue; // a larger part that held it has gone
      tries += 1;
      if (!(await stillFails(smaller))) continue;
      smallest = smaller;
      hasShrunk = true;
    }
  }
  return smallest;
}

type Path = readonly string[];

/** Paths of all parts, outer ones first; of lists the last entry first, so that the paths of the others stay true. */
function partsOf(document: object): Path[] {
  const paths: Path[] = [];
  let level: { readonly path: Path; readonly value: unknown }[] = [{ path: [], value: document }];
  while (level.length > 0) {
    const next = level.flatMap(({ path, value }) => {
      if (typeof value !== 'object' || value === null) return [];
      const entries = Object.entries(value).map(([key, part]) => ({
        path: [...path, key],
        value: part as unknown,
      }));
      return Array.isArray(value) ? entries.reverse() : entries;
    });
    paths.push(...next.map(({ path }) => path));
    level = next;
  }
  return paths;
}

function without<T extends object>(document: T, path: Path): T | null {
  const copy = structuredClone(document);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = (holder as Record<string, unknown> | undefined)?.[key];
  const last = path.at(-1) ?? '';
  if (typeof holder !== 'object' || holder === null || !(last in holder)) return null;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Record<string, unknown>)[last];
  return copy;
}
