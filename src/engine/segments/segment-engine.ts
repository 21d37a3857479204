import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { PlanSegment } from '../../shared/plan/plan.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import type { RenderContext } from '../request/render-request.ts';

/** The programs of a machine whose change can change pixels or bytes. */
export type SegmentEngine = {
  /** As ffmpeg prints its version. */
  readonly ffmpeg: string;
  /** Node's name of the processor family: encoders write other bytes on another one. */
  readonly arch: string;
  /** Null where no browser works. */
  readonly browser: string | null;
  /** Digest of the built stage page. */
  readonly stage: string;
};

/** The engine of this machine. Throws `internal` where the stage page is not built. */
export async function engineOf({
  tools,
  stageDir,
}: Pick<RenderContext, 'tools' | 'stageDir'>): Promise<SegmentEngine> {
  return {
    ffmpeg: tools.ffmpeg.version,
    arch: process.arch,
    browser: tools.browser?.version ?? null,
    stage: await stageVersion(stageDir),
  };
}

/**
 * SHA-256, in hex, over what a segment shows and the engine that renders it; the render cache goes by it alone. Stage and
 * browser count only where cues are drawn. The engine is the one of whoever renders, not of whoever plans.
 */
export function segmentFingerprint(
  { contentPrint, overlaySpans }: Pick<PlanSegment, 'contentPrint' | 'overlaySpans'>,
  { ffmpeg, arch, browser, stage }: SegmentEngine,
): string {
  const drawnBy = overlaySpans.length > 0 ? { browser, stage } : null;
  return sha256Hex(canonicalJson({ contentPrint, ffmpeg, arch, drawnBy }));
}

/** Changes whenever the built stage does: its page names every script and font by content. */
async function stageVersion(stageDir: string): Promise<string> {
  const page = await readFile(join(stageDir, 'index.html')).catch((error: unknown) => {
    throw new StudioError(
      'internal',
      `the stage page is not built: ${stageDir} has no index.html; run npm run build`,
      { cause: error },
    );
  });
  return sha256Hex(page).slice(0, 16);
}
