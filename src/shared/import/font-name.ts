/** A font's name with the letters a scenario allows; undefined where none is left. */
export function fontName(name: string | undefined): string | undefined {
  const allowed = name?.replace(/[^\p{L}\p{M}\p{N} _.,'"&+-]/gu, '').slice(0, 200);
  return allowed?.trim() ? allowed : undefined;
}
