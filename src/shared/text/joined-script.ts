/** Scripts whose letters join: a space, or another element, between letters would tear them. */
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Adlam}]/u;

export function hasJoinedScript(text: string): boolean {
  return JOINED.test(text);
}
