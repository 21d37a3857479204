import { realpath } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan/plan.ts';

/** Throws `output.not_writable` where the film would replace one of the files it is made from. */
export async function refuseSourceAsOutput(
  plan: Pick<Plan, 'segments' | 'sound' | 'assets'>,
  outputPath: string,
): Promise<void> {
  const target = await realpath(outputPath).catch(() => null); // nothing there: nothing to lose
  if (target === null) return;
  const sources = [
    ...plan.segments.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'source' ? [part.mediaPath] : [])),
    ),
    ...(plan.sound?.parts ?? []).flatMap(({ source }) => (source ? [source.mediaPath] : [])),
    ...Object.values(plan.assets),
  ];
  for (const source of new Set(sources))
    if ((await realpath(source).catch(() => null)) === target)
      throw new StudioError(
        'output.not_writable',
        `${outputPath} is a source of this very film; choose another name`,
        {
          details: { path: outputPath },
        },
      );
}
