/** Peaks of what is heard now, left and right; 1 is full scale. */
export type SoundLevels = { peaks(): readonly [number, number] };

/** Samples looked at: about as long as a picture of the film lasts. */
const WINDOW = 2048;

/** Listens to what a node gives. */
export function createSoundLevels(context: AudioContext, source: AudioNode): SoundLevels {
  const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
  source.connect(splitter);
  const sides = [0, 1].map((channel) => {
    const analyser = new AnalyserNode(context, { fftSize: WINDOW });
    splitter.connect(analyser, channel);
    return { analyser, samples: new Float32Array(WINDOW) };
  });
  return {
    peaks() {
      const [left = 0, right = 0] = sides.map(({ analyser, samples }) => {
        analyser.getFloatTimeDomainData(samples);
        return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
      });
      return [left, right];
    },
  };
}
