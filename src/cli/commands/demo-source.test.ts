import { expect, test } from 'vitest';
import { demoSourceArgs } from './demo-source.ts';

test('the whole argument list of the demo background', () => {
  const recipe = { picture: 'testsrc2=s=1280x720:r=30:d=8', encoder: ['mpeg4', '-q:v', '2'] } as const;
  expect(demoSourceArgs(recipe, 'out.mp4')).toEqual([
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ...['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30:d=8'],
    ...[
      '-f',
      'lavfi',
      '-i',
      'aevalsrc=0.08*sin(2*PI*220*t)+0.06*sin(2*PI*277.18*t)+0.06*sin(2*PI*329.63*t):s=48000:d=8,' +
        'tremolo=f=0.5:d=0.4,afade=t=in:d=1,afade=t=out:st=6.5:d=1.5',
    ],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:v', 'mpeg4', '-q:v', '2', '-g', '30'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    'out.mp4',
  ]);
});
