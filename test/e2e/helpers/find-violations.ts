import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { settled } from './settled.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };

/**
 * What axe finds wrong, a line for each element. The film itself is a picture, and its colours are the film's. An open menu
 * or list floats beside the landmarks: what is focused in it belongs to the button it names. What lies under a
 * dialog or an open list is hidden from everybody, and looked at without it.
 */
export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  await settled(page); // colours on their way from one theme to the other are neither's
  const found = await page.evaluate<Violation[]>(
    `axe.run(
      document.querySelector('[data-radix-popper-content-wrapper]:has([role=listbox])') ??
      document.querySelector('[role=dialog]') ??
      { exclude: [['[data-film]']] },
      { resultTypes: ['violations'], rules: { region: { enabled: !document.querySelector('[data-radix-popper-content-wrapper]') } } },
    ).then((report) => report.violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}
