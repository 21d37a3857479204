import { describe, expect, test } from 'vitest';
import type { Plan, PlanSegment, SegmentPart, SourcePart } from '../../shared/plan/plan.ts';
import { frameRate } from '../../shared/time.ts';
import { planRender } from '../plan/plan-render.ts';
import { testInput } from '../../../test/helpers/test-plan-input.ts';
import { alphaFormat } from './picture-shape.ts';
import { pictureOutput, segmentArgs, segmentFilter, type SegmentOutput } from './segment-args.ts';

/** One clip of 100 frames at 25 fps, 64x36, BT.709; x264 in yuv420p. */
const PLAN = planRender(testInput({ segments: 1 }));
const SOURCE = PLAN.segments[0]?.parts[0] as SourcePart;
/** The clock of a run of 100 source frames of 512 ticks; the source's end comes behind the run's. */
const clock = (endClipFrame: number, zeroTick = 0) =>
  `setpts='if(lt(N,100),PTS-(${zeroTick}),${(endClipFrame + 1) * 512})'`;
const SCALE = 'scale=w=64:h=36:flags=bicubic+accurate_rnd+full_chroma_int:in_h_chr_pos=0:out_h_chr_pos=0';
const OUTPUT: SegmentOutput = {
  ...{ globalArgs: [], filterTail: [], decoderThreads: 1 },
  args: ['-c:v', 'libx264', 'file:out.mp4'],
};

/** A file is read as what it was found to be, and as nothing else. */
const reading = (path: string) => [
  ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', 'mov', '-f', 'mov', '-i', `file:${path}`],
];

const source = (change: Partial<SourcePart>): SourcePart => ({ ...SOURCE, ...change });

function segment(frames: number, parts: SegmentPart[], change: Partial<PlanSegment> = {}): PlanSegment {
  return { index: 0, startFrame: 0, endFrame: frames, contentPrint: '', overlaySpans: [], parts, ...change };
}

/** The filter graph of one part that fills 100 frames without cues. */
function filterOf(part: SegmentPart, plan: Plan = PLAN): string[] {
  return segmentFilter(plan, segment(100, [part]), [], []).split(';');
}

describe('the whole command', () => {
  test('one source without cues reads nothing from stdin', () => {
    expect(segmentArgs(PLAN, segment(100, [SOURCE]), [], OUTPUT)).toEqual([
      ...['-hide_banner', '-loglevel', 'error', '-y', '-xerror', '-copyts', '-nostdin'],
      ...['-progress', 'pipe:1', '-nostats', '-filter_complex_threads', '1'],
      ...['-threads', '1', ...reading('/films/a.mp4')],
      '-filter_complex',
      [
        `[0:0]settb=1/12800,trim=start_pts=0,${clock(100)},fps=fps=25:round=near,trim=start_pts=0:end_pts=100,setpts=N`,
        `trim=end_frame=100,${SCALE},setsar=1,format=yuv420p[picture];[picture]settb=1/25,setpts=N`,
        'format=yuv420p[film]',
      ].join(','),
      ...['-map', '[film]', '-an', '-sn', '-dn', '-map_metadata', '-1'],
      ...['-c:v', 'libx264', 'file:out.mp4'],
    ]);
  });

  test('a lane comes in on stdin and is laid over a source that is sought', () => {
    const part = source({ firstClipFrame: 50, endClipFrame: 80, seekTick: 25_600, decodeTick: 25_600 });
    const lane = { xPx: 8, yPx: 20, widthPx: 32, heightPx: 12 };
    const shown = { overlaySpans: [{ startFrame: 60, endFrame: 70 }], startFrame: 50, endFrame: 80 };
    expect(segmentArgs(PLAN, segment(30, [part], shown), [lane], OUTPUT)).toEqual([
      ...['-hide_banner', '-loglevel', 'error', '-y', '-xerror', '-copyts'],
      ...['-progress', 'pipe:1', '-nostats', '-filter_complex_threads', '1'],
      ...['-threads', '1', '-seek_timestamp', '1', '-noaccurate_seek', '-ss', '2.000000'],
      ...reading('/films/a.mp4'),
      ...['-f', 'matroska', '-fpsprobesize', '0', '-probesize', '4096', '-analyzeduration', '0'],
      ...['-thread_queue_size', '8', '-i', 'pipe:0'],
      '-filter_complex',
      [
        `[0:0]settb=1/12800,trim=start_pts=25600,${clock(80)},fps=fps=25:round=near,trim=start_pts=50:end_pts=80`,
        `setpts=N,trim=end_frame=30,${SCALE},setsar=1,format=yuv420p[picture];[picture]settb=1/1000`,
        `setpts=N[clock0];[clock0][1:0]overlay=x=8:y=20:format=yuv420:eof_action=repeat:enable='if(eq(w`,
        '64)*eq(h',
        '36)',
        'st(0',
        'between(n',
        '10',
        '19))',
        `ld(0))'[laid];[laid]settb=1/25,setpts=N,format=yuv420p[film]`,
      ].join(','),
      ...['-map', '[film]', '-an', '-sn', '-dn', '-map_metadata', '-1'],
      ...['-c:v', 'libx264', 'file:out.mp4'],
    ]);
  });

  test('two clips, two lanes: the lanes follow the sources, the second on fd 3, and a narrow clip is padded', () => {
    const placement = {
      ...{ scaledWidthPx: 48, scaledHeightPx: 36, cropXPx: 0, cropYPx: 0 },
      ...{ cropWidthPx: 48, cropHeightPx: 36, xPx: 8, yPx: 0 },
    };
    const first = source({ endClipFrame: 40 });
    const second = source({ mediaPath: '/films/b c.mov', streamIndex: 2, endClipFrame: 60, placement });
    const lanes = [
      { xPx: 0, yPx: 0, widthPx: 16, heightPx: 16 },
      { xPx: 8, yPx: 20, widthPx: 32, heightPx: 12 },
    ];
    const whole = { overlaySpans: [{ startFrame: 0, endFrame: 100 }] };
    const laneInput = (pipe: string) => [
      ...['-f', 'matroska', '-fpsprobesize', '0', '-probesize', '4096', '-analyzeduration', '0'],
      ...['-thread_queue_size', '8', '-i', pipe],
    ];
    const output = {
      globalArgs: ['-vaapi_device', '/dev/dri/renderD128'],
      filterTail: ['hwupload'],
      decoderThreads: null,
      args: ['x'],
    };
    expect(segmentArgs(PLAN, segment(100, [first, second], whole), lanes, output)).toEqual([
      ...['-hide_banner', '-loglevel', 'error', '-y', '-xerror', '-copyts'],
      ...['-progress', 'pipe:1', '-nostats', '-filter_complex_threads', '1'],
      ...['-vaapi_device', '/dev/dri/renderD128'],
      ...reading('/films/a.mp4'),
      ...reading('/films/b c.mov'),
      ...laneInput('pipe:0'),
      ...laneInput('pipe:3'),
      '-filter_complex',
      [
        `[0:0]settb=1/12800,trim=start_pts=0,${clock(40)},fps=fps=25:round=near,trim=start_pts=0:end_pts=40,setpts=N,trim=end_frame=40,${SCALE},setsar=1,format=yuv420p[part0]`,
        `[1:2]settb=1/12800,trim=start_pts=0,${clock(60)},fps=fps=25:round=near,trim=start_pts=0:end_pts=60,setpts=N,trim=end_frame=60,scale=w=48:h=36:flags=bicubic+accurate_rnd+full_chroma_int:in_h_chr_pos=0:out_h_chr_pos=0,setsar=1,format=yuv420p[part1s]`,
        'color=c=0x000000:s=64x36:r=25,format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,trim=end_frame=60,setpts=N[part1b]',
        '[part1b][part1s]overlay=x=8:y=0:format=yuv420:eof_action=endall,format=yuv420p[part1]',
        '[part0][part1]concat=n=2:v=1:a=0[picture]',
        '[picture]settb=1/1000,setpts=N[clock0]',
        '[clock0][2:0]overlay=x=0:y=0:format=yuv420:eof_action=repeat[clock1]',
        '[clock1][3:0]overlay=x=8:y=20:format=yuv420:eof_action=repeat[laid]',
        '[laid]settb=1/25,setpts=N,format=yuv420p,hwupload[film]',
      ].join(';'),
      ...['-map', '[film]', '-an', '-sn', '-dn', '-map_metadata', '-1', 'x'],
    ]);
  });
});

describe('the filters of a part', () => {
  const chain = (...middle: string[]) => [
    `[0:0]${middle.join(',')},setsar=1,format=yuv420p[picture]`,
    '[picture]settb=1/25,setpts=N,format=yuv420p[film]',
  ];

  test('a source that begins late and ends early repeats its first and last frame', () => {
    expect(filterOf(source({ leadFrames: 3, holdFrames: 5, zeroTick: -1536 }))).toEqual(
      chain(
        ...['settb=1/12800', 'trim=start_pts=0', clock(100, -1536), 'fps=fps=25:round=near'],
        'trim=start_pts=3:end_pts=95',
        'tpad=start=3:start_mode=clone:stop=5:stop_mode=clone',
        ...['setpts=N', 'trim=end_frame=100', SCALE],
      ),
    );
  });

  test('cover: scaled beyond the stage and cut to it', () => {
    const placement = {
      ...{ scaledWidthPx: 64, scaledHeightPx: 48, cropXPx: 0, cropYPx: 6 },
      ...{ cropWidthPx: 64, cropHeightPx: 36, xPx: 0, yPx: 0 },
    };
    expect(filterOf(source({ placement }))).toEqual(
      chain(
        ...[
          'settb=1/12800',
          'trim=start_pts=0',
          clock(100),
          'fps=fps=25:round=near',
          'trim=start_pts=0:end_pts=100',
        ],
        ...['setpts=N', 'trim=end_frame=100'],
        'scale=w=64:h=48:flags=bicubic+accurate_rnd+full_chroma_int:in_h_chr_pos=0:out_h_chr_pos=0',
        'crop=64:36:0:6:exact=1',
      ),
    );
  });

  test('the ground shows through a source with alpha, also where that fills the stage', () => {
    const vp9 = source({ hasAlpha: true, decoder: 'libvpx-vp9' });
    expect(filterOf(vp9)).toEqual([
      `[0:0]settb=1/12800,trim=start_pts=0,${clock(100)},fps=fps=25:round=near,trim=start_pts=0:end_pts=100,setpts=N,trim=end_frame=100,${SCALE},setsar=1,format=yuva420p[pictures]`,
      'color=c=0x000000:s=64x36:r=25,format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,trim=end_frame=100,setpts=N[pictureb]',
      '[pictureb][pictures]overlay=x=0:y=0:format=yuv420:eof_action=endall,format=yuv420p[picture]',
      '[picture]settb=1/25,setpts=N,format=yuv420p[film]',
    ]);
    expect(segmentArgs(PLAN, segment(100, [vp9]), [], OUTPUT).slice(12, 24)).toEqual([
      ...['-threads', '1', '-c:v', 'libvpx-vp9', ...reading('/films/a.mp4')],
    ]);
    expect(['yuv420p', 'yuvj420p', 'yuv422p10le', 'yuv444p', 'gbrp'].map(alphaFormat)).toEqual([
      ...['yuva420p', 'yuva420p', 'yuva422p10le', 'yuva444p', 'yuva444p'],
    ]);
  });

  test('interlaced frames are made whole before anything counts them', () => {
    expect(filterOf(source({ isInterlaced: true }))).toEqual(
      chain(
        'bwdif=mode=send_frame:deint=interlaced',
        ...[
          'settb=1/12800',
          'trim=start_pts=0',
          clock(100),
          'fps=fps=25:round=near',
          'trim=start_pts=0:end_pts=100',
        ],
        ...['setpts=N', 'trim=end_frame=100', SCALE],
      ),
    );
  });

  test('colours are converted in the same scale; unknown tags say nothing', () => {
    const frames = [
      ...[
        'settb=1/12800',
        'trim=start_pts=0',
        clock(100),
        'fps=fps=25:round=near',
        'trim=start_pts=0:end_pts=100',
      ],
      ...['setpts=N', 'trim=end_frame=100'],
    ];
    const unknown = {
      range: 'unknown',
      matrix: 'unknown',
      primaries: 'unknown',
      transfer: 'unknown',
    } as const;
    expect(filterOf(source({ convertFrom: { ...unknown, range: 'pc', matrix: 'smpte170m' } }))).toEqual(
      chain(...frames, `${SCALE}:in_color_matrix=bt601:out_color_matrix=bt709:in_range=pc:out_range=tv`),
    );
    expect(filterOf(source({ convertFrom: unknown }))).toEqual(
      chain(...frames, `${SCALE}:out_color_matrix=bt709:out_range=tv`),
    );
  });

  test('a part without a source is the ground alone', () => {
    const plan = { ...PLAN, background: '#0b0b12', rate: frameRate(30000, 1001) };
    expect(filterOf({ kind: 'background', frames: 100 }, plan)).toEqual([
      'color=c=0x0b0b12:s=64x36:r=30000/1001,format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,trim=end_frame=100,setpts=N[picture]',
      '[picture]settb=1001/30000,setpts=N,format=yuv420p[film]',
    ]);
  });
});

describe('the end of the graph', () => {
  const background: SegmentPart = { kind: 'background', frames: 100 };

  test('only the cues: a clear ground, and alpha up to the encoder', () => {
    const plan: Plan = {
      ...{ ...PLAN, overlayOnly: true },
      encode: { ...PLAN.encode, encoder: 'prores_ks', pixelFormat: 'yuva444p10le' },
    };
    const lane = { xPx: 0, yPx: 0, widthPx: 64, heightPx: 36 };
    const shown = segment(100, [background], { overlaySpans: [{ startFrame: 0, endFrame: 100 }] });
    expect(segmentFilter(plan, shown, [lane], []).split(';')).toEqual([
      'color=c=black@0:s=64x36:r=25,format=yuva420p,setsar=1,trim=end_frame=100,setpts=N[picture]',
      '[picture]settb=1/1000,setpts=N[clock0]',
      '[clock0][0:0]overlay=x=0:y=0:format=auto:eof_action=repeat[laid]',
      '[laid]settb=1/25,setpts=N,format=yuva444p10le[film]',
    ]);
  });

  test('another size of the film comes after the overlay', () => {
    expect(filterOf(SOURCE, { ...PLAN, outputSize: { widthPx: 32, heightPx: 18 } }).at(-1)).toBe(
      '[picture]settb=1/25,setpts=N,scale=w=32:h=18:flags=bicubic+accurate_rnd+full_chroma_int:in_h_chr_pos=0:out_h_chr_pos=0,setsar=1,format=yuv420p[film]',
    );
  });

  test.each([
    ['tv', 'bt709', 'scale=in_color_matrix=bt709:in_range=tv:'],
    ['pc', 'bt2020nc', 'scale=in_color_matrix=bt2020:in_range=pc:'],
    ['unknown', 'unknown', 'scale=in_color_matrix=bt601:in_range=tv:'],
  ] as const)('one picture is RGB by the matrix of the film: %s %s', (range, matrix, scale) => {
    expect(pictureOutput({ ...PLAN, color: { ...PLAN.color, range, matrix } }, 'a frame.png')).toEqual({
      globalArgs: [],
      decoderThreads: null,
      filterTail: [
        `${scale}out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int:in_h_chr_pos=0`,
        'format=rgb24',
      ],
      args: ['-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', 'file:a frame.png'],
    });
  });

  test('one picture of the cues alone keeps its alpha', () => {
    expect(pictureOutput({ ...PLAN, overlayOnly: true }, 'a.png').filterTail).toEqual(['format=rgba']);
  });
});
