import { describe, expect, test } from 'vitest';
import { frameRate, secondsAt } from '../../shared/time.ts';
import { concatList, gifArgs, joinArgs, pngSequenceArgs } from './join-args.ts';

const NTSC = frameRate(30000, 1001);

describe('the list of segments', () => {
  test('names are relative, durations are given in microseconds', () => {
    const files = [
      { fileName: 'segment-00000.1.mp4', startFrame: 0, endFrame: 100 },
      { fileName: 'segment-00001.2.mp4', startFrame: 100, endFrame: 101 },
    ];
    expect(concatList(files, NTSC)).toBe(
      [
        'ffconcat version 1.0',
        'file segment-00000.1.mp4',
        'duration 3.336667',
        'file segment-00001.2.mp4',
        'duration 0.033366',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['a whole film', 0],
    ['a part of one', 5000],
  ])('1,000 segments at 30000/1001 never drift: %s', (_, firstFrame) => {
    const files = Array.from({ length: 1000 }, (_, index) => ({
      ...{ fileName: `s${index}`, startFrame: firstFrame + index * 37 },
      endFrame: firstFrame + (index + 1) * 37,
    }));
    const durations = concatList(files, NTSC)
      .split('\n')
      .flatMap((line) => /^duration (\d+)\.(\d{6})$/.exec(line)?.slice(1) ?? [])
      .reduce<number[]>((all, part, at) => {
        if (at % 2 === 0) all.push(Number(part) * 1_000_000);
        else all[all.length - 1] = (all.at(-1) ?? 0) + Number(part);
        return all;
      }, []);
    let micros = 0;
    const worst = durations.map((duration, index) => {
      micros += duration;
      return Math.abs(micros - secondsAt((index + 1) * 37, NTSC) * 1e6);
    });
    expect(durations).toHaveLength(1000);
    expect(Math.max(...worst)).toBeLessThanOrEqual(0.5001);
  });
});

describe('the join', () => {
  const common = {
    listPath: '/tmp/film/segments.ffconcat',
    rate: NTSC,
    codecTag: [],
    outputPath: '/films/.a.part',
  };
  const input = [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror'],
    ...['-protocol_whitelist', 'file,pipe', '-f', 'concat', '-safe', '1', '-auto_convert', '0'],
    ...['-i', 'file:/tmp/film/segments.ffconcat'],
  ];

  test('mp4 with sound and a codec tag', () => {
    expect(
      joinArgs({ ...common, soundPath: '/tmp/film/sound.m4a', format: 'mp4', codecTag: ['-tag:v', 'hvc1'] }),
    ).toEqual([
      ...input,
      ...['-i', 'file:/tmp/film/sound.m4a', '-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', '-tag:v', 'hvc1'],
      ...['-map_metadata', '-1', '-video_track_timescale', '30000', '-movflags', '+faststart', '-f', 'mp4'],
      'file:/films/.a.part',
    ]);
  });

  test.each([
    ['mov', ['-video_track_timescale', '30000', '-movflags', '+faststart', '-f', 'mov']],
    ['webm', ['-bsf:v', 'setts=ts=round(N*1001/30000/TB)', '-f', 'webm']],
    ['gif', ['-video_track_timescale', '30000', '-movflags', '+faststart', '-f', 'mp4']],
  ] as const)('%s without sound', (format, container) => {
    expect(joinArgs({ ...common, soundPath: null, format })).toEqual([
      ...input,
      ...['-map', '0:v:0', '-c', 'copy', '-map_metadata', '-1', ...container, 'file:/films/.a.part'],
    ]);
  });
});

test('a GIF gets a palette of its own', () => {
  expect(gifArgs('/tmp/film/joined.mp4', '/films/.a.part', ['scale=x', 'format=rgb24'])).toEqual([
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-i', 'file:/tmp/film/joined.mp4'],
    '-filter_complex',
    '[0:v]scale=x,format=rgb24,split[a][b];[a]palettegen[palette];[b][palette]paletteuse=dither=sierra2_4a[gif]',
    ...['-map', '[gif]', '-f', 'gif', 'file:/films/.a.part'],
  ]);
});

test('pictures are numbered by film frame', () => {
  expect(pngSequenceArgs('/tmp/film/joined.mov', '/films 50%d/.a.part', 120)).toEqual([
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-i', 'file:/tmp/film/joined.mov'],
    ...['-map', '0:v:0', '-c', 'copy', '-start_number', '120', '-f', 'image2'],
    'file:/films 50%%d/.a.part/frame-%06d.png',
  ]);
});
