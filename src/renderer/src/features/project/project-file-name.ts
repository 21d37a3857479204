/** A name as a project file's: the ending is added; a path keeps its folders. Empty for an empty name. */
export function projectFileName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || /[\\/]$/.test(trimmed)) return '';
  return /\.json$/i.test(trimmed) ? trimmed : `${trimmed}.scenario.json`;
}
