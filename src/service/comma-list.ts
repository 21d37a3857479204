/** The values of a setting that may have several, with commas and perhaps spaces between. */
export function commaList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);
}
