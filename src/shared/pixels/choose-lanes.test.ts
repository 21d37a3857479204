import { describe, expect, test } from 'vitest';
import { chooseLanes } from './choose-lanes.ts';

const stage = { widthPx: 1920, heightPx: 1080 };
const box = (left: number, top: number, widthPx: number, heightPx: number) => ({
  left,
  top,
  right: left + widthPx,
  bottom: top + heightPx,
});

describe('lanes', () => {
  test('captions that follow each other at one place share a lane', () => {
    expect(chooseLanes([box(401.5, 900, 1101, 100), box(500, 905, 900, 95)], stage, 8)).toEqual([
      { lane: { xPx: 392, yPx: 888, widthPx: 1120, heightPx: 120 }, cues: [0, 1] },
    ]);
  });

  test('a logo in the corner does not widen the captions', () => {
    expect(chooseLanes([box(1700, 40, 160, 90), box(400, 900, 1120, 100)], stage, 0)).toEqual([
      { lane: { xPx: 1696, yPx: 40, widthPx: 164, heightPx: 90 }, cues: [0] },
      { lane: { xPx: 400, yPx: 896, widthPx: 1120, heightPx: 104 }, cues: [1] },
    ]);
  });

  test('what is never visible or outside the stage needs no lane', () => {
    expect(chooseLanes([null, box(-500, 0, 100, 100), box(0, 2000, 10, 10)], stage, 8)).toEqual([]);
  });

  test('are few, even, inside the stage, apart from each other, and cover every cue, for seeded cues', () => {
    let seed = 3;
    const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x80000000;
    for (let round = 0; round < 100; round += 1) {
      const cues = [...Array(12)].map(() =>
        box(random() * 1800, random() * 1000, 2 + random() * 300, 2 + random() * 200),
      );
      const lanes = chooseLanes(cues, stage, 4);
      expect(lanes.length).toBeLessThanOrEqual(3);
      expect(lanes.flatMap((lane) => lane.cues).sort((a, b) => a - b)).toEqual(cues.map((_, index) => index));
      for (const { lane, cues: members } of lanes) {
        expect(
          [lane.xPx, lane.yPx, lane.widthPx, lane.heightPx].every((value) => value % 2 === 0 && value >= 0),
        ).toBe(true);
        expect(lane.xPx + lane.widthPx).toBeLessThanOrEqual(1920);
        for (const index of members) {
          const cue = cues[index] as ReturnType<typeof box>;
          expect(lane.xPx).toBeLessThanOrEqual(cue.left);
          expect(lane.xPx + lane.widthPx).toBeGreaterThanOrEqual(Math.min(1920, cue.right));
        }
        for (const other of lanes)
          if (other.lane !== lane)
            expect(
              lane.xPx + lane.widthPx <= other.lane.xPx ||
                other.lane.xPx + other.lane.widthPx <= lane.xPx ||
                lane.yPx + lane.heightPx <= other.lane.yPx ||
                other.lane.yPx + other.lane.heightPx <= lane.yPx,
            ).toBe(true);
      }
    }
  });
});
