/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Whether a space stands between two words. Written text was split at its spaces and gets them back; timed words of
 * scripts that know no spaces come character by character and are set together.
 */
export function spaceBetween(previous: string, next: string, hasWordTimes: boolean): boolean {
  if (!hasWordTimes) return true;
  return !(UNSPACED.test(previous.at(-1) ?? '') && UNSPACED.test(next.at(0) ?? ''));
}
