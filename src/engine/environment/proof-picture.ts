import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Size of the known picture, in pixels. */
export const PROOF_WIDTH_PX = 64;
export const PROOF_HEIGHT_PX = 48;

/**
 * A page that shows the known picture: three blocks, one of them seen through, a letter in a bundled font, and
 * nothing elsewhere. `drawProof()` draws it by HTML-in-canvas and gives its RGBA bytes, or null where there is no such API.
 */
export function proofPage(): string {
  const block = (leftPx: number, color: string) =>
    `<i style="position:absolute;left:${leftPx}px;top:0;width:16px;height:16px;background:${color}"></i>`;
  return `<!doctype html><style>${fontFace()}html,body,canvas{margin:0;background:transparent}</style>
<canvas id="canvas" layoutsubtree width="${PROOF_WIDTH_PX}" height="${PROOF_HEIGHT_PX}" style="position:absolute;left:0;top:100px">${picture(block)}</canvas>
${picture(block)}
<script>
  async function drawProof() {
    await document.fonts.load('30px Proof', 'H');
    const canvas = document.getElementById('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!canvas.requestPaint || !context.drawElementImage) return null;
    return new Promise((resolve) => {
      canvas.onpaint = () => {
        canvas.onpaint = null;
        context.clearRect(0, 0, ${PROOF_WIDTH_PX}, ${PROOF_HEIGHT_PX});
        context.drawElementImage(canvas.firstElementChild, 0, 0);
        resolve(Array.from(context.getImageData(0, 0, ${PROOF_WIDTH_PX}, ${PROOF_HEIGHT_PX}).data));
      };
      canvas.requestPaint();
    });
  }
</script>`;
}

function picture(block: (leftPx: number, color: string) => string): string {
  return `<div style="position:absolute;left:0;top:0;width:${PROOF_WIDTH_PX}px;height:${PROOF_HEIGHT_PX}px">
${block(0, '#f00')}${block(16, '#0f0')}${block(32, 'rgba(0,0,255,.5)')}
<b style="position:absolute;left:0;top:16px;font:30px/32px Proof;color:#000">H</b></div>`;
}

/** The machine may have no font at all: the letter brings its own. */
function fontFace(): string {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  );
  const data = readFileSync(path).toString('base64');
  return `@font-face{font-family:Proof;src:url(data:font/woff2;base64,${data})}`;
}

/** What is wrong with RGBA pixels of the known picture, top row first, or null. */
export function proofPictureFault(rgba: Uint8Array | readonly number[]): string | null {
  const expectedBytes = PROOF_WIDTH_PX * PROOF_HEIGHT_PX * 4;
  if (rgba.length !== expectedBytes) return `it gave ${rgba.length} bytes in place of ${expectedBytes}`;
  const at = (x: number, y: number) => Array.from(rgba.slice((y * PROOF_WIDTH_PX + x) * 4).slice(0, 4));
  const points = [
    { x: 8, y: 8, color: [255, 0, 0, 255] },
    { x: 24, y: 8, color: [0, 255, 0, 255] },
    { x: 40, y: 8, color: [0, 0, 255, 128] },
    { x: 56, y: 8, color: [0, 0, 0, 0] },
    { x: 60, y: 44, color: [0, 0, 0, 0] },
  ];
  for (const { x, y, color } of points) {
    const drawn = at(x, y);
    if (drawn.some((value, channel) => Math.abs(value - (color[channel] ?? 0)) > 3))
      return `it drew ${drawn.join(' ')} in place of ${color.join(' ')} at ${x},${y}`;
  }
  return letterFault(at);
}

/** An H of 30 px covers some tenth of its box: less is no letter, much more is a box in its place. */
function letterFault(at: (x: number, y: number) => number[]): string | null {
  let covered = 0;
  for (let y = 16; y < PROOF_HEIGHT_PX; y += 1)
    for (let x = 0; x < 32; x += 1) if ((at(x, y)[3] ?? 0) > 128) covered += 1;
  return covered >= 60 && covered <= 500 ? null : `its letter covers ${covered} pixels`;
}
