import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { candidate } from '../../src/engine/environment/candidate.ts';
import { chooseEncoder } from '../../src/engine/environment/choose-encoder.ts';
import { diagnose } from '../../src/engine/environment/doctor.ts';
import { chosenBrowser, chosenFfmpeg, findTools } from '../../src/engine/environment/find-tools.ts';
import { readHardwareFacts } from '../../src/engine/environment/hardware-facts.ts';
import { proveBrowser } from '../../src/engine/environment/prove-browser.ts';
import { proveEncoder } from '../../src/engine/environment/prove-encoder.ts';
import { proveFfmpeg } from '../../src/engine/environment/prove-ffmpeg.ts';
import { surveyBrowsers, surveyFfmpegs } from '../../src/engine/environment/survey.ts';
import type { EncoderName, EncodeSettings } from '../../src/shared/plan/plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { env: process.env, cacheDir: join(folder, 'cache') };
const ffmpeg = chosenFfmpeg(await surveyFfmpegs(options));
const browser = chosenBrowser(await surveyBrowsers(options));
const required = (process.env['CUEFRAME_REQUIRE'] ?? '').split(',');

/** A program made of a shell script. */
function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

function settings(encoder: EncoderName, more: Partial<EncodeSettings> = {}): EncodeSettings {
  return {
    encoder,
    quality: { kind: 'crf', crf: 28 },
    speed: 'ultrafast',
    pixelFormat: 'yuv420p',
    threads: 1,
    ...more,
  };
}

const SMALL = { widthPx: 64, heightPx: 64, rate: { num: 30000, den: 1001 } };

test('what CI asks for is there', () => {
  if (required.includes('ffmpeg')) expect(ffmpeg).not.toBeNull();
  if (required.includes('browser')) expect(browser).not.toBeNull();
});

describe.skipIf(!ffmpeg)('ffmpeg', () => {
  test('the one in use was proved', async () => {
    const [first] = await surveyFfmpegs(options);
    expect(first?.proof.problems).toEqual([]);
    expect(first?.proof.builtEncoders).toContain('libx264');
  });

  test.skipIf(readHardwareFacts().mayHaveNvidia || readHardwareFacts().renderNodes.length > 0)(
    'without a GPU auto ends at libx264, and says why nothing before it',
    async () => {
      const wish = { wanted: 'auto', codec: 'h264', settingsFor: settings, ...SMALL } as const;
      const { encoder, reasons } = await chooseEncoder(wish, ffmpeg!, options);
      expect(encoder).toBe('libx264');
      expect(reasons.map(({ works }) => works)).toEqual([false, false, false, false, false, true]);
      expect(reasons.every(({ reason }) => reason.length > 10)).toBe(true);
    },
  );

  test.each<[string, EncodeSettings]>([
    [
      'libx264 lossless at ten bits',
      settings('libx264', { quality: { kind: 'lossless' }, pixelFormat: 'yuv420p10le' }),
    ],
    ['libx264 at a bit rate', settings('libx264', { quality: { kind: 'bitrate', bitsPerSecond: 200_000 } })],
    ['libx265', settings('libx265')],
    ['libx265 lossless', settings('libx265', { quality: { kind: 'lossless' } })],
    ['libvpx-vp9 with alpha', settings('libvpx-vp9', { pixelFormat: 'yuva420p' })],
    ['libvpx-vp9 lossless', settings('libvpx-vp9', { quality: { kind: 'lossless' } })],
    ['prores_ks with alpha', settings('prores_ks', { pixelFormat: 'yuva444p10le' })],
    [
      'libsvtav1 at a bit rate',
      settings('libsvtav1', { quality: { kind: 'bitrate', bitsPerSecond: 200_000 } }),
    ],
  ])('%s really encodes', async (_, wanted) => {
    const built = (await surveyFfmpegs(options))[0]?.proof.builtEncoders ?? [];
    const proof = await proveEncoder({ settings: wanted, ...SMALL }, ffmpeg!.path);
    if (built.includes(wanted.encoder)) expect(proof).toMatchObject({ works: true });
  });

  test('an encoder that would change the pixels is refused', async () => {
    const proof = await proveEncoder(
      { settings: settings('prores_ks', { pixelFormat: 'yuv420p' }), ...SMALL },
      ffmpeg!.path,
    );
    expect(proof).toEqual({ works: false, reason: 'it made yuv422p10le out of yuv420p' });
  });

  test('a program that succeeds and makes nothing is refused', async () => {
    const silent = script('silent', 'exit 0');
    expect((await proveFfmpeg(silent)).problems).toEqual(['it does not answer -version as ffmpeg does']);
    const liar = script(
      'liar',
      `case "$*" in *-version*|*-encoders*|*-filters*) exec "${ffmpeg!.path}" "$@";; esac; cat >/dev/null; exit 0`,
    );
    const { problems } = await proveFfmpeg(liar);
    expect(problems[0]).toBe('an alpha overlay gave 0 bytes in place of 768');
    expect(problems[1]).toMatch(/^libx264 does not work: /);
    await expect(findTools({ ...options, ffmpeg: liar })).rejects.toMatchObject({ code: 'ffmpeg.missing' });
  });

  test('a program that never ends is stopped', async () => {
    const sleeper = script('sleeper', 'exec sleep 60');
    const proof = await proveEncoder({ settings: settings('libx264'), ...SMALL }, sleeper, { limitMs: 100 });
    expect(proof).toEqual({ works: false, reason: 'it did not end within 0.1 s' });
  });

  test('a cancelled proof is a cancel, not a failure', async () => {
    const signal = AbortSignal.abort();
    await expect(proveFfmpeg(ffmpeg!.path, { signal })).rejects.toMatchObject({ code: 'job.cancelled' });
  });
});

describe.skipIf(!browser)('browser', () => {
  test('the one in use drew the known picture', () => {
    expect(browser).toMatchObject({ version: expect.stringMatching(/^\d+\./) as string });
    expect(browser?.rung).toBe('canvas');
  });

  test('a program that is no browser is refused', async () => {
    const path = script('no-browser', 'exit 0');
    const proof = await proveBrowser(candidate(path, 'test'));
    expect(proof).toMatchObject({ version: '', rung: null });
    expect(proof.problems[0]).toMatch(/^it does not start: /);
    await expect(findTools({ ...options, chromium: path })).rejects.toMatchObject({ code: 'browser.failed' });
  });
});

test('the doctor reports a named program that is not there, and what to do', async () => {
  const report = await diagnose({ ...options, chromium: join(folder, 'none') });
  expect(report).toMatchObject({ canRender: false, tools: { browser: null } });
  expect(report.missing[0]).toMatchObject({ what: 'browser', isRequired: true });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
