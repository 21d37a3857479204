import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { commitFolder } from '../../base/files/commit-file.ts';
import { candidate, type Candidate } from './candidate.ts';
import { writeFontSettings } from './font-settings.ts';
import { unpackTar } from './unpack-tar.ts';

const PACKAGE = '@sparticuz/chromium';

/** The packed browser of the optional package, or null: another system, or not installed. */
export function bundledBrowserPack(): { readonly version: string; readonly binDir: string } | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    const root = entry.slice(0, entry.lastIndexOf(PACKAGE) + PACKAGE.length);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const binDir = join(root, 'bin');
    return existsSync(join(binDir, 'chromium.br')) ? { version, binDir } : null;
  } catch {
    return null;
  }
}

/**
 * Unpacks the bundled browser into a folder of its version, once, which takes some seconds; whole or not at all.
 * The package's own unpacking is not used: it writes to one fixed temporary path and never looks at versions.
 * Gives two ways to start it: with this system's libraries, and with those it brings.
 */
export async function unpackBundledBrowser(
  pack: { readonly version: string; readonly binDir: string },
  options: { readonly cacheDir: string; readonly signal?: AbortSignal },
): Promise<Candidate[]> {
  const folder = join(options.cacheDir, `chromium-${pack.version}`);
  if (!existsSync(folder)) {
    await mkdir(options.cacheDir, { recursive: true });
    const staging = await mkdtemp(`${folder}-`);
    try {
      await unpackInto(staging, pack.binDir, options.signal);
      await commitFolder(staging, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error; // else another process was faster
      });
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_FILE: await writeFontSettings(folder) };
  const path = join(folder, 'chromium');
  return [
    candidate(path, PACKAGE, { env: fonts }),
    candidate(path, `${PACKAGE} with its own libraries`, {
      env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
    }),
  ];
}

async function unpackInto(folder: string, binDir: string, signal?: AbortSignal): Promise<void> {
  await pipeline(
    createReadStream(join(binDir, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
    ...(signal ? [{ signal }] : []),
  );
  for (const name of ['fonts', 'al2023']) {
    const target = join(folder, name);
    await mkdir(target);
    await unpackTar(join(binDir, `${name}.tar.br`), target, signal);
  }
}
