import type { Mark, Style } from '../../scenario/scenario.ts';

/** How a piece of text looks, where the file says so. */
export type Look = Pick<
  Style,
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'weight'
  | 'color'
  | 'font'
  | 'size'
  | 'letterSpacing'
  | 'stroke'
  | 'shadow'
  | 'wordBox'
>;

export type LookedText = {
  /** What all of the text has in common. */
  readonly look: Look;
  /** What letters of it have beside that. */
  readonly marks: readonly Mark[];
};

/** The look of a text that is made of pieces: of all of it, and of its parts. */
export function lookOfPieces(pieces: readonly { readonly text: string; readonly look: Look }[]): LookedText {
  const seen = pieces.filter(({ text }) => text.trim() !== '');
  const [first] = seen;
  if (!first) return { look: {}, marks: [] };
  const look: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(first.look)) {
    const written = JSON.stringify(value);
    if (seen.every((piece) => JSON.stringify(piece.look[key as keyof Look]) === written)) look[key] = value;
  }
  return { look: look as Look, marks: marksOf(pieces, look as Look) };
}

/** A mark for each run of pieces that look alike. Spaces at its ends are not part of it. */
function marksOf(pieces: readonly { readonly text: string; readonly look: Look }[], common: Look): Mark[] {
  const marks: Mark[] = [];
  let open: { from: number; to: number; style: Look; key: string } | null = null;
  let at = 0;
  const close = (): void => {
    if (open && open.key !== '{}') marks.push({ from: open.from, to: open.to, style: open.style });
    open = null;
  };
  for (const { text, look } of pieces) {
    const from = at + text.length - text.trimStart().length;
    const to = at + text.trimEnd().length;
    at += text.length;
    if (to <= from) continue;
    const style = Object.fromEntries(
      Object.entries(look).filter(([key, value]) => value !== undefined && !Object.hasOwn(common, key)),
    ) as Look;
    const key = JSON.stringify(style);
    if ((open as { key: string } | null)?.key !== key) {
      close();
      open = { from, to, style, key };
    } else (open as unknown as { to: number }).to = to;
  }
  close();
  return marks;
}

/** Marks of a text of which the first letters were taken off, and all beyond `length` letters. */
export function movedMarks(marks: readonly Mark[], taken: number, length: number): Mark[] {
  return marks.flatMap((mark) => {
    const [from, to] = [Math.max(0, mark.from - taken), Math.min(length, mark.to - taken)];
    return to > from ? [{ ...mark, from, to }] : [];
  });
}
