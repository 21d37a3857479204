/** One locale for all machines: cluster boundaries do not depend on it, and the default would be read from the host. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a person would count as letters: 👩‍🚒 and é are one each. Plain ASCII is counted without the slow way. */
export function graphemeCount(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}
