import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url));
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** Set-up in a project of its own, with a doctor that reads its report from a file and fake commands on PATH. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-'));
  for (const folder of ['scripts', 'bin', 'fakes', 'src', 'node_modules']) mkdirSync(join(root, folder));
  for (const name of ['setup.mjs', 'build.mjs'])
    copyFileSync(join(SCRIPTS, name), join(root, 'scripts', name));
  cpSync(join(SCRIPTS, 'setup'), join(root, 'scripts', 'setup'), { recursive: true });
  write('package.json', JSON.stringify({ type: 'module', engines: { node: '>=20.19' } }));
  write('package-lock.json', JSON.stringify({ packages: {} }));
  write(
    'bin/cueframe',
    `import { appendFileSync, readFileSync } from 'node:fs';
     appendFileSync(new URL('../log', import.meta.url), 'doctor\\n');
     process.stdout.write(readFileSync(new URL('../report.json', import.meta.url)));`,
  );
  fake('npm', `echo "npm $*" >> ${root}/log; exit \${NPM_CODE:-0}`);
  report('complete');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

function fake(name: string, text: string): void {
  write(`fakes/${name}`, `#!/bin/sh\n${text}\n`);
  chmodSync(join(root, 'fakes', name), 0o755);
}

/** An apt-get after which everything is there. */
function fakeApt(options: { readonly exitCode?: number; readonly knows?: string } = {}): void {
  const { exitCode = 0, knows = '*' } = options;
  write('report-complete.json', JSON.stringify(REPORTS.complete));
  fake(
    'apt-get',
    `echo "apt-get $*" >> ${root}/log
     case "$*" in *install*) [ ${exitCode} = 0 ] && /bin/cp ${root}/report-complete.json ${root}/report.json;; esac
     exit ${exitCode}`,
  );
  fake('apt-cache', `case "$3" in ${knows}) exit 0;; esac; exit 100`);
}

const TOOLS = {
  ffmpeg: { path: '/usr/bin/ffmpeg', version: '5.1.9', ffprobePath: null },
  browser: { path: '/usr/bin/chromium-headless-shell', version: '156.0' },
};
const ROWS = {
  browsers: [{ isChosen: true, reason: 'canvas capture proved' }],
  ffmpegs: [{ isChosen: true, reason: 'libx264 proved; no hardware encoder' }],
};
const WANTED = [
  {
    what: 'ffmpeg',
    why: 'no ffmpeg was found',
    fix: 'sudo apt-get install -y ffmpeg',
    debianPackages: ['ffmpeg'],
  },
  {
    what: 'browser',
    why: 'no browser was found',
    fix: 'sudo apt-get install -y chromium-headless-shell',
    debianPackages: ['chromium-headless-shell', 'chromium'],
  },
];
const REPORTS = {
  complete: { tools: TOOLS, ...ROWS, missing: [] },
  bundled: { tools: TOOLS, ...ROWS, missing: WANTED.map((part) => ({ ...part, isRequired: false })) },
  bare: {
    tools: { ffmpeg: null, browser: null },
    browsers: [],
    ffmpegs: [],
    missing: WANTED.map((part) => ({ ...part, isRequired: true })),
  },
};

function report(name: keyof typeof REPORTS): void {
  write('report.json', JSON.stringify(REPORTS[name]));
}

function log(): string[] {
  return existsSync(join(root, 'log')) ? readFileSync(join(root, 'log'), 'utf8').trim().split('\n') : [];
}

type Ended = { readonly code: number | null; readonly stderr: string; readonly stdout: string };

function setUp(env: Record<string, string> = {}, uid?: number): Promise<Ended> {
  if (uid !== undefined) giveTo(uid, root);
  const child = spawn(process.execPath, [join(root, 'scripts', 'setup.mjs')], {
    env: { PATH: join(root, 'fakes'), ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}

function giveTo(uid: number, path: string): void {
  chownSync(path, uid, uid);
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) giveTo(uid, join(path, entry.name));
    else chownSync(join(path, entry.name), uid, uid);
}

const CHOSEN = `setup  node ${process.versions.node} · packages ok
setup  browser /usr/bin/chromium-headless-shell 156.0 (canvas capture proved)
setup  ffmpeg  /usr/bin/ffmpeg 5.1.9 (libx264 proved; no hardware encoder)
`;

test('with everything there, only packages are installed; a second run does and asks nothing', async () => {
  const first = await setUp();
  expect(first).toEqual({
    code: 0,
    stdout: '',
    stderr: `setup  installing packages (npm ci) …\n${CHOSEN}`,
  });
  expect(log()).toEqual(['npm ci --ignore-scripts --include=dev --no-audit --no-fund', 'doctor']);
  expect(await setUp()).toEqual({ code: 0, stdout: '', stderr: CHOSEN });
  expect(log()).toHaveLength(2);
});

test('packages installed by hand are taken as they are', async () => {
  write(
    'package-lock.json',
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }),
  );
  write(
    'node_modules/.package-lock.json',
    JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
  );
  expect(await setUp()).toMatchObject({ code: 0 });
  expect(log()).toEqual(['doctor']);
});

test('another lock file means another npm ci', async () => {
  await setUp();
  write('package-lock.json', JSON.stringify({ packages: {}, changed: true }));
  await setUp();
  expect(log().filter((line) => line.startsWith('npm'))).toHaveLength(2);
});

describe.runIf(isRoot && process.platform === 'linux')('as root', () => {
  test('nothing installed: apt brings what exists, and the doctor is asked again', async () => {
    report('bare');
    fakeApt({ knows: 'ffmpeg|chromium' });
    const { code, stderr } = await setUp();
    expect(stderr).toContain(
      'installing system packages with apt-get: ffmpeg, chromium-headless-shell or chromium',
    );
    expect(log().slice(1)).toEqual([
      'doctor',
      'apt-get -o DPkg::Lock::Timeout=120 -q update',
      'apt-get -o DPkg::Lock::Timeout=120 -q install -y --no-install-recommends ffmpeg chromium',
      'doctor',
    ]);
    expect([code, stderr.endsWith(CHOSEN)]).toEqual([0, true]);
  });

  test('no network: what is bundled has to do, and is enough', async () => {
    report('bundled');
    fakeApt({ exitCode: 100 });
    const { code, stderr } = await setUp();
    expect(stderr).toContain('apt-get update failed');
    expect([code, stderr.endsWith(CHOSEN)]).toEqual([0, true]);
    await setUp();
    expect(log().filter((line) => line.includes('update'))).toHaveLength(1);
  });

  test('no apt: exact instructions', async () => {
    report('bare');
    const { code, stderr } = await setUp();
    expect(code).toBe(1);
    expect(stderr).toContain(
      'setup  browser: no browser was found\nsetup    sudo apt-get install -y chromium',
    );
  });

  test('no-system: apt is left alone', async () => {
    report('bare');
    fakeApt();
    expect((await setUp({ CUEFRAME_SETUP: 'no-system' })).code).toBe(1);
    expect(log().some((line) => line.startsWith('apt'))).toBe(false);
  });
});

test.runIf(process.platform === 'linux')(
  'not root: exact instructions, and never sudo by itself',
  async () => {
    report('bare');
    fakeApt();
    fake('sudo', `echo "sudo $*" >> ${root}/log`);
    const { code, stderr } = await setUp({}, isRoot ? NOBODY : undefined);
    expect(stderr).toContain('setup  ffmpeg: no ffmpeg was found\nsetup    sudo apt-get install -y ffmpeg');
    expect(code).toBe(1);
    expect(log().some((line) => /^(apt|sudo)/.test(line))).toBe(false);
  },
);

test('npm ci without a network: one sentence, and tried again next time', async () => {
  const { code, stderr } = await setUp({ NPM_CODE: '1' });
  expect([code, stderr]).toEqual([1, expect.stringContaining('npm ci failed')]);
  expect((await setUp()).code).toBe(0);
});

test('Node too old: one sentence', async () => {
  write('package.json', JSON.stringify({ engines: { node: '>=99.1' } }));
  const { code, stderr } = await setUp();
  expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
  expect(stderr).toContain('Cueframe needs Node 99.1 or newer');
});

test('off: nothing at all', async () => {
  expect(await setUp({ CUEFRAME_SETUP: 'off' })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(log()).toEqual([]);
});

test('two at once: one works, the other waits', async () => {
  fake('npm', `echo "npm $*" >> ${root}/log; /bin/sleep 0.5`);
  const both = await Promise.all([setUp(), setUp()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(log().filter((line) => line.startsWith('npm'))).toHaveLength(1);
});

test('the lock of a process that is gone is taken over', async () => {
  mkdirSync(join(root, '.cache', 'setup.lock'), { recursive: true });
  write('.cache/setup.lock/owner', '999999999');
  expect((await setUp()).code).toBe(0);
  expect(existsSync(join(root, '.cache', 'setup.lock'))).toBe(false);
});
