import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../base/files/write-whole.ts';

/**
 * The settings that the package brings name folders of its home in the cloud. Without any font at all, Chromium cannot
 * even use the fonts of a page.
 */
export async function writeFontSettings(folder: string): Promise<string> {
  const path = join(folder, 'fonts.conf');
  if (existsSync(path)) return path;
  await writeWhole(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(folder, 'fonts'))}</dir>
  <cachedir>${escapeXml(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`,
  );
  return path;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
