/** Which films are as fast as each other on one machine. */
export type SpeedKey = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly encoder: string;
  readonly speed: string;
};

/** Film frames a second as measured, by key; JSON. */
export type MachineSpeeds = Readonly<Record<string, number>>;

/** How much of a new measurement goes into what is remembered: a busy hour must not undo a week. */
const NEW_SHARE = 0.4;

function nameOf({ widthPx, heightPx, encoder, speed }: SpeedKey): string {
  return `${widthPx * heightPx} ${encoder} ${speed}`;
}

/** With one more measurement; those of fewer than `LEAST_FRAMES` frames say nothing and change nothing. */
export function learnSpeed(
  speeds: MachineSpeeds,
  key: SpeedKey,
  { frames, seconds }: { frames: number; seconds: number },
): MachineSpeeds {
  if (frames < LEAST_FRAMES || seconds <= 0) return speeds;
  const fps = frames / seconds;
  const known = speeds[nameOf(key)];
  const mixed = known === undefined ? fps : known * (1 - NEW_SHARE) + fps * NEW_SHARE;
  return { ...speeds, [nameOf(key)]: Math.round(mixed * 100) / 100 };
}

const LEAST_FRAMES = 25;

/** Frames a second to expect: as measured, else scaled by pixels from the nearest size with the same encoder; null: unknown. */
export function expectedFps(speeds: MachineSpeeds, key: SpeedKey): number | null {
  const exact = speeds[nameOf(key)];
  if (exact !== undefined) return exact;
  const pixels = key.widthPx * key.heightPx;
  const nearest = Object.entries(speeds)
    .flatMap(([name, fps]) => {
      const [itsPixels = '', encoder, speed] = name.split(' ');
      return encoder === key.encoder && speed === key.speed ? [{ pixels: Number(itsPixels), fps }] : [];
    })
    .sort((a, b) => distance(a.pixels, pixels) - distance(b.pixels, pixels))[0];
  return nearest ? (nearest.fps * nearest.pixels) / pixels : null;
}

const distance = (a: number, b: number) => Math.abs(Math.log(a / b));
