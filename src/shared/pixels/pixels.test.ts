import { describe, expect, test } from 'vitest';
import { changedWindow, inkedEdges } from './changed-window.ts';
import { rgbaToYuva420, yuvaBytes } from './rgba-to-yuva.ts';
import { yuvCoefficients } from './yuv-matrix.ts';

function picture(widthPx: number, heightPx: number, inked: Record<number, number> = {}): Uint32Array {
  const words = new Uint32Array(widthPx * heightPx);
  for (const [index, word] of Object.entries(inked)) words[Number(index)] = word;
  return words;
}

const whole = (widthPx: number, heightPx: number) => ({ xPx: 0, yPx: 0, widthPx, heightPx });

describe('the changed window', () => {
  test('is looked for in a part of the picture, and told in the picture’s coordinates', () => {
    const before = picture(8, 6, { 0: 9, 27: 5 });
    const part = picture(4, 4, { 5: 5, 10: 7 });
    expect(changedWindow(before, 8, part, { xPx: 2, yPx: 2, widthPx: 4, heightPx: 4 })).toEqual({
      xPx: 4,
      yPx: 4,
      widthPx: 2,
      heightPx: 2,
    });
  });

  test('is null where two pictures are equal', () => {
    expect(changedWindow(picture(8, 4), 8, picture(8, 4), whole(8, 4))).toBeNull();
  });

  test('holds one changed pixel in one even block', () => {
    expect(changedWindow(picture(8, 4), 8, picture(8, 4, { 13: 1 }), whole(8, 4))).toEqual({
      xPx: 4,
      yPx: 0,
      widthPx: 2,
      heightPx: 2,
    });
  });

  test('holds the far corners of a change', () => {
    expect(changedWindow(picture(8, 6), 8, picture(8, 6, { 9: 1, 38: 1 }), whole(8, 6))).toEqual({
      xPx: 0,
      yPx: 0,
      widthPx: 8,
      heightPx: 6,
    });
  });

  test('agrees with looking at every pixel, on seeded pictures', () => {
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x80000000;
    for (let round = 0; round < 200; round += 1) {
      const after = picture(10, 8);
      const changed = [...Array(1 + Math.floor(random() * 4))].map(() => Math.floor(random() * 80));
      for (const index of changed) after[index] = 9;
      const columns = changed.map((index) => index % 10);
      const rows = changed.map((index) => Math.floor(index / 10));
      const xPx = Math.min(...columns) - (Math.min(...columns) % 2);
      const yPx = Math.min(...rows) - (Math.min(...rows) % 2);
      const right = Math.max(...columns) + 1;
      const bottom = Math.max(...rows) + 1;
      expect(changedWindow(picture(10, 8), 10, after, whole(10, 8))).toEqual({
        xPx,
        yPx,
        widthPx: right + (right % 2) - xPx,
        heightPx: bottom + (bottom % 2) - yPx,
      });
    }
  });
});

describe('inked edges', () => {
  const none = { left: false, top: false, right: false, bottom: false };

  test('are those with a pixel that is not fully transparent', () => {
    expect(inkedEdges(picture(4, 4, { 7: 0x01000000 }), 4, whole(4, 4))).toEqual({ ...none, right: true });
    expect(inkedEdges(picture(4, 4, { 5: 0xff000000, 13: 0x00ffffff }), 4, whole(4, 4))).toEqual(none);
  });

  test('are looked for in the window alone', () => {
    const window = { xPx: 2, yPx: 2, widthPx: 2, heightPx: 2 };
    expect(inkedEdges(picture(6, 4, { 1: 0xff000000, 14: 0xff000000 }), 6, window)).toEqual({
      ...none,
      left: true,
      top: true,
    });
  });
});

describe('RGBA as yuva420p', () => {
  /** Reference values of SMPTE RP 219 / ITU-R BT.601 and BT.709 colour bars, 8 bit. */
  test.each([
    ['bt709', 'tv', [255, 255, 255], [235, 128, 128]],
    ['bt709', 'tv', [255, 0, 0], [63, 102, 240]],
    ['bt709', 'tv', [0, 0, 255], [32, 240, 118]],
    ['smpte170m', 'tv', [255, 0, 0], [81, 90, 240]],
    ['smpte170m', 'tv', [0, 255, 0], [145, 54, 34]],
    ['bt709', 'pc', [255, 255, 255], [255, 128, 128]],
    ['smpte170m', 'pc', [255, 0, 0], [76, 85, 255]],
  ] as const)('in %s %s writes %j as %j', (matrix, range, [r, g, b], [y, u, v]) => {
    const rgba = new Uint8Array(Array(4).fill([r, g, b, 255]).flat());
    const target = new Uint8Array(yuvaBytes(2, 2));
    rgbaToYuva420(
      rgba,
      2,
      { xPx: 0, yPx: 0, widthPx: 2, heightPx: 2 },
      yuvCoefficients({ matrix, range }),
      target,
    );
    expect([...target]).toEqual([y, y, y, y, u, v, 255, 255, 255, 255]);
  });

  test('takes the chroma of a block from its opaque pixels alone', () => {
    const rgba = new Uint8Array([255, 0, 0, 255, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0]);
    const target = new Uint8Array(yuvaBytes(2, 2));
    rgbaToYuva420(
      rgba,
      2,
      { xPx: 0, yPx: 0, widthPx: 2, heightPx: 2 },
      yuvCoefficients({ matrix: 'bt709', range: 'tv' }),
      target,
    );
    expect([...target]).toEqual([63, 16, 16, 16, 102, 240, 255, 0, 0, 0]);
  });

  test('reads only the window asked for', () => {
    const rgba = new Uint8Array(4 * 4 * 4);
    rgba.set([255, 255, 255, 200], (2 * 4 + 2) * 4);
    const target = new Uint8Array(yuvaBytes(2, 2));
    rgbaToYuva420(
      rgba,
      4,
      { xPx: 2, yPx: 2, widthPx: 2, heightPx: 2 },
      yuvCoefficients({ matrix: 'bt709', range: 'tv' }),
      target,
    );
    expect([...target]).toEqual([235, 16, 16, 16, 128, 128, 200, 0, 0, 0]);
  });
});
