/**
 * Writes src/stage/fonts/noto-color-emoji.css from the installed @fontsource/noto-color-emoji: its own style sheet prefers
 * woff2 files that hold the pictures as SVG only, which Chromium does not draw (fontsource/fontsource#588); its woff files
 * hold them as COLRv1 too. Run it after that package changes: node scripts/copy-fonts.mjs
 */
import { readFile, writeFile } from 'node:fs/promises';

const PACKAGE = '@fontsource/noto-color-emoji';
const source = new URL(`../node_modules/${PACKAGE}/400.css`, import.meta.url);
const target = new URL('../src/stage/fonts/noto-color-emoji.css', import.meta.url);

const rules = (await readFile(source, 'utf8'))
  .replaceAll(
    /src: .*url\(\.\/(files\/[\w.-]+\.woff)\) format\('woff'\);/g,
    `src: url('${PACKAGE}/$1') format('woff');`,
  )
  .replaceAll('font-display: swap', 'font-display: block');
if (rules.includes('woff2')) throw new Error(`${PACKAGE}/400.css has another form than this script knows`);
await writeFile(target, `/* Written by scripts/copy-fonts.mjs; do not edit. */\n${rules}`);
