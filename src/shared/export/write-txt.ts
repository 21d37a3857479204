import { createLossCount, type Caption, type WriteCaptions } from './caption.ts';

/** The words alone, a caption a line, with who speaks where that changes. Lines end with \n. */
export function writeTxt(captions: readonly Caption[]): WriteCaptions {
  const { note, lost } = createLossCount();
  let before: string | null = null;
  const lines = captions.map((caption) => {
    note(caption, 'words', true);
    const { speaker } = caption;
    const name: string = speaker !== null && speaker !== before ? `${speaker}: ` : '';
    before = speaker;
    const text = caption.pieces.map((piece) => piece.text).join('');
    return `${name}${text.replaceAll(/\s+/g, ' ').trim()}\n`;
  });
  return { text: lines.join(''), lost };
}
