import { expect, test } from 'vitest';
import { describeMedia } from './describe-media.ts';
import { parseHeader } from './parse-header.ts';

/** What a file without sound that holds one frame is taken for. */
function kindOf(container: string, codec: string): string {
  const picture = {
    ...{ index: 0, codec_type: 'video', codec_name: codec, width: 64, height: 36, pix_fmt: 'yuv420p' },
    ...{ r_frame_rate: '25/1', time_base: '1/12800' },
  };
  const format = { format_name: container, start_time: '0.000000' };
  const header = parseHeader(JSON.stringify({ streams: [picture], format }), 'one');
  const table = { ticks: [0], keyTicks: [0] };
  const counted = { table, lastDurationTicks: 512, countedBy: 'packets' } as const;
  return describeMedia({ path: 'one', sizeBytes: 1000, missingBytes: 0 }, header, counted).info.kind;
}

test('one frame is a still in what stills are kept in, and a short film elsewhere', () => {
  const mov = 'mov,mp4,m4a,3gp,3g2,mj2';
  expect([kindOf('gif', 'gif'), kindOf('apng', 'apng'), kindOf(mov, 'av1')]).toEqual([
    'image',
    'image',
    'image',
  ]);
  expect([kindOf(mov, 'h264'), kindOf(mov, 'prores'), kindOf('matroska,webm', 'av1')]).toEqual([
    ...['video', 'video', 'video'],
  ]);
});
