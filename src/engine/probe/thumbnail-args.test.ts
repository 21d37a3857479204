import { expect, test } from 'vitest';
import { SAFE_DEMUXERS } from './input-options.ts';
import { thumbnailArgs } from './thumbnail-args.ts';

test('one picture goes to stdout as JPEG', () => {
  expect(thumbnailArgs('/a/b.mp4', { timeSeconds: 1.5, widthPx: 320 })).toEqual([
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-ss', '1.500'],
    ...[
      '-protocol_whitelist',
      'file,pipe',
      '-format_whitelist',
      SAFE_DEMUXERS.join(','),
      '-i',
      'file:/a/b.mp4',
    ],
    ...['-map', '0:v:0', '-frames:v', '1', '-an', '-sn', '-dn', '-vf', 'scale=w=320:h=-2:flags=bicubic'],
    ...[
      '-c:v',
      'mjpeg',
      '-q:v',
      '4',
      '-pix_fmt',
      'yuvj420p',
      '-strict',
      'unofficial',
      '-f',
      'image2pipe',
      'pipe:1',
    ],
  ]);
});
