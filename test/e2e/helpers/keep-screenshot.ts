import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { ffmpeg } from '../../integration/helpers/ffmpeg.ts';

/** A screenshot of the window with a palette of 256 colours: a quarter of the bytes, and no difference at a glance. */
export async function keepScreenshot(page: Page, path: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled', timeout: 60_000 });
  const palette =
    '[0:v]split[a][b];[a]palettegen=max_colors=256:stats_mode=full[p];[b][p]paletteuse=dither=none';
  writeFileSync(
    path,
    ffmpeg(
      [
        ...['-f', 'png_pipe', '-i', 'pipe:0', '-lavfi', palette, '-frames:v', '1'],
        ...['-compression_level', '9', '-pred', 'none', '-c:v', 'png', '-f', 'image2pipe', '-'],
      ],
      picture,
    ),
  );
}
