const FULL_SCALE = 32_768;

/**
 * Turns signed 16-bit samples of one channel, as they come, into the loudest of every `samplesPerPeak`: 0-1, three
 * decimals. A chunk may end in the middle of a sample.
 */
export function createPeakMeter(samplesPerPeak: number): { add(chunk: Buffer): void; peaks(): number[] } {
  const found: number[] = [];
  let loudest = 0;
  let count = 0;
  let rest = Buffer.alloc(0);
  const end = () => {
    found.push(Math.round((loudest / FULL_SCALE) * 1000) / 1000);
    [loudest, count] = [0, 0];
  };
  return {
    add(chunk) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const whole = bytes.length - (bytes.length % 2);
      for (let offset = 0; offset < whole; offset += 2) {
        loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(offset)));
        count += 1;
        if (count === samplesPerPeak) end();
      }
      rest = Buffer.from(bytes.subarray(whole));
    },
    peaks() {
      if (count > 0) end();
      return found;
    },
  };
}
