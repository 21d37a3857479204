import type { Page } from 'playwright';

/** A frame that was drawn with everything in place. */
export type Drawn = {
  readonly frame: number;
  /** What the sound card's clock says is heard at that instant, in the clock's seconds; null: it does not run. */
  readonly heardSeconds: number | null;
};

export type PlayWatch = {
  /**
   * Since the last question: frames in the order they came to the screen, and instants of the sound card's clock at which beeps
   * begin.
   */
  take(): Promise<{ readonly drawn: readonly Drawn[]; readonly beepSeconds: readonly number[] }>;
};

/**
 * Notes every frame that is drawn, and looks for beeps in the samples handed to the sound card, which plays them at the
 * very instant it is told. A page's own script could not change either.
 */
export async function watchPlaying(page: Page): Promise<PlayWatch> {
  await page.evaluate(`(() => {
    const LOUD = 0.2, QUIET_SECONDS = 0.3;
    const film = document.querySelector('[data-film]');
    let audio = null, lastFrame = Number(film.dataset.frame ?? NaN);
    let lastLoud = -Infinity, drawn = [], beepSeconds = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (when, offset, seconds) {
      audio = this.context;
      const samples = this.buffer.getChannelData(0), hz = this.buffer.sampleRate;
      const end = Math.min(samples.length, Math.round((offset + seconds) * hz));
      for (let index = Math.round(offset * hz); index < end; index += 1) {
        if (Math.abs(samples[index]) < LOUD) continue;
        const at = when + (index / hz - offset) / this.playbackRate.value;
        if (at - lastLoud > QUIET_SECONDS || at < lastLoud) beepSeconds.push(at);
        lastLoud = at;
      }
      return start.call(this, when, offset, seconds);
    };
    const note = () => {
      const frame = Number(film.dataset.frame ?? NaN);
      if (Number.isNaN(frame) || frame === lastFrame) return;
      lastFrame = frame;
      drawn.push({ frame, heardSeconds: audio?.state === 'running' ? audio.currentTime - audio.outputLatency : null });
    };
    new MutationObserver(note).observe(film, { attributes: true, attributeFilter: ['data-frame'] });
    globalThis.takePlayed = () => {
      const taken = { drawn, beepSeconds };
      [drawn, beepSeconds, lastLoud] = [[], [], -Infinity];
      return taken;
    };
  })()`);
  return { take: () => page.evaluate('takePlayed()') };
}

/**
 * Milliseconds that the sound heard was ahead of each frame's own when it came to the screen: 0 to as long as a picture of the
 * screen lasts is in step. `beepSeconds`: any instant at which a beep begins to be heard, of a film with a beep of one frame
 * in every second; so up to half a second of the film.
 */
export function soundLeadsMs(
  drawn: readonly Drawn[],
  beepSeconds: number,
  { rate, speed }: { readonly rate: number; readonly speed: number },
): number[] {
  const edge = speed < 0 ? 1 : 0; // backwards a frame begins, and a beep too, with its end
  return drawn.flatMap(({ frame, heardSeconds }) => {
    if (heardSeconds === null) return [];
    const lead = (heardSeconds - beepSeconds) * speed + edge / rate - (frame + edge) / rate;
    return [((lead - Math.round(lead)) / speed) * 1000];
  });
}
