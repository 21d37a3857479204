import { makeCueFrame, type CueSetting } from './cue-frame.ts';

export function makeImageCue(setting: CueSetting): object {
  const { pick, maybe } = setting.dice;
  return {
    type: 'image',
    ...makeCueFrame(setting),
    media: pick(setting.images),
    ...maybe(0.5, { fit: () => pick(['contain', 'cover', 'stretch']) }),
  };
}
